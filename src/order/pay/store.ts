import type { Tx } from '../../platform/db/db.ts'
import type { OperationId, OrderId, PaymentId, ProviderId } from '../../platform/ids.ts'
import type { Cause, Method, Operation, OperationKind, OperationState, Payment, Reason } from './model.ts'

type OperationRow = Omit<Operation, 'occurredAt' | 'settledAt'> & { occurredAt: string; settledAt: string | null }

const OPERATION = Object.entries({
  id: 'id',
  payment: 'payment_id',
  kind: 'kind',
  amountMinor: 'amount_minor',
  state: 'state',
  refundOf: 'refund_of',
  causeKind: 'cause_kind',
  causeId: 'cause_id',
  reason: 'reason',
  providerReference: 'provider_reference',
  problem: 'problem',
  actorKind: 'actor_kind',
  actorId: 'actor_id',
  occurredAt: 'occurred_at',
  settledAt: 'settled_at',
})

/** The payments of an order with their operations, both oldest first: one statement, because all money begins with it. */
export async function readPayments(tx: Tx, order: OrderId): Promise<Payment[]> {
  const payments = await tx.rows<Omit<Payment, 'operations'> & { operations: OperationRow[] }>(
    'pay.read_payments',
    `select p.id, p.order_id as "order", p.provider_id as provider, p.method, p.currency, p.amount_minor as "amountMinor", p.brand,
            p.last_four as "lastFour", p.made_at as "madeAt",
            coalesce((select jsonb_agg(jsonb_build_object(${OPERATION.map(([name, column]) => `'${name}', o.${column}`).join(', ')}) order by o.id)
                        from pay.operation o where o.tenant_id = $1 and o.order_id = $2 and o.payment_id = p.id), '[]') as operations
       from pay.payment p where p.tenant_id = $1 and p.order_id = $2 order by p.id`,
    [tx.tenant, order],
  )
  return payments.map((payment) => ({ ...payment, operations: payment.operations.map(withInstants) }))
}

function withInstants({ occurredAt, settledAt, ...operation }: OperationRow): Operation {
  return {
    ...operation,
    occurredAt: new Date(occurredAt),
    settledAt: settledAt === null ? null : new Date(settledAt),
  }
}

export type NewPayment = Readonly<{
  id: PaymentId
  order: OrderId
  provider: ProviderId
  method: Method
  currency: string
  amountMinor: number
  instrument: string | null
}>

export async function writePayment(tx: Tx, payment: NewPayment): Promise<void> {
  await tx.rows(
    'pay.write_payment',
    `insert into pay.payment (tenant_id, id, order_id, provider_id, method, currency, amount_minor, instrument, made_at, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.tenant,
      payment.id,
      payment.order,
      payment.provider,
      payment.method,
      payment.currency,
      payment.amountMinor,
      payment.instrument,
      tx.occurredAt,
      tx.now,
    ],
  )
}

export type NewOperation = Readonly<{
  id: OperationId
  payment: PaymentId
  order: OrderId
  provider: ProviderId
  kind: OperationKind
  amountMinor: number
  state: OperationState
  refundOf: OperationId | null
  cause: Cause
  reason: Reason | null
  reference: string | null
}>

/** @returns false when an operation of the provider has this reference already */
export async function writeOperation(tx: Tx, operation: NewOperation): Promise<boolean> {
  const rows = await tx.rows(
    'pay.write_operation',
    `insert into pay.operation (tenant_id, id, payment_id, order_id, provider_id, kind, amount_minor, state, refund_of, cause_kind,
                                cause_id, reason, provider_reference, actor_kind, actor_id, occurred_at, recorded_at, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, case when $8 = 'succeeded' then $17::timestamptz end)
     on conflict (tenant_id, provider_id, kind, provider_reference) where provider_reference is not null do nothing
     returning id`,
    [
      tx.tenant,
      operation.id,
      operation.payment,
      operation.order,
      operation.provider,
      operation.kind,
      operation.amountMinor,
      operation.state,
      operation.refundOf,
      operation.cause.kind,
      operation.cause.id,
      operation.reason,
      operation.reference,
      tx.actor.kind,
      tx.actor.id,
      tx.occurredAt,
      tx.now,
    ],
  )
  return rows.length === 1
}

/** A captured amount that pays for a line or charge of a hand-over. */
export type Allocation = Readonly<{
  operation: OperationId
  target: 'line' | 'charge'
  number: number
  amountMinor: number
}>

export async function writeAllocations(
  tx: Tx,
  order: OrderId,
  cause: string,
  allocations: readonly Allocation[],
): Promise<void> {
  if (allocations.length === 0) return
  await tx.rows(
    'pay.write_allocations',
    `insert into pay.allocation (tenant_id, order_id, cause_id, operation_id, target, number, amount_minor)
     select $1, $2, $3, a.* from unnest($4::uuid[], $5::text[], $6::int[], $7::bigint[]) a`,
    [
      tx.tenant,
      order,
      cause,
      allocations.map((one) => one.operation),
      allocations.map((one) => one.target),
      allocations.map((one) => one.number),
      allocations.map((one) => one.amountMinor),
    ],
  )
}

export function readAllocations(tx: Tx, order: OrderId): Promise<(Allocation & { cause: string })[]> {
  return tx.rows(
    'pay.read_allocations',
    `select operation_id as operation, target, number, amount_minor as "amountMinor", cause_id as cause
       from pay.allocation where tenant_id = $1 and order_id = $2 order by operation_id, target, number`,
    [tx.tenant, order],
  )
}
