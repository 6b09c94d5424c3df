import { type Person, readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId, PaymentId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { dueMinor } from '../../capture/index.ts'
import { type Book, openBook, type PlannedOperation, planOperation, readBook, refuseStranger } from '../book.ts'
import { BY_REQUEST, type Cause, keptMinor, type Operation, type Payment, type Reason } from '../model.ts'
import { refusePayment } from '../refusals.ts'
import { decideLimit, decideRefund } from './decide.ts'

/** What a rule of ours gives back: a return, a cancellation, an appeasement. */
export type Refund = Readonly<{
  order: OrderId
  amountMinor: number
  /** Asked for twice with the same id, it is given back once. */
  cause: Cause
  reason?: Reason
}>

/**
 * Sends money back over the order's captures, newest first, in all at most what was captured and is not going back
 * already. Its effects run after commit. Locks the order.
 */
export async function refundFor(tx: Tx, refund: Refund): Promise<PlannedOperation[] | Refusal> {
  const book = await openBook(tx, refund.order)
  if (isRefusal(book)) return book
  const { cause } = refund
  const known = book.payments.some(({ operations }) =>
    operations.some((one) => one.kind === 'refund' && one.causeKind === cause.kind && one.causeId === cause.id),
  )
  if (cause.id !== null && known) return []
  return plan(tx, book.payments, refund)
}

/** What is kept above what is due, refunds under way counted as gone; what a return or a cancellation may give back. */
export async function refundDueMinor(tx: Tx, order: OrderId): Promise<number> {
  const book = await readBook(tx, order)
  return isRefusal(book) ? 0 : aboveDueMinor(book)
}

function aboveDueMinor({ order, payments }: Book): number {
  return Math.max(0, keptMinor(payments, false) - dueMinor(order))
}

/** Sends back what a capture took that the order did not owe any more when it went through. */
export async function returnExcess(tx: Tx, book: Book, capture: Operation): Promise<void> {
  const amountMinor = Math.min(aboveDueMinor(book), capture.amountMinor)
  if (amountMinor === 0) return
  const cause = { kind: 'not_owed', id: capture.id }
  const planned = await plan(tx, book.payments, { amountMinor, cause })
  if (isRefusal(planned)) throw new Error(`captured and not refundable: ${planned.detail}`)
}

/** Sends money back because somebody asks for it; a person up to the policy's limit for each order. */
export async function refundByRequest(
  tx: Tx,
  person: Person,
  order: OrderId,
  asked: Readonly<{ amountMinor: number; reason: Reason; payment: PaymentId | null }>,
): Promise<PlannedOperation[] | Refusal> {
  const book = await openBook(tx, order)
  if (isRefusal(book)) return book
  const stranger = refuseStranger(person, 'refund.request', book)
  if (stranger) return stranger
  const { amountMinor, reason } = asked
  if (person.kind === 'user') {
    const { channel } = book.order
    const { brand, legalEntity } = book.order
    const limitMinor = (await readPolicies(tx))('refund.limit_minor', { channel, brand, legalEntity })
    const tooMuch = decideLimit(book.payments, person.id, amountMinor, limitMinor)
    if (tooMuch) return tooMuch
  }
  const payments = book.payments.filter(({ id }) => asked.payment === null || id === asked.payment)
  if (asked.payment !== null && payments.length === 0)
    return refusePayment.payment_not_found('the order has no such payment', { path: '/payment' })
  return plan(tx, payments, { amountMinor, reason, cause: BY_REQUEST })
}

async function plan(
  tx: Tx,
  payments: readonly Payment[],
  { amountMinor, cause, reason }: Omit<Refund, 'order'>,
): Promise<PlannedOperation[] | Refusal> {
  const parts = decideRefund(payments, amountMinor)
  if (isRefusal(parts)) return parts
  const planned: PlannedOperation[] = []
  for (const { payment, capture, ...part } of parts)
    planned.push(
      await planOperation(tx, payment, {
        kind: 'refund',
        amountMinor: part.amountMinor,
        cause,
        of: capture,
        ...(reason && { reason }),
      }),
    )
  return planned
}
