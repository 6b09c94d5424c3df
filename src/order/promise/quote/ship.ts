import {
  type Destination,
  kilometers,
  type Lane,
  type Loads,
  type NoLane,
  openTrip,
  type Place,
  rateLane,
  type Service,
  type Trip,
} from '../../../organisation/index.ts'
import type { Sight } from '../availability/sight.ts'
import type { World } from '../availability/world.ts'
import type { Part, Shipment, ShipOption } from './model.ts'
import {
  arrivalsFor,
  gives,
  hasAll,
  isEmpty,
  lackingOf,
  makeDeal,
  type Rest,
  type Shelves,
  take,
  weightOf,
} from './shelves.ts'

/** What does not depend on the carrier service, worked out once for a destination. */
export type Way = Readonly<{
  world: World
  sight: Sight
  shelves: Shelves
  places: readonly Place[]
  /** Kilometers by the index of the place; far away where nobody knows. */
  km: readonly number[]
  /** Places that have all of it now. */
  whole: readonly Place[]
  loads: Loads
  to: Destination
  currency: string
  /** The trip of everything together. */
  trip: Trip
  /** When goods on the shelf may leave: now, or when a preordered item is released. */
  from: number
  needed: readonly number[]
  /** What lines have got already, from elsewhere. */
  dealt: readonly Part[]
}>

export function openWay(
  wanted: Pick<Way, 'world' | 'sight' | 'shelves' | 'places' | 'loads' | 'to' | 'currency'>,
  { needed, dealt }: Pick<Way, 'needed' | 'dealt'> = { needed: wanted.shelves.needed, dealt: [] },
): Way {
  const { world, shelves, places, loads, to, currency } = wanted
  const weightG = needed === shelves.needed ? shelves.weightG : weightOf(shelves, needed)
  return {
    ...wanted,
    needed,
    dealt,
    km: distances(world, places, to),
    whole: places.filter((place) => hasAll(shelves, place, needed)),
    trip: openTrip(world.master, { to, weightG, currency, loads }),
    from: Math.max(world.now, shelves.notBefore),
  }
}

/** The best way of one service: whole from one place if any has it all, else split, else with what is expected. */
export function planService(way: Way, service: Service): ShipOption | NoLane {
  const one = wholeFrom(way, service)
  if (one && typeof one !== 'string')
    return optionOf(service, [shipmentOf(one, way, makeDeal(way.shelves, way.dealt)(way.needed))], [])
  return splitFrom(way, service)
}

/** Earliest at the door, then cheapest, then nearest, then by code: the same answer whoever asks. */
function wholeFrom(way: Way, service: Service): Lane | NoLane | null {
  let [best, bestKm]: [Lane | null, number] = [null, 0]
  let reason: NoLane | null = null
  for (const place of way.whole) {
    const lane = rateLane(way.world.master, way.trip, service, place, way.from)
    if (typeof lane === 'string') {
      reason ??= lane
      continue
    }
    const km = kmOf(way, place)
    if (best === null || isBetter(lane, km, best, bestKm)) [best, bestKm] = [lane, km]
  }
  return best ?? reason
}

function isBetter(a: Lane, aKm: number, b: Lane, bKm: number): boolean {
  return a.latestOn !== b.latestOn
    ? a.latestOn < b.latestOn
    : a.costMinor !== b.costMinor
      ? a.costMinor < b.costMinor
      : aKm < bKm
}

const FAR = Number.MAX_SAFE_INTEGER

function distances(world: World, places: readonly Place[], to: Destination): number[] {
  const km = new Array<number>(world.master.places.length).fill(FAR)
  for (const place of places) km[place.index] = kilometers(place, to) ?? FAR
  return km
}

function kmOf(way: Way, place: Place): number {
  return way.km[place.index] ?? FAR
}

/** Most units first, nearest of equals; then supply by its date; what is left is lacking. */
function splitFrom(way: Way, service: Service): ShipOption | NoLane {
  const { shelves, world, sight } = way
  const rest: Rest = [...way.needed]
  const deal = makeDeal(shelves, way.dealt)
  const shipments: Shipment[] = []
  let reason: NoLane | null = null
  const left = new Set(way.places)
  while (!isEmpty(rest)) {
    let best: { place: Place; km: number; units: number } | null = null
    for (const place of left) {
      const units = gives(shelves, place, rest)
      const km = kmOf(way, place)
      if (units === 0) left.delete(place)
      else if (!best || units > best.units || (units === best.units && km < best.km)) best = { place, km, units }
    }
    if (!best) break
    const { place } = best
    left.delete(place)
    const units = rest.map((wanted, item) => Math.min(wanted, shelves.has(place, item)))
    const lane = rateLane(world.master, tripOf(way, weightOf(shelves, units)), service, place, way.from)
    if (typeof lane === 'string') {
      reason ??= lane
      continue
    }
    shipments.push(shipmentOf(lane, way, deal(take(shelves, place, rest))))
  }
  const served = isEmpty(rest) ? [] : way.places.filter((place) => isServed(way, service, place))
  for (const arrival of arrivalsFor(world, sight, shelves, served, rest)) {
    const units = rest.map((_, item) => (item === arrival.item ? arrival.units : 0))
    const at = Math.max(arrival.at, way.from)
    const lane = rateLane(world.master, tripOf(way, weightOf(shelves, units)), service, arrival.place, at)
    if (typeof lane === 'string') rest[arrival.item] = (rest[arrival.item] ?? 0) + arrival.units
    else shipments.push({ ...shipmentOf(lane, way, deal(units)), availableAt: arrival.at, supplied: true })
  }
  if (shipments.length === 0) return reason ?? (way.places.length === 0 ? 'no_pick_up' : serviceReason(way, service))
  return optionOf(service, shipments, lackingOf(deal, rest))
}

function isServed(way: Way, service: Service, place: Place): boolean {
  return typeof rateLane(way.world.master, way.trip, service, place, way.from) !== 'string'
}

/** No place has anything: is that all, or does the service not go there either? */
function serviceReason(way: Way, service: Service): NoLane {
  for (const place of way.places) {
    const lane = rateLane(way.world.master, way.trip, service, place, way.from)
    if (typeof lane === 'string') return lane
  }
  return 'nothing_to_send'
}

function tripOf(way: Way, weightG: number): Trip {
  return { ...way.trip, weightG: Math.max(1, Math.round(weightG)) }
}

function shipmentOf(lane: Lane, way: Way, parts: Shipment['parts']): Shipment {
  const { place, service, costMinor, packages, shipOn, orderBy, earliestOn, latestOn } = lane
  const availableAt = way.from > way.world.now ? way.from : 0
  return {
    place,
    service,
    parts,
    costMinor,
    packages,
    shipOn,
    orderBy,
    earliestOn,
    latestOn,
    availableAt,
    supplied: false,
  }
}

function optionOf(service: Service, shipments: readonly Shipment[], lacking: ShipOption['backordered']): ShipOption {
  const late = shipments.flatMap((one) =>
    one.availableAt > 0 ? one.parts.map((part) => ({ ...part, until: one.availableAt })) : [],
  )
  return {
    service,
    shipments,
    costMinor: shipments.reduce((sum, one) => sum + one.costMinor, 0),
    shipOn: Math.max(...shipments.map((one) => one.shipOn)),
    earliestOn: Math.max(...shipments.map((one) => one.earliestOn)),
    latestOn: Math.max(...shipments.map((one) => one.latestOn)),
    orderBy: Math.min(...shipments.map((one) => one.orderBy)),
    backordered: [...late, ...lacking],
  }
}
