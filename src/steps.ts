import * as finance from './finance/index.ts'
import { heldFor, type ShortfallStep } from './inventory/index.ts'
import { eraseMessages } from './messages/index.ts'
import { eraseFeedback, type ReturnSteps, recordReturn } from './order/aftersales/index.ts'
import {
  bookHandOver,
  type ChangeSteps,
  cancelUnits,
  type EraseOrdersStep,
  emptyOrders,
  eraseParties,
  type HandedOverValue,
  type HistorySteps,
  liveUnits,
  openOrder,
  orderBooking,
  unbookHandOver,
} from './order/capture/index.ts'
import { type DeliverSteps, eraseDeliveries } from './order/deliver/index.ts'
import {
  eraseWork,
  type FulfillSteps,
  makeShortAllocated,
  takeBackUnits,
  withdrawUnits,
} from './order/fulfill/index.ts'
import * as pay from './order/pay/index.ts'
import {
  fillBackorders,
  makeShortfallStep,
  RESERVATION_TIMER,
  releaseClaims,
  resourceOrders,
  type TakeBackStep,
} from './order/promise/index.ts'
import type { Tx } from './platform/db/db.ts'
import { eraseEffects } from './platform/effects/store.ts'
import { type CustomerId, newId, type OrderId } from './platform/ids.ts'
import type { TimerKind } from './platform/jobs/timers.ts'
import { isRefusal } from './platform/refusal.ts'
import { eraseResends } from './platform/webhooks/store.ts'

/** The steps that point backwards in the story: declared by the earlier module, done by the later one, joined here. */

export const fulfillSteps: FulfillSteps = {
  resource: async (tx, orders) => void (await resourceOrders(tx, orders)),
  /** What leaves the house is sold: revenue and tax are booked, and its value is taken from what was set aside. */
  async handOver(tx, { order, cause }) {
    const value = await bookHandOver(tx, order)
    if (value.lines.length === 0) return
    const booking = await orderBooking(tx, order.id)
    await finance.postHandOver(tx, { ...booking, cause: cause.id, ...amountsOf(value) })
    await pay.captureFor(tx, {
      order: order.id,
      cause,
      lines: value.lines
        .filter((line) => line.grossMinor > 0)
        .map((line) => ({ line: line.line, amountMinor: line.grossMinor })),
      charges: value.charges
        .filter((charge) => charge.grossMinor > 0)
        .map((charge) => ({ charge: charge.charge, amountMinor: charge.grossMinor })),
    })
  },
  settleMoney: settleCancelled,
}

export const changeSteps: ChangeSteps = {
  release: releaseClaims,
  async withdraw(tx, order, units) {
    if (units.length === 0) return { moves: [], stock: [] }
    const withdrawal = await withdrawUnits(tx, order, units, 'cancelled')
    const places = new Map(
      withdrawal.work.flatMap(({ before }) => before.lines.map((line) => [line.line, before.location] as const)),
    )
    return {
      moves: withdrawal.moves,
      stock: withdrawal.taken.flatMap(({ line, units: count, from }) => {
        const item = order.lines.find((one) => one.line === line)?.item
        const location = places.get(line)
        return item && location ? [{ line, item, location, units: count, from }] : []
      }),
    }
  },
  settleMoney: settleCancelled,
  resource: async (tx, orders) => void (await resourceOrders(tx, orders)),
}

/** Net values and the tax on all of them, as the books want them. */
function amountsOf({ lines, charges }: HandedOverValue) {
  const sum = (rows: readonly { netMinor: number; grossMinor: number }[], pick: 'netMinor' | 'grossMinor') =>
    rows.reduce((total, row) => total + row[pick], 0)
  const [netMinor, shippingNetMinor] = [sum(lines, 'netMinor'), sum(charges, 'netMinor')]
  const taxMinor = sum(lines, 'grossMinor') + sum(charges, 'grossMinor') - netMinor - shippingNetMinor
  return { netMinor, shippingNetMinor, taxMinor }
}

/** What is cancelled and was handed over before is not sold any more; then money that is not owed goes back. */
async function settleCancelled(tx: Tx, id: OrderId, cause: { kind: 'cancellation'; id: string }): Promise<void> {
  const order = await openOrder(tx, id)
  if (!order) throw new Error(`order ${id} is gone`)
  const value = await unbookHandOver(tx, order)
  if (value.lines.length + value.charges.length > 0)
    await finance.postCredit(tx, { ...(await orderBooking(tx, id)), cause: cause.id, ...amountsOf(value) })
  await giveBackExcess(tx, id, cause)
}

/** Money kept above what is due goes back; an order with nothing left to deliver lets its authorizations go. */
async function giveBackExcess(
  tx: Tx,
  order: OrderId,
  cause: { kind: 'cancellation' | 'return'; id: string },
): Promise<void> {
  const amountMinor = await pay.refundDueMinor(tx, order)
  if (amountMinor > 0) {
    const planned = await pay.refundFor(tx, { order, amountMinor, cause })
    if (isRefusal(planned))
      tx.announce({ type: 'payment.refund_refused', order, data: { amountMinor, why: planned.refused } })
  }
  const now = await openOrder(tx, order)
  if (now?.lines.every((line) => liveUnits(line) === 0)) await pay.releaseUnused(tx, order)
}

export const returnSteps: ReturnSteps = {
  async refund(tx, { order, netMinor, taxMinor, cause }) {
    await finance.postCredit(tx, { ...(await orderBooking(tx, order)), cause: cause.id, netMinor, taxMinor })
    await giveBackExcess(tx, order, cause)
  },
  fill: fillBackorders,
}

export const deliverSteps: DeliverSteps = { ...fulfillSteps, credit: returnSteps.refund }

/** What is booked of an order of the past: nobody outside is asked. */
export const historySteps: HistorySteps = {
  refusesMoney: pay.refusesPastMoney,
  pay: pay.recordPast,
  async handOver(tx, id) {
    const order = await openOrder(tx, id)
    if (!order) throw new Error(`order ${id} is gone`)
    await fulfillSteps.handOver(tx, { order, cause: { kind: 'sale', id: newId() }, lines: [] })
  },
  async takeBack(tx, order, lines) {
    const { id, netMinor, taxMinor } = await recordReturn(tx, order, lines)
    await finance.postCredit(tx, { ...(await orderBooking(tx, order)), cause: id, netMinor, taxMinor })
    const amountMinor = await pay.refundDueMinor(tx, order)
    if (amountMinor > 0) await pay.refundPast(tx, order, amountMinor, id)
  },
}

/** Work that no location has taken up goes back, so that its units can be moved. */
export const takeBackStep: TakeBackStep = takeBackUnits

export const shortfallStep: ShortfallStep = makeShortfallStep(makeShortAllocated(fulfillSteps.resource))

/** Empties everything that names a person on a customer's orders: what and how much, never of whom, is what stays. */
export async function eraseOrders(tx: Tx, customer: CustomerId): Promise<void> {
  await eraseParts(tx, await eraseParties(tx, customer))
}

/** The same of orders that belong to no account. */
export const eraseOrdersOf: EraseOrdersStep = async (tx, orders) => {
  await emptyOrders(tx, orders)
  await eraseParts(tx, orders)
}

async function eraseParts(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await pay.erasePayments(tx, orders)
  await eraseWork(tx, orders)
  await eraseDeliveries(tx, orders)
  await eraseFeedback(tx, orders)
  await eraseMessages(tx, orders)
  await eraseEffects(tx, orders)
  await eraseResends(tx, orders)
}

/** Reserved in a store and not bought in time: the units are free again, the order loses them. */
export const reservationTimer: TimerKind = {
  kind: RESERVATION_TIMER,
  async fire(tx, timer) {
    const held = await heldFor(tx, [timer.subject])
    const lines = held
      .filter((one) => one.expiresAt !== null && one.expiresAt <= tx.now)
      .map(({ line, units }) => ({ line, units }))
    if (lines.length > 0)
      await cancelUnits(
        tx,
        { order: timer.subject as OrderId, lines, reason: 'not collected in time', afterPick: false },
        changeSteps,
      )
  },
}
