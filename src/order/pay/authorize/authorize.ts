import { type Person, readProviders } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { newId, type OrderId, type PaymentId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { dueMinor } from '../../capture/index.ts'
import { openBook, type PlannedOperation, planOperation, refuseStranger } from '../book.ts'
import { BY_REQUEST, type Method, uncoveredMinor } from '../model.ts'
import { adapters } from '../providers/registry.ts'
import { type NewPayment, writePayment } from '../store.ts'
import { decideAuthorize } from './decide.ts'

export type NewAuthorization = Readonly<{
  /** The provider's code. */
  provider: string
  method: Method
  /** A provider's token, never a card number. */
  instrument?: string | undefined
  amountMinor?: number | undefined
}>

/**
 * Adds a payment to an order: an intent to set money aside, whose effect runs after commit; with a provider that sets
 * nothing aside, the payment alone, which says what is expected. Never for more than no money covers yet, so that two
 * tabs cannot pay the same order twice.
 */
export async function authorize(
  tx: Tx,
  person: Person,
  order: OrderId,
  asked: NewAuthorization,
): Promise<{ payment: PaymentId; planned: PlannedOperation[] } | Refusal> {
  const book = await openBook(tx, order)
  if (isRefusal(book)) return book
  const stranger = refuseStranger(person, 'payment.authorize', book)
  if (stranger) return stranger
  const provider = (await readProviders(tx, 'payment')).find(({ code, active }) => active && code === asked.provider)
  const adapter = provider && adapters.get(provider.adapter)
  const decided = decideAuthorize({
    method: asked.method,
    instrument: asked.instrument,
    amountMinor: asked.amountMinor,
    uncoveredMinor: uncoveredMinor(book.payments, dueMinor(book.order)),
    offers: adapter && {
      methods: adapter.methods,
      needsInstrument: adapter.authorization?.needsInstrument ?? false,
    },
  })
  if (isRefusal(decided)) return decided
  if (!provider || !adapter) throw new Error('decided without a provider')

  const { amountMinor } = decided
  const payment: NewPayment = {
    id: newId<PaymentId>(),
    order,
    provider: provider.id,
    method: asked.method,
    currency: book.order.currency,
    amountMinor,
    instrument: asked.instrument ?? null,
  }
  await writePayment(tx, payment)
  const planned = adapter.authorization
    ? [await planOperation(tx, payment, { kind: 'authorize', amountMinor, cause: BY_REQUEST })]
    : []
  return { payment: payment.id, planned }
}
