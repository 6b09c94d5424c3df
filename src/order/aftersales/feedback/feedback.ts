import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { readOrders } from '../../capture/index.ts'
import { refuseReturn } from '../refusals.ts'
import { writeFeedback } from '../store.ts'

export type Feedback = Readonly<{ order: OrderId; rating: number; comment?: string }>

/** Takes the customer's answer; a later one replaces it. The comment stands in an erasable table only. */
export async function giveFeedback(tx: Tx, feedback: Feedback): Promise<{ rating: number } | Refusal> {
  const order = (await readOrders(tx, [feedback.order])).get(feedback.order)
  if (!order) return refuseReturn.order_not_found('there is no such order')
  if (!order.lines.some((line) => line.buckets.delivered > 0))
    return refuseReturn.not_delivered('nothing of this order was delivered yet')
  await writeFeedback(tx, feedback.order, feedback.rating, feedback.comment ?? null)
  tx.announce({ type: 'feedback.given', order: order.id, channel: order.channel, data: { rating: feedback.rating } })
  return { rating: feedback.rating }
}
