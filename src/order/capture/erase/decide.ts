import type { Refusal } from '../../../platform/refusal.ts'
import { hoursAfter } from '../../../platform/time.ts'
import type { Order } from '../model.ts'
import { refuseOrder } from '../refusals.ts'

/**
 * May what an order says about a person be emptied now? Only of a guest's: an account is erased with all its orders.
 * @param keepDays days after closing that the merchant must keep it
 */
export function decideErase(
  order: Pick<Order, 'number' | 'customer' | 'closedAt'>,
  keepDays: number,
  now: Date,
): Refusal | null {
  if (order.customer)
    return refuseOrder.order_of_account(`${order.number} belongs to an account: erase the customer`, {
      more: { customer: order.customer },
    })
  if (!order.closedAt)
    return refuseOrder.order_open(`${order.number} is open; it needs to be delivered and paid, or cancelled, first`)
  const until = hoursAfter(order.closedAt, keepDays * 24)
  if (now < until)
    return refuseOrder.order_kept(`${order.number} is kept until ${until.toISOString()}`, {
      more: { until: until.toISOString() },
    })
  return null
}
