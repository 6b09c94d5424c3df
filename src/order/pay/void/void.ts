import type { Person } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId, PaymentId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { dueMinor } from '../../capture/index.ts'
import { type Book, openBook, type PlannedOperation, planOperation, refuseStranger } from '../book.ts'
import { BY_REQUEST, type Cause, capturableMinor, isOpen, keptMinor, type Payment } from '../model.ts'
import { refusePayment } from '../refusals.ts'

const ORDER_OVER = 'order_over'

/** Nothing is under way on it: a capture that is not decided yet would fail on a voided authorization. */
function isAtRest(payment: Payment): boolean {
  return !payment.operations.some((one) => one.kind !== 'refund' && isOpen(one))
}

function releasable(payments: readonly Payment[]): Payment[] {
  return payments.filter((payment) => capturableMinor(payment) > 0 && isAtRest(payment))
}

async function voidAll(tx: Tx, payments: readonly Payment[], cause: Cause): Promise<PlannedOperation[]> {
  const planned: PlannedOperation[] = []
  for (const payment of payments)
    planned.push(await planOperation(tx, payment, { kind: 'void', amountMinor: capturableMinor(payment), cause }))
  return planned
}

/** Gives up what is set aside for an order that owes nothing any more, by what is certain. */
export async function releaseIfPaid(tx: Tx, book: Book): Promise<void> {
  if (keptMinor(book.payments, false) >= dueMinor(book.order)) await release(tx, book)
}

function release(tx: Tx, book: Book): Promise<PlannedOperation[]> {
  return voidAll(tx, releasable(book.payments), { kind: ORDER_OVER, id: null })
}

/**
 * Gives up every authorization of an order that nothing more will be captured from: at its close or cancellation.
 * One with a capture under way is left; it is given up when that capture is decided and the order is over.
 */
export async function releaseUnused(tx: Tx, order: OrderId): Promise<PlannedOperation[]> {
  const book = await openBook(tx, order)
  return isRefusal(book) ? [] : release(tx, book)
}

/** Gives up authorizations because somebody asks for it: all that are open, or those of one payment. */
export async function voidByRequest(
  tx: Tx,
  person: Person,
  order: OrderId,
  payment: PaymentId | null,
): Promise<PlannedOperation[] | Refusal> {
  const book = await openBook(tx, order)
  if (isRefusal(book)) return book
  const stranger = refuseStranger(person, 'payment.void', book)
  if (stranger) return stranger
  const chosen = releasable(book.payments).filter(({ id }) => payment === null || id === payment)
  if (chosen.length === 0)
    return refusePayment.nothing_authorized('there is no open authorization with nothing under way')
  return voidAll(tx, chosen, BY_REQUEST)
}
