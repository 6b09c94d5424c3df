import type { Tx } from '../../../platform/db/db.ts'
import { newId, type OrderId } from '../../../platform/ids.ts'
import { setTimer } from '../../../platform/jobs/timers.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { changeOrders, openOrder } from '../book.ts'
import type { ChangeSteps } from '../cancel/steps.ts'
import { type HoldStop, stopsOn } from '../model.ts'
import { writeHolds } from '../place/store.ts'
import { refuseOrder } from '../refusals.ts'
import { liftHoldRow, nextExpiry } from './store.ts'

export type NewHold = Readonly<{ order: OrderId; reason: string; stops: readonly HoldStop[]; expiresAfterS?: number }>

/** Stops an order by hand. It keeps its stock; several holds at once are usual. */
export async function raiseHold(tx: Tx, wanted: NewHold): Promise<{ id: string; order: OrderId } | Refusal> {
  const order = await openOrder(tx, wanted.order)
  if (!order) return refuseOrder.order_not_found('there is no such order')
  if (order.closedAt) return refuseOrder.too_late('the order is closed')
  const hold = {
    type: 'manual',
    rule: null,
    reason: wanted.reason,
    stops: wanted.stops,
    keepsStock: true,
    expiresAfterS: wanted.expiresAfterS ?? null,
  }
  const id = newId()
  await writeHolds(tx, [{ id, order: order.id, hold, by: tx.actor }])
  await changeOrders(tx, [
    { order, holds: [...order.holds, { id, type: 'manual', stops: wanted.stops, reason: wanted.reason }] },
  ])
  await watchExpiry(tx, order.id)
  tx.announce({
    type: 'order.held',
    order: order.id,
    channel: order.channel,
    subject: id,
    data: { type: 'manual', stops: wanted.stops },
  })
  return { id, order: order.id }
}

/** Lifts a hold; what it stopped goes on: open units are sourced now, the release follows the event. */
export async function liftHold(
  tx: Tx,
  wanted: { order: OrderId; hold: string; reason: string },
  steps: Pick<ChangeSteps, 'resource'>,
): Promise<{ id: string; order: OrderId; holdsLeft: number } | Refusal> {
  const order = await openOrder(tx, wanted.order)
  if (!order) return refuseOrder.order_not_found('there is no such order')
  const hold = order.holds.find((one) => one.id === wanted.hold)
  if (!hold) return refuseOrder.hold_not_found('the order has no such hold, or it is lifted already')
  await liftHoldRow(tx, order.id, hold.id, wanted.reason)
  const holds = order.holds.filter((one) => one.id !== hold.id)
  const [after] = await changeOrders(tx, [{ order, holds }])
  tx.announce({
    type: 'order.hold_lifted',
    order: order.id,
    channel: order.channel,
    subject: hold.id,
    data: { type: hold.type },
  })
  if (after && hold.stops.includes('sourcing') && !stopsOn(after, 'sourcing')) await steps.resource(tx, [order.id])
  return { id: hold.id, order: order.id, holdsLeft: holds.length }
}

/** The timer that lifts an order's holds when their time is over. */
export const HOLD_TIMER = 'hold.expire'

/** Sets the clock for the next of an order's holds that lifts itself. */
export async function watchExpiry(tx: Tx, order: OrderId): Promise<void> {
  const dueAt = await nextExpiry(tx, order)
  if (dueAt) await setTimer(tx, { kind: HOLD_TIMER, subject: order, dueAt })
}
