import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'
import type { OpenOrder } from './model.ts'

const NAME = 'capture.orders'

/** The orders that a transaction holds open, as it has left them: it has their locks, so they are so. */
export function rememberedOrders(tx: Tx): Map<OrderId, OpenOrder> {
  const known = tx.memo.get(NAME) as Map<OrderId, OpenOrder> | undefined
  if (known) return known
  const none = new Map<OrderId, OpenOrder>()
  tx.memo.set(NAME, none)
  return none
}

/** A part of an order was written that \`changeOrders\` does not write: it is read anew when it is opened again. */
export function forgetOrder(tx: Tx, order: OrderId): void {
  rememberedOrders(tx).delete(order)
}
