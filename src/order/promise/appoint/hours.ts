import { readCapacities, regionsOf } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { addDays, dayOf } from '../../../platform/time.ts'
import type { SourceDelivery, SourceRequest } from '../../capture/index.ts'
import type { Slot } from './decide.ts'

/** Appointments far ahead follow goods that come late. */
const HORIZON_DAYS = 400

/** Hours of the services that orders want, full ones too; null when none wants any, and then nothing is read. */
export async function readSlots(tx: Tx, requests: readonly SourceRequest[]): Promise<Slot[] | null> {
  const services = requests.flatMap((request) =>
    request.deliveries.flatMap(({ lines }) => lines.flatMap((line) => (line.kind === 'service' ? [line.item] : []))),
  )
  if (services.length === 0) return null
  const from = dayOf(tx.occurredAt)
  const rows = await readCapacities(tx, [...new Set(services)], { from, to: addDays(from, HORIZON_DAYS) })
  return rows.map(({ item, place, on, slot, capacity, booked }) => ({ item, place, on, slot, left: capacity - booked }))
}

/** Codes of the place or the regions that may serve a delivery, the narrowest first. */
export function servingPlaces(
  { country, postalCode }: SourceDelivery,
  pickup: Readonly<{ code: string; country: string; postalCode: string | null }> | undefined,
): string[] {
  return pickup
    ? [pickup.code, ...regionsOf(pickup.country, pickup.postalCode)]
    : regionsOf(country, postalCode ?? null)
}
