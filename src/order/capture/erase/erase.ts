import { readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { CustomerId, OrderId } from '../../../platform/ids.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { openOrder } from '../book.ts'
import { refuseOrder } from '../refusals.ts'
import { decideErase } from './decide.ts'
import { closeLinks, emptyHeaders, emptyParties, emptyPayloads, emptyReasons, erasedAtOf, ordersOf } from './store.ts'

/** Empties what orders say about people in every module that keeps something of them; the composition root knows all. */
export type EraseOrdersStep = (tx: Tx, orders: readonly OrderId[]) => Promise<void>

/** The orders of a customer, whose parties are emptied. @returns the orders */
export async function eraseParties(tx: Tx, customer: CustomerId): Promise<OrderId[]> {
  const orders = await ordersOf(tx, customer)
  await emptyOrders(tx, orders)
  return orders
}

/** Empties what orders say about the person; amounts, units and history stay. */
export async function emptyOrders(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await emptyParties(tx, orders)
  await emptyPayloads(tx, orders)
  await emptyHeaders(tx, orders)
  await emptyReasons(tx, orders)
  await closeLinks(tx, orders)
  for (const order of orders) tx.announce({ type: 'order.erased', order })
}

/** Erases the person of an order without an account, for good. A second time it says when it was. */
export async function eraseOrder(
  tx: Tx,
  id: OrderId,
  eraseAll: EraseOrdersStep,
): Promise<{ erasedAt: string } | Refusal> {
  const order = await openOrder(tx, id)
  if (!order) return refuseOrder.order_not_found('there is no such order')
  const before = await erasedAtOf(tx, id)
  if (before) return { erasedAt: before.toISOString() }
  const { channel, brand, legalEntity } = order
  const keepDays = (await readPolicies(tx))('privacy.keep_days', { channel, brand, legalEntity })
  const refused = decideErase(order, keepDays, tx.now)
  if (refused) return refused
  await eraseAll(tx, [id])
  return { erasedAt: tx.now.toISOString() }
}
