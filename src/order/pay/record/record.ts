import { postCapture } from '../../../finance/index.ts'
import { type Person, readProviders } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { newId, type OperationId, type OrderId, type PaymentId, type ProviderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders } from '../../capture/index.ts'
import { type Book, openBook, refuseStranger } from '../book.ts'
import { allocate } from '../capture-funds/allocate.ts'
import { BY_REQUEST, type Method, moneyOf, type Payment } from '../model.ts'
import { adapters } from '../providers/registry.ts'
import { refusePayment } from '../refusals.ts'
import { announceOperation } from '../settle/announce.ts'
import { wayOf } from '../settle/way.ts'
import { readPayments, writeOperation, writePayment } from '../store.ts'
import { releaseIfPaid } from '../void/void.ts'

/** Money that came without us asking for it. */
export type Receipt = Readonly<{
  provider: string
  method: Method
  amountMinor: number
  currency: string
  /** Tells this receipt from every other of the provider: the line of a bank statement, the number of a till's slip. */
  reference: string
  /** The payment that it was expected for; without one, the oldest of the method, or a new one. */
  payment: PaymentId | null
}>

/**
 * Records money received by bank transfer or in cash. It is booked as it came, also when it is more than is due: then a
 * refund is. The same reference twice is refused.
 */
export async function record(
  tx: Tx,
  person: Person,
  order: OrderId,
  receipt: Receipt,
): Promise<{ payment: PaymentId; operation: OperationId } | Refusal> {
  const book = await openBook(tx, order)
  if (isRefusal(book)) return book
  const stranger = refuseStranger(person, 'payment.record', book)
  if (stranger) return stranger
  if (receipt.currency !== book.order.currency)
    return refusePayment.money_in_other_currency(`the order is in ${book.order.currency}`, { path: '/currency' })
  const provider = (await readProviders(tx, 'payment')).find(({ code, active }) => active && code === receipt.provider)
  const adapter = provider && adapters.get(provider.adapter)
  if (!provider || !adapter || adapter.authorization)
    return refusePayment.unknown_provider('no active provider with this code has its money recorded', {
      path: '/provider',
    })
  if (!adapter.methods.includes(receipt.method))
    return refusePayment.method_not_offered(`it takes ${adapter.methods.join(', ')}`, { path: '/method' })
  const payment = await paymentFor(tx, book, provider.id, receipt)
  if (isRefusal(payment)) return payment

  const operation = newId<OperationId>()
  const { amountMinor, reference } = receipt
  const written = await writeOperation(tx, {
    id: operation,
    payment: payment.id,
    order,
    provider: provider.id,
    kind: 'capture',
    amountMinor,
    state: 'succeeded',
    refundOf: null,
    cause: BY_REQUEST,
    reason: null,
    reference,
  })
  if (!written) return refusePayment.reference_used(`a receipt ${reference} is recorded`, { path: '/reference' })
  await bookReceipt(tx, book, payment, operation, amountMinor)
  return { payment: payment.id, operation }
}

type Chosen = Pick<Payment, 'id' | 'currency' | 'method'>

async function paymentFor(tx: Tx, book: Book, provider: ProviderId, receipt: Receipt): Promise<Chosen | Refusal> {
  const own = book.payments.filter((one) => one.provider === provider && one.method === receipt.method)
  const found = receipt.payment === null ? own[0] : own.find(({ id }) => id === receipt.payment)
  if (found) return found
  if (receipt.payment !== null)
    return refusePayment.payment_not_found('no payment of this method has this id', { path: '/payment' })
  const { method, amountMinor } = receipt
  const { id: order, currency } = book.order
  const payment = { id: newId<PaymentId>(), order, provider, method, currency, amountMinor, instrument: null }
  await writePayment(tx, payment)
  return payment
}

/** Books a capture that is written: journal, allocations, the order's sums. */
export async function bookReceipt(
  tx: Tx,
  book: Book,
  payment: Chosen,
  operation: OperationId,
  amountMinor: number,
): Promise<void> {
  const { order } = book
  await postCapture(tx, {
    order: order.id,
    cause: operation,
    operation,
    legalEntity: order.legalEntity,
    currency: payment.currency,
    way: wayOf(payment.method),
    amountMinor,
  })
  await allocate(tx, book, { id: operation, amountMinor, causeId: null }, undefined)
  const payments = await readPayments(tx, order.id)
  const [changed] = await changeOrders(tx, [{ order, money: moneyOf(payments) }])
  announceOperation(tx, order, payment, { id: operation, kind: 'capture', state: 'succeeded', amountMinor }, null)
  if (changed) await releaseIfPaid(tx, { ...book, order: changed, payments })
}
