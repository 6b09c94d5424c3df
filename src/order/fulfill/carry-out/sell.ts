import * as inventory from '../../../inventory/index.ts'
import { RetryTransaction, type Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { makeShortfallStep } from '../../promise/index.ts'
import { makeShortAllocated } from '../short/missing.ts'
import type { FulfillSteps } from '../steps.ts'
import type { CarriedOut } from './decide.ts'

export type Sale = CarriedOut & Readonly<{ order: OrderId }>

/**
 * Takes sold units from the shelf: reality wins. What the books never had is counted in first, because nobody can sell
 * what is not there; who held units that left is sourced again.
 */
export async function sellFromShelf(
  tx: Tx,
  steps: Pick<FulfillSteps, 'resource'>,
  sales: readonly Sale[],
): Promise<void> {
  if (sales.length === 0) return
  await inventory.moveStock(tx, 'found by a sale', await unknownToTheBooks(tx, sales))
  const movements = sales.map(
    ({ order, line, item, location, units }): inventory.Movement => ({
      item,
      location,
      kind: 'sale',
      units: -units,
      reference: { kind: 'order', id: order, line },
    }),
  )
  try {
    await inventory.realize(tx, movements, makeShortfallStep(makeShortAllocated(steps.resource)))
  } catch (error) {
    if (!(error instanceof inventory.BalanceBroken)) throw error
    throw new RetryTransaction('the shelf moved between reading and taking')
  }
}

/** Read without a lock: orders that hold these units are locked before their balances. */

async function unknownToTheBooks(tx: Tx, sales: readonly Sale[]): Promise<inventory.Movement[]> {
  const items = [...new Set(sales.map((sale) => sale.item))]
  const balances = await inventory.readBalances(tx, items)
  const left = new Map(balances.map((balance) => [inventory.stockKey(balance), balance.onHand]))
  return sales.flatMap((sale): inventory.Movement[] => {
    const key = inventory.stockKey(sale)
    const known = left.get(key) ?? 0
    left.set(key, Math.max(0, known - sale.units))
    const missing = sale.units - known
    if (missing <= 0) return []
    const { item, location, order, line } = sale
    const reference = { kind: 'order', id: order, line }
    return [{ item, location, kind: 'count', units: missing, reason: 'sold more than the books had', reference }]
  })
}
