import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'

export type Charge = Readonly<{ charge: number; grossMinor: number; refundable: boolean; cancelled: boolean }>

export function readCharges(tx: Tx, order: OrderId): Promise<Charge[]> {
  return tx.rows<Charge>(
    'capture.read_charges',
    'select charge, gross_minor as "grossMinor", refundable, cancelled from capture.charge where tenant_id = $1 and order_id = $2 order by charge',
    [tx.tenant, order],
  )
}

export async function cancelCharges(tx: Tx, order: OrderId): Promise<void> {
  await tx.rows(
    'capture.cancel_charges',
    'update capture.charge set cancelled = true where tenant_id = $1 and order_id = $2 and refundable and not cancelled',
    [tx.tenant, order],
  )
}

export type NewAmendment = Readonly<{
  order: OrderId
  version: number
  kind: 'cancel' | 'address' | 'pickup_location' | 'requested_date'
  reason: string | null
  detail: Readonly<Record<string, unknown>>
}>

/** A change of an accepted order: who, why, what it was and what it became. */
export async function writeAmendment(tx: Tx, amendment: NewAmendment): Promise<void> {
  await tx.rows(
    'capture.write_amendment',
    `insert into capture.amendment (tenant_id, order_id, version, kind, actor_kind, actor_id, reason, detail, occurred_at, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.tenant,
      amendment.order,
      amendment.version,
      amendment.kind,
      tx.actor.kind,
      tx.actor.id,
      amendment.reason,
      JSON.stringify(amendment.detail),
      tx.occurredAt,
      tx.now,
    ],
  )
}
