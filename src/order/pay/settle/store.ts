import type { Tx } from '../../../platform/db/db.ts'
import type { OperationId, OrderId, PaymentId, ProviderId } from '../../../platform/ids.ts'
import type { OperationKind, OperationState } from '../model.ts'

export type RequestRow = Readonly<{
  operation: OperationId
  order: OrderId
  provider: ProviderId
  kind: OperationKind
  amountMinor: number
  currency: string
  instrument: string | null
  of: string | null
}>

/** What providers must be told of operations; `of` is its own id of the authorization or capture before. */
export function readRequests(tx: Tx, operations: readonly OperationId[]): Promise<RequestRow[]> {
  return tx.rows<RequestRow>(
    'pay.read_requests',
    `select o.id as operation, o.order_id as "order", o.provider_id as provider, o.kind, o.amount_minor as "amountMinor", p.currency,
            case when o.kind = 'authorize' then p.instrument end as instrument,
            (select b.provider_reference from pay.operation b
              where b.tenant_id = o.tenant_id and b.payment_id = o.payment_id and b.state = 'succeeded'
                and case when o.kind = 'refund' then b.id = o.refund_of else b.kind = 'authorize' end) as of
       from pay.operation o join pay.payment p on (p.tenant_id, p.id) = (o.tenant_id, o.payment_id)
      where o.tenant_id = $1 and o.id = any($2::uuid[])`,
    [tx.tenant, operations],
  )
}

export type Outcome = Readonly<{
  state: OperationState
  amountMinor: number
  reference: string | null
  problem: string | null
}>

export async function writeOutcome(tx: Tx, operation: OperationId, outcome: Outcome): Promise<void> {
  await tx.rows(
    'pay.write_outcome',
    `update pay.operation
        set state = $3, amount_minor = $4, provider_reference = $5, problem = $6,
            settled_at = case when $3 in ('succeeded', 'declined', 'failed') then $7::timestamptz end
      where tenant_id = $1 and id = $2`,
    [tx.tenant, operation, outcome.state, outcome.amountMinor, outcome.reference, outcome.problem, tx.now],
  )
}

/** What may be shown of the payer's card, as the provider describes it. */
export async function writeInstrument(tx: Tx, payment: PaymentId, brand: string, lastFour: string): Promise<void> {
  await tx.rows(
    'pay.write_instrument',
    'update pay.payment set brand = $3, last_four = $4 where tenant_id = $1 and id = $2',
    [tx.tenant, payment, brand, lastFour],
  )
}
