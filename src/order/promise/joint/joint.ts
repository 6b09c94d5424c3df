import * as inventory from '../../../inventory/index.ts'
import { readPolicies } from '../../../organisation/index.ts'
import { RetryTransaction, type Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, OrderId } from '../../../platform/ids.ts'
import { showId } from '../../../platform/ids.ts'
import { changeOrders, type Order } from '../../capture/index.ts'
import { type Bookable, bookPlans } from '../appoint/book.ts'
import { giveBackDays } from '../appoint/give-back.ts'
import { promisesFor } from '../source/promises.ts'
import { writeDecisions, writePromises } from '../source/store.ts'
import type { World } from '../source/world.ts'
import { layOut, type Table } from './blocks.ts'
import { certifyJoint } from './certify.ts'
import { readJointDays } from './days.ts'
import type { Hop } from './deal.ts'
import { type InPlay, openInPlay } from './in-play.ts'
import { chooseTogether, type Moving } from './together.ts'

/** Takes units out of fulfillment orders that nobody has taken up: done by fulfillment, which comes later in the story. */
export type TakeBackStep = (
  tx: Tx,
  units: readonly Readonly<{ fulfillment: FulfillmentOrderId; line: number; units: number }>[],
) => Promise<void>

export type JointWish = Readonly<{
  /** May units move that a location was sent and has not accepted? */
  released: boolean
  takeBack: TakeBackStep
}>

export type JointMove = Hop & Readonly<{ order: OrderId; delivery: number; decision: string }>
/** Points are hundredths of a minor unit. `bound`: what no choice of places could cost less than. */
export type JointOutcome = Readonly<{
  orders: number
  deliveries: number
  /** Deliveries that were not judged, by the reason. */
  leftOut: Readonly<{ pickups: number }> & Table['leftOut']
  moves: readonly JointMove[]
  points: Readonly<{ before: number; after: number; bound: number }>
}>

/**
 * Chooses the places of many orders together, of what nobody has picked yet, and moves what gets cheaper by it. No
 * promise gets later, no day of a place is filled beyond its limits, nobody is split more unless it is cheaper for
 * them; every move has its certificate.
 */
export async function optimizeTogether(tx: Tx, ids: readonly OrderId[], wish: JointWish): Promise<JointOutcome> {
  const { orders, units, pickups } = await openInPlay(tx, ids, wish.released)
  const table = await layOut(tx, orders, units)
  const { world, candidates, leftOut } = table
  const days = await readJointDays(
    tx,
    orders.map((order) => order.id),
  )
  const { joint, moving } = chooseTogether(table, days)
  const decisions = await writeDecisions(
    tx,
    moving.map(({ candidate, placed }) => ({ ...certifyJoint(candidate, placed, world), order: candidate.order })),
    'reoptimized',
  )
  await carryOut(tx, orders, moving, world, wish)
  return {
    orders: orders.length,
    deliveries: candidates.length,
    leftOut: { pickups, ...leftOut },
    points: { before: joint.before, after: joint.after, bound: joint.bound },
    moves: moving.flatMap(({ candidate, dealt }, index) =>
      dealt.flatMap(({ hops }) =>
        hops.map((hop) => ({
          ...hop,
          order: candidate.order,
          delivery: candidate.delivery.delivery,
          decision: decisions[index] ?? '',
        })),
      ),
    ),
  }
}

/** Everything is given back first, then taken anew: two that change places do not wait for each other. Days come behind the stock. */
async function carryOut(
  tx: Tx,
  orders: readonly Order[],
  moving: readonly Moving[],
  world: World,
  { takeBack }: JointWish,
): Promise<void> {
  if (moving.length === 0) return
  const parts = moving.flatMap(({ candidate, dealt }) =>
    dealt.flatMap(({ index, hops }) => {
      const unit = candidate.units[index] as InPlay
      return hops.map((hop) => ({ ...hop, order: candidate.order, unit }))
    }),
  )
  const sent = parts.flatMap(({ unit, line, units }) => (unit.work ? [{ fulfillment: unit.work, line, units }] : []))
  if (sent.length > 0) await takeBack(tx, sent)
  await inventory.lockBalances(
    tx,
    parts.flatMap(({ item, from, to }) => [
      { item, location: from },
      { item, location: to },
    ]),
  )
  await changeOrders(tx, movesOf(orders, parts))
  const byOrder = new Map(orders.map((order) => [order.id, order]))
  announceMoves(tx, byOrder, moving)
  await inventory.freeReserved(
    tx,
    parts.flatMap(({ unit, units }) => (unit.held ? [{ ...unit.held, units }] : [])),
  )
  const policies = await readPolicies(tx)
  const short = await inventory.reserve(
    tx,
    parts.map(({ order, line, item, to, units, unit }) => ({
      demandKind: 'order_line' as const,
      demand: order,
      line,
      item,
      location: to,
      supply: inventory.ON_HAND,
      units,
      leave: policies('stock.safety_units', { location: to }),
      priority: unit.held?.priority ?? 0,
      ...(unit.held && { madeAt: unit.held.madeAt }),
    })),
  )
  if (short.shortAt.length > 0) throw new RetryTransaction('others took the units meanwhile')
  await promiseAnew(tx, moving, world)
}

type Part = Hop & Readonly<{ order: OrderId; unit: InPlay }>

/** What was sent already is reserved again; what was reserved stays so, elsewhere. */
function movesOf(orders: readonly Order[], parts: readonly Part[]) {
  return orders.flatMap((order) => {
    const own = parts.filter((part) => part.order === order.id && part.unit.work !== null)
    const moves = (['open', 'reserved'] as const).flatMap((to) =>
      own.map(({ line, units }) => ({
        line,
        units,
        from: to === 'open' ? ('allocated' as const) : ('open' as const),
        to,
      })),
    )
    return moves.length > 0 ? [{ order, moves }] : []
  })
}

/** Gives back the days of the old places and takes those that were promised at the new ones. */
async function promiseAnew(tx: Tx, moving: readonly Moving[], world: World): Promise<void> {
  const plans = moving.map(({ candidate: { order, delivery, request }, dealt }) => {
    const taken = dealt.flatMap(({ hops }) =>
      hops.map(({ line, item, units, to }) => ({ line, item, units, location: to })),
    )
    const sourced = { taken, pegged: [], uncovered: [], decisions: [] }
    return { order, promises: promisesFor(delivery, request, sourced, world) }
  })
  await giveBackDays(tx, [...new Set(plans.map((plan) => plan.order))])
  const booked = await bookPlans(tx, plans)
  const days = (list: readonly Bookable[]) => list.flatMap(({ promises }) => promises.map((one) => one.shipBy))
  const found = days(booked)
  if (days(plans).some((day, index) => day !== found[index]))
    throw new RetryTransaction('others took the day meanwhile')
  await writePromises(
    tx,
    booked.flatMap(({ order, promises }) => promises.map((one) => ({ ...one, order }))),
    'reoptimized',
  )
}

function announceMoves(tx: Tx, orders: ReadonlyMap<OrderId, Order>, moving: readonly Moving[]): void {
  for (const { candidate, dealt } of moving) {
    const channel = orders.get(candidate.order)?.channel
    const moves = dealt.flatMap(({ hops }) =>
      hops.map(({ line, units, from, to }) => ({
        line,
        units,
        from: showId('location', from),
        to: showId('location', to),
      })),
    )
    tx.announce({ type: 'units.moved', order: candidate.order, ...(channel && { channel }), data: { moves } })
  }
}
