import { Type } from 'typebox'
import { Currency, Instant, id, Nullable } from '../../platform/http/schema.ts'
import { KINDS, METHODS, REASONS, STATES } from './model.ts'

export const Method = Type.Enum(METHODS)
export const Reason = Type.Enum(REASONS)
export const PositiveMinor = Type.Integer({
  minimum: 1,
  maximum: 1_000_000_000_000,
  description: 'minor units of the order’s currency',
})
const AmountMinor = Type.Integer({ minimum: 0, description: 'minor units of the currency' })

export const OperationView = Type.Object({
  id: id('operation'),
  kind: Type.Enum(KINDS),
  state: Type.Enum(STATES),
  amountMinor: AmountMinor,
  refundOf: Nullable(id('operation')),
  reason: Nullable(Reason),
  problem: Nullable(Type.String({ description: 'what the provider said, when it did not succeed' })),
  occurredAt: Instant,
  settledAt: Nullable(Instant),
})

/** A payment as screens and the order view show it. */
export const PaymentView = Type.Object({
  id: id('payment'),
  provider: Type.String({ description: 'the provider’s code' }),
  method: Method,
  currency: Currency,
  amountMinor: AmountMinor,
  brand: Nullable(Type.String()),
  lastFour: Nullable(Type.String()),
  authorizedMinor: Type.Integer({ description: 'still set aside' }),
  capturedMinor: AmountMinor,
  refundedMinor: AmountMinor,
  madeAt: Instant,
  operations: Type.Array(OperationView),
})

/** How money stands after a command: `expected` when nothing outside had to be asked. */
export const MoneyAnswer = Type.Object({
  order: id('order'),
  payment: Nullable(id('payment')),
  state: Type.Enum([...STATES, 'expected']),
  operations: Type.Array(
    Type.Object({
      id: id('operation'),
      payment: id('payment'),
      kind: Type.Enum(KINDS),
      state: Type.Enum(STATES),
      amountMinor: AmountMinor,
      problem: Nullable(Type.String()),
    }),
  ),
})
