import { createFileRoute } from '@tanstack/react-router'
import { FeedsScreen } from '../../features/offer/FeedsScreen'

export const Route = createFileRoute('/_staff/offers/import')({ component: FeedsScreen })
