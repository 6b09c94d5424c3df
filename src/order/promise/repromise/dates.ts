import type { Tx } from '../../../platform/db/db.ts'
import type { Order } from '../../capture/index.ts'
import { datesOf } from './store.ts'

/** Says by when orders are promised now. Whether their customers are told depends on what they were told before. */
export async function announceDates(tx: Tx, orders: readonly Pick<Order, 'id' | 'channel'>[]): Promise<void> {
  if (orders.length === 0) return
  const dates = await datesOf(
    tx,
    orders.map((order) => order.id),
  )
  for (const { id, channel } of orders) {
    const date = dates.find((one) => one.order === id)
    if (date) tx.announce({ type: 'promise.moved', order: id, channel, data: { deliverBy: date.deliverBy } })
  }
}
