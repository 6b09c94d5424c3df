import type { Static } from 'typebox'
import { readProviders } from '../../organisation/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type OrderId, showId, showOptionalId } from '../../platform/ids.ts'
import { authorizedOpenMinor, hasSucceeded, type Operation, type Payment, sumMinor } from './model.ts'
import type { OperationView, PaymentView } from './schemas.ts'
import { readPayments } from './store.ts'

/** The payments of an order for the order page and the API, oldest first. */
export async function paymentsOf(tx: Tx, order: OrderId): Promise<Static<typeof PaymentView>[]> {
  const providers = await readProviders(tx, 'payment')
  const payments = await readPayments(tx, order)
  return payments.map((payment) =>
    showPayment(payment, providers.find(({ id }) => id === payment.provider)?.code ?? 'unknown'),
  )
}

function showPayment(payment: Payment, provider: string): Static<typeof PaymentView> {
  const { method, currency, amountMinor, brand, lastFour, madeAt, operations } = payment
  return {
    id: showId('payment', payment.id),
    provider,
    method,
    currency,
    amountMinor,
    brand,
    lastFour,
    authorizedMinor: authorizedOpenMinor(payment),
    capturedMinor: sumMinor(operations, 'capture', hasSucceeded),
    refundedMinor: sumMinor(operations, 'refund', hasSucceeded),
    madeAt: madeAt.toISOString(),
    operations: operations.map(showOperation),
  }
}

function showOperation(operation: Operation): Static<typeof OperationView> {
  const { kind, state, amountMinor, reason, problem, occurredAt, settledAt } = operation
  return {
    id: showId('operation', operation.id),
    kind,
    state,
    amountMinor,
    refundOf: showOptionalId('operation', operation.refundOf),
    reason,
    problem,
    occurredAt: occurredAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  }
}
