import {
  type DayBook,
  type DaySheet,
  isLimited,
  openDayBook,
  readDaySheet,
  readMaster,
  type StillSent,
} from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { LocationId, OrderId } from '../../../platform/ids.ts'
import { dayOf } from '../../../platform/time.ts'
import { readStillSent } from '../appoint/store.ts'
import type { Place } from '../source/question.ts'
import type { World } from '../source/world.ts'
import type { Candidate } from './blocks.ts'
import type { Hop } from './deal.ts'

/** Rounds in which places are closed one by one to those who found their day full; then all limited ones are. */
const ROUNDS = 5

/** Days of limited places, and what the orders in play send from them. */
export type JointDays = Readonly<{ sheet: DaySheet; sent: readonly StillSent[] }>

/** Null where no place of the merchant is limited: nothing is read. */
export async function readJointDays(tx: Tx, orders: readonly OrderId[]): Promise<JointDays | null> {
  if (orders.length === 0) return null
  const sheet = await readDaySheet(tx, await readMaster(tx), orders, dayOf(tx.occurredAt))
  return sheet && { sheet, sent: await readStillSent(tx, orders) }
}

/** Closes places to a delivery on whose day they have no room, even if all that is in play gave its own back. */
export function closeFull(days: JointDays, candidates: readonly Candidate[], world: World): void {
  const book = openDayBook(days.sheet)
  giveBackAll(
    book,
    days,
    candidates.flatMap(({ order, units }) => units.map((one) => ({ ...one, demand: order }))),
  )
  for (const { order, block, shipBy } of candidates)
    block.places.forEach((j, k) => {
      const from = shipBy[k]
      if (!from) return
      const location = (world.places.list[j] as Place).id
      if (!book.hasRoom({ demand: order, location, from, lines: [{ line: 0, units: 1 }] })) block.closed[k] = 1
    })
}

export type Moved = Readonly<{ candidate: Candidate; hops: readonly Hop[] }>

/**
 * Plays the moves through: what leaves gives its days back, what comes takes them, in sequence. Who finds a day full has
 * the place closed.
 * @returns whether any had: then places must be chosen anew
 */
export function closeOverfull(
  days: JointDays,
  candidates: readonly Candidate[],
  moving: readonly Moved[],
  world: World,
  round: number,
): boolean {
  const book = openDayBook(days.sheet)
  giveBackAll(
    book,
    days,
    moving.flatMap(({ candidate, hops }) =>
      hops.map(({ line, from, units }) => ({ demand: candidate.order, line, location: from, units })),
    ),
  )
  let closed = false
  for (const { candidate, hops } of moving)
    for (const to of new Set(hops.map((hop) => hop.to))) {
      const k = columnOf(candidate, to, world)
      const from = candidate.shipBy[k]
      const lines = hops.filter((hop) => hop.to === to).map(({ line, units }) => ({ line, units }))
      if (!from || book.take({ demand: candidate.order, location: to, from, lines })) continue
      candidate.block.closed[k] = 1
      closed = true
    }
  if (closed && round >= ROUNDS) closeLimited(days, candidates, world)
  return closed
}

function closeLimited({ sheet }: JointDays, candidates: readonly Candidate[], world: World): void {
  for (const { block } of candidates)
    block.places.forEach((j, k) => {
      const place = sheet.master.placeOf.get((world.places.list[j] as Place).id)
      if (place && isLimited(place)) block.closed[k] = 1
    })
}

function columnOf({ block }: Candidate, location: LocationId, world: World): number {
  return block.places.findIndex((j) => (world.places.list[j] as Place).id === location)
}

type Leaving = Readonly<{ demand: OrderId; line: number; location: LocationId; units: number }>

/** Units that were sent from a place without a day, because it had no limits then, leave first: they give nothing back. */
function giveBackAll(book: DayBook, { sheet, sent }: JointDays, leaving: readonly Leaving[]): void {
  const keyOf = ({ demand, line, location }: Omit<StillSent, 'units'>) => `${demand}/${line}/${location}`
  const undated = new Map(sent.map((one) => [keyOf(one), one.units]))
  for (const one of sheet.bookings) undated.set(keyOf(one), (undated.get(keyOf(one)) ?? 0) - one.units)
  for (const one of leaving) {
    const free = Math.min(one.units, Math.max(0, undated.get(keyOf(one)) ?? 0))
    undated.set(keyOf(one), (undated.get(keyOf(one)) ?? 0) - free)
    book.giveBack({ ...one, units: one.units - free })
  }
}
