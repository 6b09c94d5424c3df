import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId, OrderId } from '../../../platform/ids.ts'
import type { Order, SourceDelivery, SourceRequest } from '../../capture/index.ts'
import { readLanes } from '../quote/lanes.ts'
import { promisedDays } from '../repromise/store.ts'
import { requestsFor } from '../resource/resource.ts'
import { problemFor } from '../source/choose.ts'
import { type Asked, ask } from '../source/plan.ts'
import { promisesFor } from '../source/promises.ts'
import type { Place } from '../source/question.ts'
import { plainReads } from '../source/reads.ts'
import { readWorld, type World } from '../source/world.ts'
import type { Block, Free } from './improve.ts'
import { asOpen, type InPlay } from './in-play.ts'

/** A delivery in play: its block, and what is needed to carry out and to explain what became of it. */
export type Candidate = Readonly<{
  order: OrderId
  request: SourceRequest
  delivery: SourceDelivery
  asked: Asked
  block: Block
  /** The day on which it would leave each of the block's places. */
  shipBy: readonly (string | null)[]
  units: readonly InPlay[]
}>

/** Why a delivery could not be judged as it stands: lines of it ship alone or together, or it stands where nobody would be asked. */
export type WhyLeftOut = 'grouped' | 'unasked'
export type Table = Readonly<{
  world: World
  free: Free
  candidates: readonly Candidate[]
  leftOut: Readonly<Record<WhyLeftOut, number>>
}>

/** What is in play as blocks to be solved together, and how many deliveries are left out. */
export async function layOut(tx: Tx, orders: readonly Order[], units: readonly InPlay[]): Promise<Table> {
  const requests = await requestsFor(tx, asOpen(orders, units))
  const ids = orders.map((order) => order.id)
  const [world, promised] = await Promise.all([
    readWorld(tx, requests, { ...plainReads, readLanes }),
    promisedDays(tx, ids),
  ])
  const free: Free = new Map([...world.free].map(([item, row]) => [item, row.slice()]))
  giveBack(world, units)
  const days = new Map(promised.map((one) => [`${one.order}/${one.line}/${one.location}`, one.deliverBy]))
  const candidates: Candidate[] = []
  const leftOut = { grouped: 0, unasked: 0 }
  for (const request of requests)
    for (const delivery of request.deliveries) {
      const lines = new Set(delivery.lines.map((line) => line.line))
      const own = units.filter((one) => one.order === request.order && lines.has(one.line))
      if (own.length === 0) continue
      const candidate = layOne(request, delivery, own, world, days)
      if (typeof candidate === 'string') leftOut[candidate]++
      else candidates.push(candidate)
    }
  return { world, free, candidates, leftOut }
}

function giveBack(world: World, units: readonly InPlay[]): void {
  for (const { item, location, units: count } of units) {
    const row = world.free.get(item)
    const j = world.places.indexOf.get(location)
    if (row && j !== undefined) row[j] = (row[j] as number) + count
  }
}

function layOne(
  request: SourceRequest,
  delivery: SourceDelivery,
  units: readonly InPlay[],
  world: World,
  days: ReadonlyMap<string, string | null>,
): Candidate | WhyLeftOut {
  const made = ask(delivery, request, world)
  // What was seen is used again by the next question, so this one keeps its own.
  const asked: Asked = { ...made, seen: { ...made.seen, free: ownRows(made, world) } }
  const { strategy, question, seen } = asked
  const { problem, candidates } = problemFor(strategy, question, world.places, seen, { shipToStore: false })
  if (problem.groups) return 'grouped'
  const columnOf = new Map(candidates.map((j, k) => [(world.places.list[j] as Place).id, k]))
  const items = question.wanted.map((one) => one.item)
  const now = new Int32Array(problem.items * problem.locations)
  for (const one of units) {
    const [i, k] = [items.indexOf(one.item), columnOf.get(one.location)]
    if (i < 0 || k === undefined) return 'unasked'
    const cell = i * problem.locations + k
    now[cell] = (now[cell] as number) + one.units
  }
  const promised = earliestOf(units, request.order, days)
  const dates = candidates.map((j) => datesFrom(request, delivery, (world.places.list[j] as Place).id, items[0], world))
  const closed = Uint8Array.from(dates, ({ deliverBy }) => Number(isLater(deliverBy, promised)))
  const keep = strategy.definition.minimumStock
  const block: Block = { problem, items, places: candidates, now, keep, closed }
  return { order: request.order, request, delivery, asked, block, shipBy: dates.map((one) => one.shipBy), units }
}

function ownRows({ question, seen }: Asked, world: World): Int32Array {
  return seen.free.slice(0, question.wanted.length * world.places.list.length)
}

/** The earliest day that was promised for any of them: nobody's may move. Null: no day was promised. */
function earliestOf(units: readonly InPlay[], order: OrderId, days: ReadonlyMap<string, string | null>): string | null {
  const known = units.flatMap((one) => days.get(`${order}/${one.line}/${one.location}`) ?? [])
  return known.toSorted()[0] ?? null
}

/** The days that would be promised from a place now, by policy or lane: whether they have room is not asked. */
function datesFrom(
  request: SourceRequest,
  delivery: SourceDelivery,
  location: LocationId,
  item: ItemId | undefined,
  world: World,
): Readonly<{ shipBy: string | null; deliverBy: string | null }> {
  const line = delivery.lines[0]?.line ?? 0
  const taken = item ? [{ line, item, units: 1, location }] : []
  const [promise] = promisesFor(delivery, request, { taken, pegged: [], uncovered: [], decisions: [] }, world)
  return promise ?? { shipBy: null, deliverBy: null }
}

function isLater(day: string | null, promised: string | null): boolean {
  return promised !== null && (day === null || day > promised)
}
