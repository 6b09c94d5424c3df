import { postRefund } from '../../../finance/index.ts'
import { type Provider, readProviders } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { newId, type OperationId, type OrderId, type PaymentId, showId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders } from '../../capture/index.ts'
import { type Book, openBook } from '../book.ts'
import { moneyOf } from '../model.ts'
import { decideRefund } from '../refund/decide.ts'
import { refusePayment } from '../refusals.ts'
import { announceOperation } from '../settle/announce.ts'
import { wayOf } from '../settle/way.ts'
import { readPayments, writeOperation, writePayment } from '../store.ts'
import { bookReceipt } from './record.ts'

const PAST = 'history'

/** Money of the past is booked with the manual provider; a tenant without one cannot have it booked. */
export async function refusesPastMoney(tx: Tx): Promise<Refusal | null> {
  if (await manualProvider(tx)) return null
  return refusePayment.unknown_provider('paid orders of the past need an active provider of kind manual', {
    path: '/paid',
  })
}

async function manualProvider(tx: Tx): Promise<Provider | undefined> {
  return (await readProviders(tx, 'payment')).find(({ adapter, active }) => active && adapter === 'manual')
}

/** Books money that came long ago, by a way that nobody asks any more. No provider is called. */
export async function recordPast(tx: Tx, order: OrderId, amountMinor: number): Promise<void> {
  const book = await mustOpen(tx, order)
  const provider = await manualProvider(tx)
  if (!provider) throw new Error('the tenant has no manual provider')
  const payment = { id: newId<PaymentId>(), method: 'external' as const, currency: book.order.currency }
  await writePayment(tx, { ...payment, order, provider: provider.id, amountMinor, instrument: null })
  const operation = newId<OperationId>()
  await writeOperation(tx, {
    id: operation,
    payment: payment.id,
    order,
    provider: provider.id,
    kind: 'capture',
    amountMinor,
    state: 'succeeded',
    refundOf: null,
    cause: { kind: PAST, id: order },
    reason: null,
    reference: `${PAST}-${showId('order', order)}`,
  })
  await bookReceipt(tx, book, payment, operation, amountMinor)
}

/** Books money that was sent back long ago, over the payments of the order. No provider is called. */
export async function refundPast(tx: Tx, order: OrderId, amountMinor: number, cause: string): Promise<void> {
  const book = await mustOpen(tx, order)
  const parts = decideRefund(book.payments, amountMinor)
  if (isRefusal(parts)) throw new Error(parts.detail)
  for (const { payment, capture, amountMinor: partMinor } of parts) {
    const operation = newId<OperationId>()
    await writeOperation(tx, {
      id: operation,
      payment: payment.id,
      order,
      provider: payment.provider,
      kind: 'refund',
      amountMinor: partMinor,
      state: 'succeeded',
      refundOf: capture.id,
      cause: { kind: 'return', id: cause },
      reason: 'returned',
      reference: null,
    })
    await postRefund(tx, {
      order,
      cause: operation,
      operation,
      legalEntity: book.order.legalEntity,
      currency: payment.currency,
      way: wayOf(payment.method),
      amountMinor: partMinor,
    })
    const refunded = { id: operation, kind: 'refund', state: 'succeeded', amountMinor: partMinor } as const
    announceOperation(tx, book.order, payment, refunded, null)
  }
  await changeOrders(tx, [{ order: book.order, money: moneyOf(await readPayments(tx, order)) }])
}

async function mustOpen(tx: Tx, order: OrderId): Promise<Book> {
  const book = await openBook(tx, order)
  if (isRefusal(book)) throw new Error(book.detail)
  return book
}
