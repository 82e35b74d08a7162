import { createFileRoute } from '@tanstack/react-router'
import { Catalogue } from '../../features/offer/Catalogue'

export const Route = createFileRoute('/_staff/offers/')({ component: Catalogue })
