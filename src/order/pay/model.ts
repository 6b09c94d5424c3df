import type { OperationId, OrderId, PaymentId, ProviderId } from '../../platform/ids.ts'

export const METHODS = ['card', 'bank_transfer', 'invoice', 'cash', 'external'] as const
export type Method = (typeof METHODS)[number]
export const KINDS = ['authorize', 'capture', 'void', 'refund'] as const
export type OperationKind = (typeof KINDS)[number]
/** `pending`: certainly not done yet. `unknown`: sent, and nobody knows. `declined` by the bank, `failed` by the provider. */
export const STATES = ['pending', 'succeeded', 'declined', 'failed', 'unknown'] as const
export type OperationState = (typeof STATES)[number]
export const REASONS = ['returned', 'cancelled', 'damaged', 'late', 'price', 'duplicate', 'goodwill', 'other'] as const
export type Reason = (typeof REASONS)[number]

/** What asked for an operation: a shipment, a return, a request by hand. The same cause with an id asks once. */
export type Cause = Readonly<{ kind: string; id: string | null }>
export const BY_REQUEST: Cause = { kind: 'request', id: null }

export type Operation = Readonly<{
  id: OperationId
  payment: PaymentId
  kind: OperationKind
  amountMinor: number
  state: OperationState
  /** The capture whose money goes back. */
  refundOf: OperationId | null
  causeKind: string
  causeId: string | null
  reason: Reason | null
  providerReference: string | null
  problem: string | null
  actorKind: string
  actorId: string | null
  occurredAt: Date
  settledAt: Date | null
}>

/** A payment with its operations, oldest first. */
export type Payment = Readonly<{
  id: PaymentId
  order: OrderId
  provider: ProviderId
  method: Method
  currency: string
  amountMinor: number
  brand: string | null
  lastFour: string | null
  madeAt: Date
  operations: readonly Operation[]
}>

/** It has moved money, or may yet. */
export const isLive = ({ state }: Operation) => state === 'succeeded' || state === 'pending' || state === 'unknown'
export const hasSucceeded = ({ state }: Operation) => state === 'succeeded'
export const isOpen = ({ state }: Operation) => state === 'pending' || state === 'unknown'

/** The sum over operations of a kind that a condition picks, in minor units. */
export function sumMinor(
  operations: readonly Operation[],
  kind: OperationKind,
  picks: (operation: Operation) => boolean,
): number {
  return operations
    .filter((one) => one.kind === kind && picks(one))
    .reduce((total, { amountMinor }) => total + amountMinor, 0)
}

const gaveUp = (payment: Payment, counts: (operation: Operation) => boolean) =>
  payment.operations.some((one) => one.kind === 'void' && counts(one))

/** What is left of the authorization by what is certain. */
export function authorizedOpenMinor(payment: Payment): number {
  const { operations } = payment
  if (gaveUp(payment, hasSucceeded)) return 0
  const left = sumMinor(operations, 'authorize', hasSucceeded) - sumMinor(operations, 'capture', hasSucceeded)
  return Math.max(0, left)
}

/** What may still be captured of the authorization, whatever becomes of the captures under way. */
export function capturableMinor(payment: Payment): number {
  const { operations } = payment
  if (gaveUp(payment, isLive)) return 0
  return Math.max(0, sumMinor(operations, 'authorize', hasSucceeded) - sumMinor(operations, 'capture', isLive))
}

/** What may still be sent back of a capture, whatever becomes of the refunds under way. */
export function refundableMinor(payment: Payment, capture: Operation): number {
  if (capture.state !== 'succeeded') return 0
  return (
    capture.amountMinor - sumMinor(payment.operations, 'refund', (one) => one.refundOf === capture.id && isLive(one))
  )
}

export type Sums = Readonly<{
  authorizedMinor: number
  capturedMinor: number
  refundedMinor: number
  unknown: boolean
}>

/** The sums that the order's payment status is derived from: settled operations only. */
export function moneyOf(payments: readonly Payment[]): Sums {
  const operations = payments.flatMap((payment) => payment.operations)
  return {
    authorizedMinor: payments.reduce((total, payment) => total + authorizedOpenMinor(payment), 0),
    capturedMinor: sumMinor(operations, 'capture', hasSucceeded),
    refundedMinor: sumMinor(operations, 'refund', hasSucceeded),
    unknown: operations.some(({ state }) => state === 'unknown'),
  }
}

/** What we will have kept when every refund under way has gone through, and every capture when `withOpen`. */
export function keptMinor(payments: readonly Payment[], withOpen: boolean): number {
  const operations = payments.flatMap((payment) => payment.operations)
  return sumMinor(operations, 'capture', withOpen ? isLive : hasSucceeded) - sumMinor(operations, 'refund', isLive)
}

/** What of the due sum no money covers yet: neither taken nor set aside nor about to be. */
export function uncoveredMinor(payments: readonly Payment[], dueMinor: number): number {
  const operations = payments.flatMap((payment) => payment.operations)
  const taken = sumMinor(operations, 'capture', hasSucceeded) - sumMinor(operations, 'refund', hasSucceeded)
  const setAside = payments.reduce((total, payment) => total + authorizedOpenMinor(payment), 0)
  return Math.max(0, dueMinor - taken - setAside - sumMinor(operations, 'authorize', isOpen))
}

/** How a set of operations stands as a whole: what is uncertain or wrong first. */
export function stateOf(operations: readonly Pick<Operation, 'state'>[]): OperationState | 'expected' {
  const order: readonly OperationState[] = ['unknown', 'pending', 'failed', 'declined', 'succeeded']
  return order.find((state) => operations.some((one) => one.state === state)) ?? 'expected'
}
