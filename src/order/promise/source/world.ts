import { createHash } from 'node:crypto'
import { readIncoming } from '../../../inventory/index.ts'
import { type Location, type Policies, readLocations, readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId } from '../../../platform/ids.ts'
import { addDays, dayOf } from '../../../platform/time.ts'
import { readItemAttributes, type SourceRequest } from '../../capture/index.ts'
import type { Slot } from '../appoint/decide.ts'
import { readSlots } from '../appoint/hours.ts'
import type { Lane } from '../solve/model.ts'
import { type Compiled, compiledOf, type Needs } from '../strategy/compile.ts'
import { UNKNOWN_KM } from '../strategy/language.ts'
import { BUILT_IN } from '../strategy/model.ts'
import { readActive } from '../strategy/store.ts'
import type { Incoming } from './decide.ts'
import { NO_LANE, NO_ROOM, type Place, type Places, type Question, type Seen, type Wanted } from './question.ts'
import type { Reads, StockSeen } from './reads.ts'

/** What there is to promise from, as read; plans of earlier orders of the list are taken out as they are made. */
export type World = Readonly<{
  at: Date
  today: string
  policies: Policies
  places: Places
  /** Units free by item, at each place; after safety stock. */
  free: Map<ItemId, Int32Array>
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
  shipToStore: boolean
}>

const builtIn = compiledOf(BUILT_IN)

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
  const [locations, policies, stock, incoming, active] = await Promise.all([
    readLocations(tx),
    readPolicies(tx),
    reads.readStock(tx, items),
    readIncoming(tx, items),
    over ? [] : readActive(tx),
  ])
  const strategies = over ?? active.map(compiledOf)
  const places = placesOf(locations)
  const needs = needsOf(strategies)
  const [attributes, load, shelf, lanes, slots, room] = await Promise.all([
    needs.attributes ? readItemAttributes(tx, items) : new Map<ItemId, Record<string, unknown>>(),
    needs.load ? reads.readLoad(tx) : null,
    needs.shelf ? reads.readShelf(tx, items) : null,
    reads.readLanes && needs.lanes ? reads.readLanes(tx, laneRequests(requests)) : null,
    readSlots(tx, requests),
    reads.readRoom(tx),
  ])
  return {
    at: tx.occurredAt,
    today: dayOf(tx.occurredAt),
    policies,
    places,
    free: freeOf(stock, places, policies),
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

function laneRequests(requests: readonly SourceRequest[]) {
  return requests.flatMap((request) =>
    request.deliveries.map((delivery) => ({
      order: request.order,
      delivery,
      weightG: delivery.lines.reduce((sum, line) => sum + (line.weightG ?? 0) * line.units, 0),
    })),
  )
}

/** The last one read: locations hardly ever change, and a hash over all of them is not free. */
let lastPlaces: { text: string; places: Places } = { text: '', places: { id: '', list: [], indexOf: new Map() } }

export function placesOf(locations: readonly Location[]): Places {
  const list = locations
    .map(
      (one): Place => ({
        id: one.id,
        code: one.code,
        kind: one.kind,
        city: one.city,
        postalCode: one.postalCode,
        region: one.region,
        country: one.country,
        latitude: one.latitude,
        longitude: one.longitude,
        canShip: one.canShip,
        canPickup: one.canPickup,
        stockKeeper: one.stockKeeper,
        dailyCapacity: one.dailyCapacity,
        active: one.active,
      }),
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const text = JSON.stringify(list)
  if (lastPlaces.text !== text) lastPlaces = { text, places: indexed(idOf(text), list) }
  return lastPlaces.places
}

export function indexed(id: string, list: readonly Place[]): Places {
  return { id, list, indexOf: new Map(list.map((place, index) => [place.id, index])) }
}

/** A UUID (version 8: custom) of a content's hash. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function freeOf(stock: readonly StockSeen[], places: Places, policies: Policies): Map<ItemId, Int32Array> {
  const safety = places.list.map((place) => policies('stock.safety_units', { location: place.id }))
  const free = new Map<ItemId, Int32Array>()
  for (const seen of stock) {
    const j = places.indexOf.get(seen.location)
    if (j === undefined) continue
    const row = free.get(seen.item) ?? new Int32Array(places.list.length)
    row[j] = seen.free - (safety[j] as number)
    free.set(seen.item, row)
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

/** Rows of free units, used again by the next question: a fresh array for each costs more than the choice itself. */
let scratch = new Int32Array(0)

/** The numbers for one question, from what was read. They hold until the next question is asked. */
export function seenFor(
  world: World,
  question: Question,
  to: Readonly<{ key: string; latitude: number | null; longitude: number | null }>,
): Seen {
  const { places, shelf } = world
  const [m, n] = [places.list.length, question.wanted.length]
  if (scratch.length < n * m) scratch = new Int32Array(n * m * 2)
  const free = scratch
  for (let i = 0; i < n; i++) {
    const row = world.free.get((question.wanted[i] as Wanted).item)
    for (let j = 0; j < m; j++) free[i * m + j] = row ? (row[j] as number) : 0
  }
  const lanes = world.lanes.get(to.key)
  const cells = shelf && {
    ageDays: cellsOf(question, m, (item) => shelf.get(item)?.ageDays),
    confidence: cellsOf(question, m, (item) => shelf.get(item)?.confidence),
  }
  return {
    km: distancesTo(world, question, to),
    free,
    columns: {
      ...(lanes && lanes.size > 0 && laneColumns(world, lanes)),
      ...(world.ordersOpen && { ordersOpen: world.ordersOpen }),
      ...(world.roomIn && { roomIn: world.roomIn }),
    },
    cells: cells ?? {},
    wantedDays: question.requestedOn === null ? null : daysBetween(world.today, question.requestedOn),
  }
}

function cellsOf(question: Question, m: number, row: (item: ItemId) => Int32Array | undefined): Int32Array {
  const cells = new Int32Array(question.wanted.length * m)
  question.wanted.forEach(({ item }, i) => {
    const own = row(item)
    if (own) cells.set(own, i * m)
  })
  return cells
}

function laneColumns(world: World, lanes: ReadonlyMap<LocationId, Lane>) {
  const column = (pick: (lane: Lane) => number) =>
    Int32Array.from(world.places.list, (place) => {
      const lane = lanes.get(place.id)
      return lane ? pick(lane) : 0
    })
  const laneMinor = column((lane) => lane.costMinor)
  world.places.list.forEach((place, j) => {
    if (!lanes.has(place.id)) laneMinor[j] = NO_LANE
  })
  return {
    laneMinor,
    laneKgMinor: column((lane) => lane.costPerKgMinor),
    deliverDays: column((lane) => (lane.deliverBy ? Math.max(0, daysBetween(world.today, lane.deliverBy)) : 0)),
    co2G: column((lane) => lane.co2G),
  }
}

/** Whole kilometers from each place to the address, or to the place where it is collected. */
function distancesTo(
  world: World,
  question: Question,
  to: Readonly<{ latitude: number | null; longitude: number | null }>,
): Int32Array {
  const pickup =
    question.pickup === null ? undefined : world.places.list[world.places.indexOf.get(question.pickup) ?? -1]
  const { latitude, longitude } = pickup ?? to
  const key = `${latitude}/${longitude}`
  const known = world.distances.get(key)
  if (known) return known
  const km = kilometersTo(world.places, latitude, longitude)
  world.distances.set(key, km)
  return km
}

/** Unit vectors of places, three numbers each, made once for as long as the locations stay as they are. */
const vectors = new WeakMap<Places, Float64Array>()

/** Great-circle distances from the chord of unit vectors: the haversine's value, without its angles for each pair. */
function kilometersTo(places: Places, latitude: number | null, longitude: number | null): Int32Array {
  const km = new Int32Array(places.list.length).fill(UNKNOWN_KM)
  if (latitude === null || longitude === null) return km
  const known = vectors.get(places) ?? vectorsOf(places)
  const [x, y, z] = vectorOf(latitude, longitude)
  for (let j = 0; j < km.length; j++) {
    const [dx, dy, dz] = [
      (known[j * 3] as number) - x,
      (known[j * 3 + 1] as number) - y,
      (known[j * 3 + 2] as number) - z,
    ]
    const half = Math.sqrt(dx * dx + dy * dy + dz * dz) / 2
    if (!Number.isNaN(half)) km[j] = Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, half)))
  }
  return km
}

function vectorsOf(places: Places): Float64Array {
  const made = new Float64Array(places.list.length * 3)
  places.list.forEach(({ latitude, longitude }, j) => {
    made.set(latitude === null || longitude === null ? [Number.NaN, 0, 0] : vectorOf(latitude, longitude), j * 3)
  })
  vectors.set(places, made)
  return made
}

function vectorOf(latitude: number, longitude: number): [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

/** As in the organisation's geography. */
const EARTH_RADIUS_KM = 6371.0088
const DAY_MS = 86_400_000

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}
