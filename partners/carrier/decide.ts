import { type Refusal, refuse } from '../shared/outcome.ts'
import type { BookedPackage, Cancellation, Journal, Party, Scan, ScanCode, Shipment, Tracking } from './model.ts'
import { MAX_BILLED_WEIGHT_G, type Parcel, priceMinor, type Rate, SERVICES, type Service } from './tariff.ts'

export type RateRequest = { from: { country: string }; to: { country: string }; packages: Parcel[] }

export type ShipmentRequest = {
  key: string
  reference: string
  service: Service
  from: Party
  to: Party
  packages: (Parcel & { reference: string })[]
}

export type ScanRequest = {
  trackingNumber: string
  code: ScanCode
  at?: string
  place?: string
  detail?: string
  proof?: { name: string }
}

const tooHeavy = (): Refusal =>
  refuse(422, 'package_too_heavy', `No package above ${MAX_BILLED_WEIGHT_G} g, by weight or by volume, is taken.`)

/** What each service would cost, quickest first. */
export const decideRates = ({ from, to, packages }: RateRequest): Rate[] | Refusal => {
  const rates: Rate[] = []
  for (const service of ['express', 'standard', 'economy'] as const) {
    const amountMinor = priceMinor(service, from.country, to.country, packages)
    if (amountMinor === undefined) return tooHeavy()
    rates.push({ service, amountMinor, currency: 'EUR', days: SERVICES[service].days })
  }
  return rates
}

/** A shipment of packages that have their tracking numbers already, at the price of the tariff. */
export const decideShipment = (
  asked: ShipmentRequest,
  { at, id, packages }: { at: Date; id: string; packages: BookedPackage[] },
): Shipment | Refusal => {
  const amountMinor = priceMinor(asked.service, asked.from.country, asked.to.country, asked.packages)
  if (amountMinor === undefined) return tooHeavy()
  return {
    id,
    key: asked.key,
    reference: asked.reference,
    service: asked.service,
    amountMinor,
    currency: 'EUR',
    from: asked.from,
    to: asked.to,
    packages,
    at: at.toISOString(),
  }
}

/** Takes a shipment back as long as nothing of it was picked up. */
export const decideCancellation = (
  journal: Journal,
  { key, shipmentId }: { key: string; shipmentId: string },
  { at, id }: { at: Date; id: string },
): Cancellation | Refusal => {
  const shipment = journal.shipments.get(shipmentId)
  if (!shipment) return refuse(404, 'not_found', `There is no shipment ${shipmentId}.`)
  if (journal.cancelled.has(shipmentId)) return refuse(409, 'already_cancelled', 'This shipment was cancelled before.')
  const isOnItsWay = shipment.packages.some(
    ({ trackingNumber }) => (journal.trackings.get(trackingNumber)?.scans.length ?? 0) > 0,
  )
  if (isOnItsWay) return refuse(409, 'already_picked_up', 'A package of this shipment was picked up.')
  return { id, key, shipmentId, state: 'cancelled', at: at.toISOString() }
}

const FINAL: readonly ScanCode[] = ['delivered', 'returned_to_sender']

/** Scans may be missing on the way, but what begins comes first, what ends comes last, and a lost package must be found first. */
const mayFollow = (last: ScanCode | undefined, next: ScanCode): boolean => {
  if (last === undefined || next === 'picked_up') return last === undefined && next === 'picked_up'
  if (last === 'lost') return next === 'in_transit'
  return !FINAL.includes(last)
}

/** A scan of a package, when it may follow on the one before. */
export const decideScan = (
  tracking: Tracking | undefined,
  isCancelled: boolean,
  asked: ScanRequest,
  { at, id }: { at: Date; id: string },
): Scan | Refusal => {
  if (!tracking) return refuse(404, 'not_found', `There is no package ${asked.trackingNumber}.`)
  if (isCancelled) return refuse(409, 'shipment_cancelled', 'The shipment of this package was cancelled.')
  const last = tracking.scans.at(-1)?.code
  if (!mayFollow(last, asked.code)) {
    return refuse(409, 'illegal_scan_order', `${asked.code} may not follow on ${last ?? 'the booking'}.`)
  }
  const scannedAt = asked.at === undefined ? at : new Date(asked.at)
  // The one instant that is well-formed and that Date does not know is a leap second.
  if (Number.isNaN(scannedAt.getTime())) return refuse(422, 'invalid_time', `${asked.at} is not an instant.`)
  return { ...asked, id, at: scannedAt.toISOString() }
}
