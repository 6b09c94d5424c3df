import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, OrderId } from '../../../platform/ids.ts'
import { changeOrders, type Order, openOrders, type UnitMove } from '../../capture/index.ts'
import { planOpen, resourceOrders } from '../resource/resource.ts'
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

/**
 * Serves the backorder queue of items from what is free now, best first: the waiting units that a shelf can serve are
 * taken back to open with what they held (pegs, requirements) and sourced anew. An order that no free unit can reach
 * keeps what it has, and hears nothing.
 */
export async function fillBackorders(tx: Tx, items: readonly ItemId[]): Promise<void> {
  const free = await freeUnits(tx, items)
  const wanted = items.filter((item) => (free.get(item) ?? 0) > 0)
  if (wanted.length === 0) return
  for (const id of await waitingOrders(tx, wanted)) {
    if (wanted.every((item) => (free.get(item) ?? 0) <= 0)) return
    const order = (await openOrders(tx, [id])).get(id)
    const moves = order ? await servable(tx, order, waitingMoves(order, free)) : []
    if (!order || moves.length === 0) continue
    await dropClaims(tx, order, moves)
    await changeOrders(tx, [{ order, moves }])
    const [after] = await resourceOrders(tx, [id])
    for (const item of wanted) free.set(item, (free.get(item) ?? 0) - gained(order, after, item))
  }
}

async function freeUnits(tx: Tx, items: readonly ItemId[]): Promise<Map<ItemId, number>> {
  const sums = new Map<ItemId, number>()
  for (const balance of await inventory.readBalances(tx, items))
    sums.set(balance.item, (sums.get(balance.item) ?? 0) + Math.max(inventory.free(balance), 0))
  return sums
}

/** Of units that wait, those that a location can serve now: a plan of them is made and not carried out. */
async function servable(tx: Tx, order: Order, moves: readonly UnitMove[]): Promise<UnitMove[]> {
  const [plan] = moves.length > 0 ? await planOpen(tx, [withOpen(order, moves)]) : []
  return moves.flatMap((move) => {
    const units = (plan?.buckets ?? [])
      .filter((part) => part.line === move.line && part.bucket === 'reserved')
      .reduce((sum, part) => sum + part.units, 0)
    return units > 0 ? [{ ...move, units }] : []
  })
}

/** The order as if only these units stood open. */
function withOpen(order: Order, moves: readonly UnitMove[]): Order {
  const open = (line: number) => moves.filter((move) => move.line === line).reduce((sum, move) => sum + move.units, 0)
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, buckets: { ...line.buckets, open: open(line.line) } })),
  }
}

function waitingMoves(order: Order, free: ReadonlyMap<ItemId, number>): UnitMove[] {
  return order.lines.flatMap((line) => {
    const units =
      line.item && line.kind === 'physical' ? Math.min(line.buckets.backordered, free.get(line.item) ?? 0) : 0
    return units > 0 ? [{ line: line.line, from: 'backordered' as const, to: 'open' as const, units }] : []
  })
}

/** Gives up what waiting units held: first the uncovered part, then the pegs that come last. */
async function dropClaims(tx: Tx, order: Order, moves: readonly UnitMove[]): Promise<void> {
  const requirements = await inventory.requirementsOf(tx, [order.id])
  const pegs = (await inventory.heldFor(tx, [order.id])).filter((held) => held.supply !== inventory.ON_HAND)
  const dropped: { demand: string; line: number; units: number }[] = []
  const freed: inventory.Reservation[] = []
  for (const { line, units } of moves) {
    let left = units
    const required = Math.min(left, requirements.find((one) => one.line === line)?.units ?? 0)
    if (required > 0) dropped.push({ demand: order.id, line, units: required })
    left -= required
    for (const peg of pegs.filter((one) => one.line === line).reverse()) {
      const some = Math.min(left, peg.units)
      if (some > 0) freed.push({ ...peg, units: some })
      left -= some
    }
  }
  await inventory.takeRequirements(tx, dropped)
  await inventory.freeReserved(tx, freed)
}

function gained(before: Order, after: Order | undefined, item: ItemId): number {
  const reserved = (order: Order) =>
    order.lines.filter((line) => line.item === item).reduce((sum, line) => sum + line.buckets.reserved, 0)
  return after ? reserved(after) - reserved(before) : 0
}
