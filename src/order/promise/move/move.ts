import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId } from '../../../platform/ids.ts'
import type { Order, PlannedPromise, SourceRequest } from '../../capture/index.ts'
import { type Bookable, bookPlans } from '../appoint/book.ts'
import { followGoods } from '../appoint/follow-goods.ts'
import { giveBackDays } from '../appoint/give-back.ts'
import { readLanes } from '../quote/lanes.ts'
import { announceDates } from '../repromise/dates.ts'
import { datesOf, promisedDays } from '../repromise/store.ts'
import { requestsFor } from '../resource/resource.ts'
import { type CertificateInputs, type CertificateOutcome, hashOf, partsOf } from '../source/certificate.ts'
import { refuseLocations, scoringOf } from '../source/choose.ts'
import { pack } from '../source/packed.ts'
import { type Asked, ask } from '../source/plan.ts'
import { promisesFor } from '../source/promises.ts'
import { plainReads } from '../source/reads.ts'
import { writeDecisions, writePromises } from '../source/store.ts'
import { readWorld, type World } from '../source/world.ts'

/** Units of one delivery that a person takes from one location to another. */
export type HandMove = Readonly<{
  order: Order
  lines: readonly Readonly<{ line: number; item: ItemId; units: number }>[]
  from: LocationId
  to: LocationId
  /** A word, not a sentence. */
  reason: string
  pinned: boolean
}>

/** What it costs by the strategy that applies, in points (hundredths of a minor unit), and what is promised then. */
export type MoveProof = Readonly<{
  decision: string
  rule: string
  points: Readonly<{ from: number; to: number }>
  /** The rule of the strategy that would not have chosen the new location; null: none. */
  against: string | null
  request: SourceRequest
  plan: Bookable
}>

/**
 * Writes down a move by hand: its certificate with who decided and why. Stock and work are the caller's, who says
 * `promiseMove` when the units are at the new place.
 */
export async function proveMove(tx: Tx, move: HandMove): Promise<MoveProof> {
  const [request] = await requestsFor(tx, [withOpen(move)])
  const [delivery] = request?.deliveries ?? []
  if (!request || !delivery) throw new Error(`order ${move.order.id} has nothing to move`)
  const world = await readWorld(tx, [request], { ...plainReads, readLanes, shipToStore: true })
  giveBack(world, move)
  // A person may know better than a decline of before.
  const asked = ask({ ...delivery, exclude: [] }, request, world)
  const [from, to] = [indexOf(world, move.from), indexOf(world, move.to)]
  const parts = (j: number) => partsOf(asked.strategy, asked.question, world.places, asked.seen, j)
  const sides = { from: parts(from), to: parts(to) }
  const against = refusalOf(asked, world, to)
  const certificate = certifyHand(move, asked, world, sides, against)
  const [decision = ''] = await writeDecisions(
    tx,
    [{ ...certificate, delivery: delivery.delivery, order: move.order.id }],
    'by_hand',
  )
  const plan = { order: move.order.id, promises: promisesAt(move, request, world) }
  return {
    decision,
    rule: asked.strategy.rule,
    points: { from: sum(sides.from), to: sum(sides.to) },
    against,
    request,
    plan,
  }
}

/**
 * Promises the units from their new place, behind the stock in the one lock order: the days of the old place are given
 * back, the first free ones of the new place taken, and a service that its goods would miss gets another hour.
 * @returns what is promised now
 */
export async function promiseMove(tx: Tx, move: HandMove, { request, plan }: MoveProof): Promise<PlannedPromise[]> {
  const order = move.order.id
  await giveBackDays(tx, [order])
  const [booked] = await bookPlans(tx, await followGoods(tx, [move.order], [request], [plan]))
  const promises = [...(booked?.promises ?? [])]
  const known = await promisedDays(tx, [order])
  await writePromises(
    tx,
    promises.map((one) => ({ ...one, order })),
    'moved',
  )
  await announceMoved(tx, move, promises, known)
  return promises
}

/** Says so when the day is another one: that of the order is the latest of all that is not sent yet. */
async function announceMoved(
  tx: Tx,
  { order, from }: HandMove,
  promised: readonly PlannedPromise[],
  known: Awaited<ReturnType<typeof promisedDays>>,
): Promise<void> {
  const promises = promised.filter((one) => one.location !== null)
  const others = await datesOf(tx, [order.id])
  const before = new Map(known.filter((one) => one.location === from).map((one) => [one.line, one.deliverBy]))
  if (promises.every((one) => one.deliverBy === (before.get(one.line) ?? null))) return
  const days = [...promises, ...others].map((one) => one.deliverBy)
  const deliverBy = days.includes(null) ? null : (days.toSorted().at(-1) ?? null)
  announceDates(tx, [{ order: order.id, channel: order.channel, deliverBy }])
}

function withOpen({ order, lines }: HandMove): Order {
  const units = (line: number) => lines.filter((one) => one.line === line).reduce((all, one) => all + one.units, 0)
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, buckets: { ...line.buckets, open: units(line.line) } })),
  }
}

/** Both places are looked at as if the units lay on their shelf: the old one has them, the new one was asked. */
function giveBack(world: World, { lines, from }: HandMove): void {
  const j = indexOf(world, from)
  for (const { item, units } of lines) {
    const row = world.free.get(item)
    if (row) row[j] = (row[j] as number) + units
  }
}

function indexOf(world: World, location: LocationId): number {
  const j = world.places.indexOf.get(location)
  if (j === undefined) throw new Error(`location ${location} is gone`)
  return j
}

function refusalOf({ strategy, question, seen }: Asked, world: World, to: number): string | null {
  const scoring = scoringOf(strategy, question, world.places, seen)
  return refuseLocations(scoring, { shipToStore: world.shipToStore })[to] ?? null
}

function promisesAt({ lines, to }: HandMove, request: SourceRequest, world: World): PlannedPromise[] {
  const [delivery] = request.deliveries
  if (!delivery) return []
  const taken = lines.map((line) => ({ ...line, location: to }))
  return promisesFor(delivery, request, { taken, pegged: [], uncovered: [], decisions: [] }, world)
}

function certifyHand(
  { lines, from, to, reason, pinned }: HandMove,
  { strategy, question, seen }: Asked,
  { places }: World,
  sides: Readonly<{ from: readonly number[]; to: readonly number[] }>,
  against: string | null,
) {
  const code = (location: LocationId) => places.list[places.indexOf.get(location) ?? -1]?.code ?? ''
  const packed = pack(seen, question.wanted.length)
  const inputs: CertificateInputs = {
    hash: hashOf(strategy, question, places, packed, strategy.definition.shipToStore),
    demands: lines.map(({ line, units }) => [line, units] as const),
    locations: places.list.length,
    hand: { from: code(from), reason, pinned, ...(against !== null && { against }) },
  }
  const outcome: CertificateOutcome = {
    how: 'by_hand',
    points: sum(sides.to),
    top: [
      [code(to), sum(sides.to), ...sides.to],
      [code(from), sum(sides.from), ...sides.from],
    ],
    taken: lines.map(({ line, units }) => [line, code(to), units] as const),
  }
  const world = { id: places.id, locations: places.list }
  return { rule: strategy.rule, strategy: strategy.id, inputs, outcome, seen: packed, world }
}

function sum(parts: readonly number[]): number {
  return parts.reduce((all, part) => all + part, 0)
}
