import { createFileRoute } from '@tanstack/react-router'
import { OfferReport } from '../../features/offer/OfferReport'

export const Route = createFileRoute('/_staff/offers/report')({ component: OfferReport })
