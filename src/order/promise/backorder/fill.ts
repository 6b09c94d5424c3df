import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, OrderId } from '../../../platform/ids.ts'
import { changeOrders, type Order, openOrders, type SourcePlan, type UnitMove } from '../../capture/index.ts'
import { planOpen, resourceOrders } from '../resource/resource.ts'
import { type Claims, dropClaims, readClaims } from './claims.ts'
import { type Dated, soonerUnits, soonestOf, withoutHope } from './decide.ts'
import { firstComeChannels } from './sequence.ts'
import { waitingOrders } from './store.ts'

/** Units that were pegged to a supply and stand on the shelf now. */
export type Arrived = Readonly<{ order: OrderId; line: number; units: number }>

/** What was pegged has arrived: backordered units become reserved ones. */
export async function takeArrived(tx: Tx, arrived: readonly Arrived[]): Promise<void> {
  const orders = await openOrders(tx, [...new Set(arrived.map((one) => one.order))])
  const changes = [...orders.values()].map((order) => ({
    order,
    moves: arrived
      .filter((one) => one.order === order.id)
      .map((one): UnitMove => ({ line: one.line, from: 'backordered', to: 'reserved', units: one.units })),
  }))
  await changeOrders(tx, changes)
  for (const { order } of changes)
    tx.announce({ type: 'units.resourced', order: order.id, channel: order.channel, data: { cause: 'arrived' } })
}

/** Orders of the queue that are planned together. */
const AT_ONCE = 50
/** A unit that moved forward leaves its old place to the next: as many rounds as an item has supplies, and these are few. */
const ROUNDS = 50

/**
 * Serves the queue of items from what is free now, in its sequence: waiting units that a shelf or an earlier supply can
 * serve are taken back to open with what they held (pegs, requirements) and sourced anew. Nobody loses a place: a unit
 * moves only to be there sooner, so an order that cannot be served better keeps what it has, and hears nothing.
 */
export async function fillBackorders(tx: Tx, items: readonly ItemId[]): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) if (!(await fillOnce(tx, items))) return
}

/** @returns whether somebody was served better: what they gave up, or were offered in vain, may serve the next */
async function fillOnce(tx: Tx, items: readonly ItemId[]): Promise<boolean> {
  const [balances, incoming] = await Promise.all([inventory.readBalances(tx, items), inventory.readIncoming(tx, items)])
  const soonest = soonestOf(items, onShelf(balances), incoming)
  if (soonest.length === 0) return false
  const left = new Map(soonest.map(({ item, units }) => [item, units]))
  const expectedAt = new Map<string, Date>(incoming.map((one) => [one.supply, one.expectedAt]))
  const queue = await waitingOrders(tx, soonest, await firstComeChannels(tx))
  let served = false
  for (let start = 0; start < queue.length; start += AT_ONCE) {
    if ([...left.values()].every((units) => units <= 0)) break
    if (await serve(tx, queue.slice(start, start + AT_ONCE), left, expectedAt)) served = true
  }
  return served
}

function onShelf(balances: readonly inventory.Balance[]): Map<ItemId, number> {
  const sums = new Map<ItemId, number>()
  for (const balance of balances)
    sums.set(balance.item, (sums.get(balance.item) ?? 0) + Math.max(inventory.free(balance), 0))
  return sums
}

/** Serves a part of the queue. `left` counts what is free still. @returns whether anybody is served better now */
async function serve(
  tx: Tx,
  ids: readonly OrderId[],
  left: Map<ItemId, number>,
  expectedAt: ReadonlyMap<string, Date>,
): Promise<boolean> {
  const opened = await openOrders(tx, ids)
  const waiting = ids.flatMap((id) => {
    const order = opened.get(id)
    const moves = order ? waitingMoves(order, left) : []
    return order && moves.length > 0 ? [{ order, moves }] : []
  })
  const claims = await readClaims(
    tx,
    waiting.map(({ order }) => order.id),
  )
  const gains = await planGains(tx, waiting, claims, expectedAt)
  if (gains.length === 0) return false
  await dropClaims(tx, gains, claims)
  await changeOrders(tx, gains)
  await resourceOrders(
    tx,
    gains.map(({ order }) => order.id),
    { again: true },
  )
  for (const { order, moves } of gains)
    for (const move of moves) {
      const item = order.lines.find((line) => line.line === move.line)?.item
      if (item) left.set(item, (left.get(item) ?? 0) - move.units)
    }
  return true
}

type Waiting = Readonly<{ order: Order; moves: readonly UnitMove[] }>

/** What waiting orders gain by a plan in which nobody takes in vain what would serve somebody behind. */
async function planGains(
  tx: Tx,
  waiting: readonly Waiting[],
  claims: Claims,
  expectedAt: ReadonlyMap<string, Date>,
): Promise<Waiting[]> {
  for (let asking = waiting; asking.length > 0; ) {
    const plans = await planOpen(
      tx,
      asking.map(({ order, moves }) => withOpen(order, moves)),
    )
    const offered = asking.map(({ order, moves }) => {
      const plan = plans.find((one) => one.order === order.id)
      const lines = moves.map((move) => ({
        move,
        claims: claims.of(order.id, move.line),
        offers: plan ? offersOf(plan, move.line, expectedAt) : [],
      }))
      const sooner = lines.flatMap(({ move, ...line }) => {
        const units = Math.min(move.units, soonerUnits(line.claims, line.offers))
        return units > 0 ? [{ ...move, units }] : []
      })
      return {
        order,
        moves: sooner,
        claims: lines.flatMap((one) => one.claims),
        offers: lines.flatMap((one) => one.offers),
      }
    })
    const hopeless = new Set(withoutHope(offered.filter((one) => one.moves.length === 0 && one.offers.length > 0)))
    if (hopeless.size === 0) return offered.filter((one) => one.moves.length > 0)
    asking = asking.filter((_, index) => !hopeless.has(offered[index] as (typeof offered)[number]))
  }
  return []
}

/** What a plan that is not carried out would give a line, and from when on. */
function offersOf(plan: SourcePlan, line: number, expectedAt: ReadonlyMap<string, Date>): Dated[] {
  return plan.reservations
    .filter((one) => one.line === line)
    .map(({ units, supply }) => ({
      units,
      at: supply === inventory.ON_HAND ? new Date(0) : (expectedAt.get(supply) ?? null),
    }))
}

/** The order as if only these units stood open. */
function withOpen(order: Order, moves: readonly UnitMove[]): Order {
  const open = (line: number) => moves.filter((move) => move.line === line).reduce((sum, move) => sum + move.units, 0)
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, buckets: { ...line.buckets, open: open(line.line) } })),
  }
}

function waitingMoves(order: Order, left: ReadonlyMap<ItemId, number>): UnitMove[] {
  return order.lines.flatMap((line) => {
    const wanted = line.item && line.kind === 'physical' && (left.get(line.item) ?? 0) > 0
    const units = wanted ? line.buckets.backordered : 0
    return units > 0 ? [{ line: line.line, from: 'backordered' as const, to: 'open' as const, units }] : []
  })
}
