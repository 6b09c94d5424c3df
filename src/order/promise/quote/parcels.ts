import { ON_HAND } from '../../../inventory/index.ts'
import { type Loads, type NoLane, openTrip, type Place, rateLane, type Service } from '../../../organisation/index.ts'
import type { World as Shown } from '../availability/world.ts'
import { decideDelivery, takenOf } from '../source/plan.ts'
import type { World } from '../source/world.ts'
import type { Way } from './asked.ts'
import { cheapest } from './lanes.ts'
import type { Lacking, Part, Shipment, Want } from './model.ts'

/** What the shelves and supplies that the strategy chose give, place by place; `missing` has nobody. */
export type Parcels = Readonly<{
  parcels: readonly Parcel[]
  missing: readonly Lacking[]
}>
/** Units that leave a place together: from its shelf, or out of one expected supply. */
export type Parcel = Readonly<{ place: Place; supply: string; at: number; parts: readonly Part[]; weightG: number }>

/** Asks the merchant's strategy, as placing would, and packs what it chose. */
export function chooseParcels(shown: Shown, world: World, way: Way, wants: readonly Want[]): Parcels {
  const decision = decideDelivery(way.delivery, way.request, world)
  if (!decision) return { parcels: [], missing: [] }
  const parcels = new Map<string, Parcel & { parts: Part[]; weightG: number }>()
  const put = (location: string, supply: string, at: number, line: number, units: number) => {
    const place = shown.master.placeOf.get(location)
    const part = partOf(wants, line, units)
    if (!place || !part) return
    const key = `${location}/${supply}`
    const parcel = parcels.get(key) ?? { place, supply, at, parts: [], weightG: 0 }
    parcel.parts.push(part)
    parcel.weightG += (wants[line - 1]?.item.weightG ?? 0) * units
    parcels.set(key, parcel)
  }
  for (const { location, line, units } of takenOf(decision, world)) put(location, ON_HAND, 0, line, units)
  for (const { location, supply, expectedAt, line, units } of decision.pegged)
    put(location, supply, Math.max(expectedAt.getTime(), shown.now), line, units)
  return {
    parcels: [...parcels.values()],
    missing: decision.uncovered.flatMap(({ line, units }) => {
      const part = partOf(wants, line, units)
      return part ? [{ ...part, until: null }] : []
    }),
  }
}

function partOf(wants: readonly Want[], line: number, units: number): Part | null {
  const want = wants[line - 1]
  return want ? { line: want.line, want: line, item: want.item.id, sku: want.item.sku, units } : null
}

/** Where parcels go, what they may cost in, and from when on goods may leave: now, or when the last is released. */
export type Route = Readonly<{
  shown: Shown
  loads: Loads
  to: Parameters<typeof openTrip>[1]['to']
  currency: string
  from: number
}>

/** A parcel with the lane it takes: by one service, or by the cheapest; or why nobody carries it. */
export function sendParcel(
  { shown: { master, now }, loads, to, currency, from }: Route,
  parcel: Parcel,
  service: Service | null,
): Shipment | NoLane {
  const trip = openTrip(master, { to, currency, loads, weightG: Math.max(1, Math.round(parcel.weightG)) })
  const at = Math.max(parcel.at, from)
  const lane = service
    ? rateLane(master, trip, service, parcel.place, at)
    : (cheapest(master, master.services, trip, parcel.place, at) ?? 'no_pick_up')
  if (typeof lane === 'string') return lane
  const { costMinor, packages, shipOn, orderBy, earliestOn, latestOn } = lane
  const supplied = parcel.supply !== ON_HAND
  return {
    place: parcel.place,
    service: lane.service,
    parts: parcel.parts,
    supply: parcel.supply,
    availableAt: supplied ? parcel.at : from > now ? from : 0,
    costMinor,
    packages,
    shipOn,
    orderBy,
    earliestOn,
    latestOn,
  }
}

/** Units that wait: for a date, or for nobody knows what. */
export function waiting(shipments: readonly Shipment[], missing: readonly Lacking[]): Lacking[] {
  const late = shipments.flatMap(({ availableAt, parts }) =>
    availableAt > 0 ? parts.map((part) => ({ ...part, until: availableAt })) : [],
  )
  return [...late, ...missing]
}
