import type { Tx } from '../../../platform/db/db.ts'
import type { CustomerId, OrderId } from '../../../platform/ids.ts'
import { closeLinks, emptyHeaders, emptyParties, emptyPayloads, emptyReasons, ordersOf } from './store.ts'

/** Empties what a customer's orders say about the person; amounts, units and history stay. @returns the orders */
export async function eraseParties(tx: Tx, customer: CustomerId): Promise<OrderId[]> {
  const orders = await ordersOf(tx, customer)
  await emptyParties(tx, orders)
  await emptyPayloads(tx, orders)
  await emptyHeaders(tx, orders)
  await emptyReasons(tx, orders)
  await closeLinks(tx, orders)
  for (const order of orders) tx.announce({ type: 'order.erased', order })
  return orders
}
