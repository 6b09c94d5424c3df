import type { Tx } from '../../../platform/db/db.ts'
import type { ChannelId } from '../../../platform/ids.ts'
import type { Order } from '../../capture/index.ts'
import { datesOf, type OrderDate } from './store.ts'

/** Says by when orders are promised now. Whether their customers are told depends on what they were told before. */
export function announceDates(tx: Tx, dates: readonly (OrderDate & { channel: ChannelId })[]): void {
  for (const { order, channel, deliverBy } of dates)
    tx.announce({ type: 'promise.moved', order, channel, data: { deliverBy } })
}

/** The same for orders of which nothing but what the ledgers say has changed. */
export async function announceDatesOf(tx: Tx, orders: readonly Pick<Order, 'id' | 'channel'>[]): Promise<void> {
  if (orders.length === 0) return
  const ids = orders.map((order) => order.id)
  const channels = new Map(orders.map((order) => [order.id, order.channel]))
  const dates = await datesOf(tx, ids)
  announceDates(
    tx,
    dates.flatMap((date) => {
      const channel = channels.get(date.order)
      return channel ? [{ ...date, channel }] : []
    }),
  )
}
