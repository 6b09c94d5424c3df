import { postCapture, postRefund } from '../../../finance/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { EffectAnswer, EffectRequest } from '../../../platform/effects/effects.ts'
import { newId, type OperationId, type OrderId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { changeOrders } from '../../capture/index.ts'
import { type Book, detailOf, openBook } from '../book.ts'
import { allocate } from '../capture-funds/allocate.ts'
import { authorizedOpenMinor, isOpen, moneyOf, type Operation, type Payment } from '../model.ts'
import { returnExcess } from '../refund/refund.ts'
import { readPayments, writeOperation } from '../store.ts'
import { releaseIfPaid } from '../void/void.ts'
import { announceOperation } from './announce.ts'
import { outcomeOf, toldBy } from './outcome.ts'
import { writeInstrument, writeOutcome } from './store.ts'
import { wayOf } from './way.ts'

/**
 * Books what became of an operation, in the transaction that settles its effect: the operation itself, the journal, the
 * allocations, the order's sums and status. `unknown` is booked as well: the order says so until it is asked for.
 */
export async function settleOperation(tx: Tx, effect: EffectRequest, answer: EffectAnswer): Promise<void> {
  const book = await openBook(tx, effect.order as OrderId)
  if (isRefusal(book)) throw new Error(`no order for effect ${effect.id}`)
  const payment = book.payments.find((one) => one.operations.some(({ id }) => id === effect.subject))
  const operation = payment?.operations.find(({ id }) => id === effect.subject)
  if (!payment || !operation) throw new Error(`no operation for effect ${effect.id}`)
  if (!isOpen(operation)) throw new Error(`operation ${operation.id} is settled already`)

  const outcome = outcomeOf(operation, answer)
  await writeOutcome(tx, operation.id, outcome)
  if (outcome.state === operation.state) return
  const settled: Operation = { ...operation, state: outcome.state, amountMinor: outcome.amountMinor }
  const { brand, lastFour, gone } = toldBy(answer)
  if (brand && lastFour) await writeInstrument(tx, payment.id, brand, lastFour)
  if (settled.state === 'succeeded') await bookMoney(tx, book, payment, settled, effect)
  if (gone) await giveUp(tx, payment, settled)

  // What was given up is another row; else the book is as it was but for this operation.
  const payments = gone ? await readPayments(tx, book.order.id) : withOperation(book.payments, settled)
  const [order] = await changeOrders(tx, [{ order: book.order, money: moneyOf(payments) }])
  announceOperation(tx, book.order, payment, settled, outcome.problem)
  if (order) await letGo(tx, { ...book, order, payments }, settled)
}

function withOperation(payments: readonly Payment[], changed: Operation): Payment[] {
  return payments.map((payment) => ({
    ...payment,
    operations: payment.operations.map((one) => (one.id === changed.id ? changed : one)),
  }))
}

/** The order may have changed while the provider was asked: what it does not owe any more is let go. */
async function letGo(tx: Tx, book: Book, settled: Operation): Promise<void> {
  if (settled.kind === 'capture' && settled.state === 'succeeded') await returnExcess(tx, book, settled)
  // A void that was refused is not asked for again by itself.
  if (settled.kind !== 'void') await releaseIfPaid(tx, book)
}

async function bookMoney(tx: Tx, book: Book, payment: Payment, operation: Operation, effect: EffectRequest) {
  if (operation.kind !== 'capture' && operation.kind !== 'refund') return
  const { amountMinor } = operation
  const money = {
    order: book.order.id,
    cause: operation.id,
    operation: operation.id,
    legalEntity: book.order.legalEntity,
    currency: payment.currency,
    way: wayOf(payment.method),
    amountMinor,
  }
  if (operation.kind === 'refund') return postRefund(tx, money)
  await postCapture(tx, money)
  await allocate(tx, book, operation, detailOf(effect).targets)
}

/** The provider says that the authorization has ended: our book says so too, without asking it to void. */
async function giveUp(tx: Tx, payment: Payment, failed: Operation): Promise<void> {
  const amountMinor = authorizedOpenMinor(payment)
  if (amountMinor === 0) return
  await writeOperation(tx, {
    id: newId<OperationId>(),
    payment: payment.id,
    order: payment.order,
    provider: payment.provider,
    kind: 'void',
    amountMinor,
    state: 'succeeded',
    refundOf: null,
    reason: null,
    reference: null,
    cause: { kind: 'provider', id: failed.id },
  })
}
