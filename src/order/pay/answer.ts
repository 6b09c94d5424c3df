import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { contextOf } from '../../platform/auth/principal.ts'
import type { Vault } from '../../platform/auth/secrets.ts'
import type { Effects } from '../../platform/effects/effects.ts'
import { principalOf } from '../../platform/http/app.ts'
import type { CommandDeps } from '../../platform/http/command.ts'
import { type OperationId, type OrderId, type PaymentId, readId, showId, showOptionalId } from '../../platform/ids.ts'
import { stateOf } from './model.ts'
import type { MoneyAnswer } from './schemas.ts'
import { readPayments } from './store.ts'

export type PayDeps = CommandDeps & Readonly<{ vault: Vault; effects: Effects }>

/** What a command on money leaves for replays of its Idempotency-Key: ids, from which the answer is made anew. */
export type Acknowledged = Readonly<{
  order: string
  payment: string | null
  operations: readonly string[]
  effects: readonly string[]
}>

export function acknowledge(
  order: OrderId,
  payment: PaymentId | null,
  planned: readonly Readonly<{ operation: OperationId; effect?: string }>[],
): Acknowledged {
  return {
    order: showId('order', order),
    payment: showOptionalId('payment', payment),
    operations: planned.map(({ operation }) => showId('operation', operation)),
    effects: planned.flatMap(({ effect }) => (effect ? [showId('effect', effect)] : [])),
  }
}

/**
 * Carries out what a command has written and answers with what is true then. A replay finds the same intents, so it
 * asks nobody a second time for what is settled, and tells the truth that came out meanwhile.
 */
export async function answerMoney(
  deps: PayDeps,
  request: FastifyRequest,
  { order, payment, operations, effects }: Acknowledged,
): Promise<Static<typeof MoneyAnswer>> {
  const principal = principalOf(request)
  await Promise.all(effects.map((effect) => deps.effects.attempt(principal.tenant, readId(effect))))
  // Not `read`: a replica may not know the outcome yet.
  const payments = await deps.db.write(contextOf(principal), (tx) => readPayments(tx, readId<OrderId>(order)))
  const own = payments
    .flatMap((one) => one.operations)
    .filter(({ id }) => operations.includes(showId('operation', id)))
    .map(({ id, payment, kind, state, amountMinor, problem }) => ({
      id: showId('operation', id),
      payment: showId('payment', payment),
      kind,
      state,
      amountMinor,
      problem,
    }))
  return { order, payment, state: stateOf(own), operations: own }
}
