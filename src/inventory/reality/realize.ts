import { RetryTransaction, type Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'
import { moveStock } from '../balance/balance.ts'
import { heldAt, lockBalances, takeReservations } from '../balance/store.ts'
import { type Balance, type BalanceChange, type Movement, type Reservation, type StockKey, stockKey } from '../model.ts'
import { decideShortfall } from './decide.ts'

/** What the later steps do when units that were promised are not there. */
export type ShortfallStep = Readonly<{
  lock(tx: Tx, orders: readonly OrderId[]): Promise<void>
  /** Units of order lines lost their reservation: they go back to sourcing. */
  displaced(tx: Tx, units: readonly { order: OrderId; line: number; units: number }[]): Promise<void>
  /** Units of fulfillment orders cannot be picked any more: they are short. The allocation is given up by the callee. */
  shortAllocated(tx: Tx, at: StockKey, units: number): Promise<void>
}>

/** Locks the orders that hold units at balances. Orders are locked before stock, so this comes before any balance is. */
export async function lockHolders(tx: Tx, keys: readonly StockKey[], step: Pick<ShortfallStep, 'lock'>): Promise<void> {
  await step.lock(tx, ordersOf(await heldAt(tx, keys)))
}

/**
 * Books what is so, whatever was promised: a count, a till's sale, a snapshot, a correction. Units that are missing
 * then are taken from their holders in the same transaction and sourced again; `stock.shortfall` says so.
 * @returns how many units had been promised that are not there
 */
export async function realize(tx: Tx, movements: readonly Movement[], step: ShortfallStep): Promise<number> {
  const losing = movements.filter((movement) => movement.units < 0)
  const peeked = await heldAt(tx, losing)
  const orders = new Set(ordersOf(peeked))
  await step.lock(tx, [...orders])
  const balances = new Map((await lockBalances(tx, movements)).map((balance) => [stockKey(balance), balance]))
  const held = await heldAt(tx, losing)
  if (ordersOf(held).some((order) => !orders.has(order))) throw new RetryTransaction('reservations came meanwhile')

  const displaced: Reservation[] = []
  const also: BalanceChange[] = []
  const goneUnavailable = new Map<string, number>()
  let missing = 0
  for (const [key, delta] of netPerBalance(movements)) {
    const balance = balances.get(key)
    if (!balance || delta >= 0) continue
    const here = held.filter((one) => stockKey(one) === key)
    const shortfall = decideShortfall(balance, delta, here)
    displaced.push(...shortfall.displaced)
    const taken = shortfall.displaced.reduce((sum, one) => sum + one.units, 0)
    if (shortfall.allocatedMissing > 0) await step.shortAllocated(tx, balance, shortfall.allocatedMissing)
    also.push({ item: balance.item, location: balance.location, reserved: -taken })
    goneUnavailable.set(key, shortfall.unavailableMissing)
    missing += taken + shortfall.allocatedMissing
    if (taken + shortfall.allocatedMissing > 0) announce(tx, balance, taken, shortfall.allocatedMissing)
  }
  if (displaced.length > 0) await takeReservations(tx, displaced)
  await moveStock(tx, 'realize', withUnavailable(movements, goneUnavailable), also)
  const lines = displaced
    .filter((one) => one.demandKind === 'order_line')
    .map((one) => ({ order: one.demand as OrderId, line: one.line, units: one.units }))
  if (lines.length > 0) await step.displaced(tx, lines)
  return missing
}

function ordersOf(held: readonly Reservation[]): OrderId[] {
  return [...new Set(held.filter((one) => one.demandKind === 'order_line').map((one) => one.demand as OrderId))].sort()
}

/** Units set apart that are gone are written on the movements that say so: the ledger accounts for both numbers. */
function withUnavailable(movements: readonly Movement[], gone: Map<string, number>): Movement[] {
  return movements.map((movement) => {
    const units = Math.min(gone.get(stockKey(movement)) ?? 0, Math.max(0, -movement.units))
    if (units === 0) return movement
    gone.set(stockKey(movement), (gone.get(stockKey(movement)) ?? 0) - units)
    return { ...movement, unavailable: (movement.unavailable ?? 0) - units }
  })
}

function netPerBalance(movements: readonly Movement[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const movement of movements) sums.set(stockKey(movement), (sums.get(stockKey(movement)) ?? 0) + movement.units)
  return sums
}

function announce(tx: Tx, balance: Balance, reserved: number, allocated: number): void {
  tx.announce({
    type: 'stock.shortfall',
    subject: balance.item,
    location: balance.location,
    data: { reserved, allocated },
  })
}
