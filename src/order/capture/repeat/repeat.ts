import type { Tx } from '../../../platform/db/db.ts'
import type { ChannelId, OrderId } from '../../../platform/ids.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import type { PlaceOrder } from '../place/model.ts'
import { type Placed, placeOrders } from '../place/place.ts'
import type { SourceStep } from '../place/sourcing.ts'
import { refuseOrder } from '../refusals.ts'
import { readRepeatable } from './store.ts'

/** Places an order of the past once more: the same items, address and customer, today's prices and stock. */
export async function repeatOrder(
  tx: Tx,
  wanted: { order: OrderId; channel: ChannelId | null; externalNumber?: string },
  source: SourceStep,
): Promise<Placed | Refusal> {
  const past = await readRepeatable(tx, wanted.order)
  if (!past) return refuseOrder.order_not_found('there is no such order')
  const deliveries = past.deliveries.map(({ number: _, ...delivery }) => delivery)
  const numbers = past.deliveries.map((delivery) => delivery.number)
  const order: PlaceOrder = {
    channel: past.channel,
    currency: past.currency,
    locale: past.locale,
    deliveries,
    lines: past.lines.map(({ delivery, ...line }) => ({ ...line, delivery: numbers.indexOf(delivery) + 1 })),
    repeatOf: wanted.order,
    ...(past.customer && { customer: past.customer }),
    ...(past.terms && { terms: past.terms }),
    ...(past.billTo && { billTo: past.billTo }),
    ...(wanted.externalNumber !== undefined && { externalNumber: wanted.externalNumber }),
  }
  const [verdict] = await placeOrders(tx, [order], { mayPrice: false, channel: wanted.channel }, source)
  return verdict ?? refuseOrder.nothing_to_do('the order has no lines to repeat')
}
