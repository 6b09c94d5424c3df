import { type Master, type Policies, readLocations, readMaster, readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId } from '../../../platform/ids.ts'
import { addDays, dayOf } from '../../../platform/time.ts'
import { readItemAttributes, type SourceRequest } from '../../capture/index.ts'
import type { Slot } from '../appoint/decide.ts'
import { readSlots } from '../appoint/hours.ts'
import type { Allotment, Sight } from '../availability/sight.ts'
import { readAllotments } from '../availability/store.ts'
import type { Lane } from '../solve/model.ts'
import { type Compiled, compiledOf, type Needs } from '../strategy/compile.ts'
import { BUILT_IN } from '../strategy/model.ts'
import { readActive } from '../strategy/store.ts'
import type { Incoming } from './decide.ts'
import { placesOf } from './places.ts'
import { NO_ROOM, type Places } from './question.ts'
import type { LaneRequest, Reads, StockSeen } from './reads.ts'

/** What there is to promise from, as read; plans of earlier orders of the list are taken out as they are made. */
export type World = Readonly<{
  at: Date
  today: string
  policies: Policies
  places: Places
  /** Units that nobody holds by item, at each place; what a channel sees of them is worked out for each question. */
  free: Map<ItemId, Int32Array>
  allotments: readonly Allotment[]
  sights: Map<string, Sight>
  /** Units kept unsold at each place, by channel. */
  safety: Map<string, Int32Array>
  incoming: Map<string, Incoming>
  strategies: readonly Compiled[]
  attributes: ReadonlyMap<ItemId, Readonly<Record<string, unknown>>>
  ordersOpen: Int32Array | null
  shelf: ReadonlyMap<ItemId, Readonly<{ ageDays: Int32Array; confidence: Int32Array }>> | null
  lanes: ReadonlyMap<string, ReadonlyMap<LocationId, Lane>>
  distances: Map<string, Int32Array>
  /** Days after today by their number: the same few for every order. */
  days: Map<number, string>
  /** Free hours of services; null when no order wants any. */
  slots: readonly Slot[] | null
  /** Days until each place has room for one more order, `NO_ROOM` where it has none; null when no place is limited. */
  roomIn: Int32Array | null
  /** Places with their hours, where an order is fetched: what comes to them is ready later. */
  stores: Master['placeOf']
  shipToStore: boolean
}>

const builtIn = compiledOf(BUILT_IN)
const NO_STORES: World['stores'] = new Map()

/**
 * Reads what orders may be promised from. What no strategy asks for is not read.
 * @param over strategies to decide by instead of the active ones
 */
export async function readWorld(
  tx: Tx,
  requests: readonly SourceRequest[],
  reads: Reads,
  over?: readonly Compiled[],
): Promise<World> {
  const items = [
    ...new Set(
      requests.flatMap((request) => request.deliveries.flatMap((delivery) => delivery.lines.map((line) => line.item))),
    ),
  ]
  // Issued together, these travel together.
  const [locations, policies, allotments, stock, incoming, active] = await Promise.all([
    readLocations(tx),
    readPolicies(tx),
    readAllotments(tx),
    reads.readStock(tx, items),
    reads.readIncoming(tx, items),
    over ? [] : readActive(tx),
  ])
  const strategies = over ?? active.map(compiledOf)
  const places = placesOf(locations)
  const needs = needsOf(strategies)
  const fetched = requests.some((request) => request.deliveries.some((one) => one.pickupLocation !== null))
  const [attributes, load, shelf, lanes, slots, room, hours] = await Promise.all([
    needs.attributes ? readItemAttributes(tx, items) : new Map<ItemId, Record<string, unknown>>(),
    needs.load ? reads.readLoad(tx) : null,
    needs.shelf ? reads.readShelf(tx, items) : null,
    lanesFor(tx, requests, reads, needs),
    readSlots(tx, requests),
    reads.readRoom(tx),
    fetched ? readMaster(tx) : null,
  ])
  return {
    at: tx.occurredAt,
    today: dayOf(tx.occurredAt),
    policies,
    places,
    free: freeOf(items, stock, places),
    allotments,
    sights: new Map(),
    safety: new Map(),
    incoming: new Map(incoming.map((supply) => [supply.supply, supply])),
    strategies,
    attributes,
    ordersOpen: load && columnOf(places, load, (row) => row.orders),
    shelf: shelf && shelvesOf(places, shelf),
    lanes: new Map([...(lanes ?? [])].map(([key, list]) => [key, new Map(list.map((lane) => [lane.location, lane]))])),
    distances: new Map(),
    days: new Map(),
    slots,
    roomIn: room && Int32Array.from(places.list, (place) => room.get(place.id) ?? (room.has(place.id) ? NO_ROOM : 0)),
    stores: hours?.placeOf ?? NO_STORES,
    shipToStore: reads.shipToStore,
  }
}

/** The day so many days after today. */
export function dayAfter({ today, days }: World, count: number): string {
  const known = days.get(count)
  if (known) return known
  const day = addDays(today, count)
  days.set(count, day)
  return day
}

/** The first strategy that applies to a delivery; the built-in one where none does. */
export function strategyFor(world: World, order: Record<string, unknown> | null): Compiled {
  const facts = { order: order ?? {} }
  return (
    world.strategies.find(({ appliesWhen }) => appliesWhen === null || appliesWhen.answer(facts) === true) ?? builtIn
  )
}

export function needsOf(strategies: readonly Compiled[]): Needs {
  const any = (pick: (needs: Needs) => boolean) => strategies.some((one) => pick(one.needs))
  return {
    lanes: any((needs) => needs.lanes),
    load: any((needs) => needs.load),
    shelf: any((needs) => needs.shelf),
    attributes: any((needs) => needs.attributes),
  }
}

/** Lanes of the deliveries for which a strategy weighs them, or which are to go by one carrier service. */
async function lanesFor(tx: Tx, requests: readonly SourceRequest[], { readLanes, readServices }: Reads, needs: Needs) {
  if (!readLanes) return null
  const named = requests.some((request) => request.deliveries.some((one) => one.carrierService))
  if (!needs.lanes && !named) return null
  const services = named ? await readServices(tx) : new Set<string>()
  const wanted = laneRequests(requests).filter(
    ({ delivery }) => needs.lanes || services.has(delivery.carrierService ?? ''),
  )
  return wanted.length > 0 ? readLanes(tx, wanted) : null
}

function laneRequests(requests: readonly SourceRequest[]): LaneRequest[] {
  return requests.flatMap((request) =>
    request.deliveries.map((delivery) => ({
      order: request.order,
      delivery,
      weightG: delivery.lines.reduce((sum, line) => sum + (line.weightG ?? 0) * line.units, 0),
    })),
  )
}

function freeOf(items: readonly ItemId[], stock: StockSeen, places: Places): Map<ItemId, Int32Array> {
  const free = new Map<ItemId, Int32Array>()
  for (const item of items) {
    const seen = stock.get(item)
    if (!seen || seen.size === 0) continue
    const row = new Int32Array(places.list.length)
    for (const [location, units] of seen) {
      const j = places.indexOf.get(location)
      if (j !== undefined) row[j] = units
    }
    free.set(item, row)
  }
  return free
}

function columnOf<T extends Readonly<{ location: LocationId }>>(
  places: Places,
  rows: readonly T[],
  pick: (row: T) => number,
): Int32Array {
  const column = new Int32Array(places.list.length)
  for (const row of rows) {
    const j = places.indexOf.get(row.location)
    if (j !== undefined) column[j] = pick(row)
  }
  return column
}

function shelvesOf(
  places: Places,
  rows: readonly Readonly<{ item: ItemId; location: LocationId; ageDays: number; confidence: number }>[],
) {
  const shelves = new Map<ItemId, { ageDays: Int32Array; confidence: Int32Array }>()
  for (const { item, location, ageDays, confidence } of rows) {
    const j = places.indexOf.get(location)
    if (j === undefined) continue
    const m = places.list.length
    const own = shelves.get(item) ?? { ageDays: new Int32Array(m), confidence: new Int32Array(m).fill(100) }
    own.ageDays[j] = ageDays
    own.confidence[j] = confidence
    shelves.set(item, own)
  }
  return shelves
}
