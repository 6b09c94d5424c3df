import type { Tx } from '../../../platform/db/db.ts'
import { newId, type OrderId } from '../../../platform/ids.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { agreedNow } from '../amend/version.ts'
import { changeOrders, openOrder } from '../book.ts'
import { dueMinor } from '../model.ts'
import { refuseOrder } from '../refusals.ts'
import { type CancellationPlan, decideCancellation, type WantedUnits, wholeOrder } from './decide.ts'
import type { ChangeSteps, FreedStock } from './steps.ts'
import { cancelCharges, readCharges, writeAmendment } from './store.ts'

/** Buckets whose units a location has in its hands or on its list. */
const IN_WORK: ReadonlySet<string> = new Set(['allocated', 'picked', 'packed'])

export type Cancellation = Readonly<{
  order: OrderId
  lines?: readonly WantedUnits[]
  reason?: string
  afterPick: boolean
}>

/** What happens with units, stock, money and messages, and what is too late. */
export type CancellationOutcome = Readonly<{
  id: string
  order: OrderId
  version: number
  units: readonly Readonly<{ line: number; units: number }>[]
  stock: readonly FreedStock[]
  money: Readonly<{ currency: string; valueMinor: number; refundMinor: number; stillDueMinor: number }>
  messages: readonly string[]
  tooLate: CancellationPlan['tooLate']
}>

/**
 * Cancels units of an order, or all that can be. Units, stock, fulfillment orders and money change in one
 * transaction. Units that are too late are named with the reason; when all
 * of them are, it is refused.
 */
export async function cancelUnits(
  tx: Tx,
  wanted: Cancellation,
  steps: ChangeSteps,
): Promise<CancellationOutcome | Refusal> {
  const order = await openOrder(tx, wanted.order)
  if (!order) return refuseOrder.order_not_found('there is no such order')
  const unknown = wanted.lines?.find((one) => !order.lines.some((line) => line.line === one.line))
  if (unknown) return refuseOrder.line_not_found(`the order has no line ${unknown.line}`, { path: '/lines' })
  const charges = (await readCharges(tx, order.id)).filter((charge) => charge.refundable && !charge.cancelled)
  const plan = decideCancellation(
    order,
    wanted.lines ?? wholeOrder(order),
    wanted.afterPick,
    charges.reduce((sum, charge) => sum + charge.grossMinor, 0),
  )
  if (plan.moves.length === 0) {
    const [late] = plan.tooLate
    return late
      ? refuseOrder.too_late(`line ${late.line}: ${late.why}`, { more: { tooLate: plan.tooLate } })
      : refuseOrder.nothing_to_do('all units are cancelled already')
  }
  const early = plan.moves.filter((move) => ['backordered', 'preordered', 'reserved'].includes(move.from))
  const inWork = plan.moves.filter((move) => IN_WORK.has(move.from)).map(({ line, units }) => ({ line, units }))
  const moves = plan.moves.filter((move) => !IN_WORK.has(move.from))
  const withdrawn = await steps.withdraw(tx, order, inWork)
  const stock = [...withdrawn.stock, ...(await steps.release(tx, order, early))]
  const due = dueMinor(order) - plan.valueMinor
  const kept = order.money.capturedMinor - order.money.refundedMinor
  const outcome = {
    order: order.id,
    version: order.version + 1,
    units: sumByLine(plan),
    stock,
    money: {
      currency: order.currency,
      valueMinor: plan.valueMinor,
      refundMinor: Math.max(0, kept - due),
      stillDueMinor: Math.max(0, due - kept),
    },
    messages: ['cancelled'],
    tooLate: plan.tooLate,
  }

  const id = newId()
  const was = await agreedNow(tx, order)
  await changeOrders(tx, [
    { order, moves: [...moves, ...withdrawn.moves], cancelMinor: plan.valueMinor, amended: true },
  ])
  if (plan.cancelCharges) await cancelCharges(tx, order.id)
  await writeAmendment(tx, {
    order: order.id,
    version: order.version + 1,
    kind: 'cancel',
    reason: wanted.reason ?? null,
    detail: { moves: plan.moves, valueMinor: plan.valueMinor, charges: plan.cancelCharges, was },
  })
  tx.announce({
    type: 'order.units_cancelled',
    order: order.id,
    channel: order.channel,
    subject: id,
    data: { version: outcome.version, units: outcome.units, valueMinor: plan.valueMinor },
  })
  await steps.settleMoney(tx, order.id, { kind: 'cancellation', id })
  return { ...outcome, id }
}

function sumByLine(plan: CancellationPlan): { line: number; units: number }[] {
  const sums = new Map<number, number>()
  for (const move of plan.moves) sums.set(move.line, (sums.get(move.line) ?? 0) + move.units)
  return [...sums].map(([line, units]) => ({ line, units }))
}
