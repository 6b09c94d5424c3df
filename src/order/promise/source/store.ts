import type { Tx } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { PlannedDecision, PlannedPromise, PromiseReason } from '../../capture/index.ts'

export async function writeDecisions(
  tx: Tx,
  decisions: readonly (PlannedDecision & { order: string })[],
): Promise<void> {
  if (decisions.length === 0) return
  await tx.rows(
    'promise.write_decisions',
    `insert into promise.decision (tenant_id, id, order_id, delivery, rule, inputs, outcome, decided_at)
     select $1, n.*, $8 from unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::jsonb[], $7::jsonb[]) as n`,
    [
      tx.tenant,
      decisions.map(() => newId()),
      decisions.map((d) => d.order),
      decisions.map((d) => d.delivery),
      decisions.map((d) => d.rule),
      decisions.map((d) => JSON.stringify(d.inputs)),
      decisions.map((d) => JSON.stringify(d.outcome)),
      tx.now,
    ],
  )
}

export async function writePromises(
  tx: Tx,
  promises: readonly (PlannedPromise & { order: string })[],
  reason: PromiseReason,
): Promise<void> {
  if (promises.length === 0) return
  await tx.rows(
    'promise.write_promises',
    `insert into promise.promise (tenant_id, id, order_id, line, units, location_id, supply_id, requested_on, ship_by, deliver_by, reason, occurred_at, recorded_at)
     select $1, n.*, $11, $12, $13
       from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::uuid[], $7::uuid[], $8::date[], $9::date[], $10::date[]) as n`,
    [
      tx.tenant,
      promises.map(() => newId()),
      promises.map((p) => p.order),
      promises.map((p) => p.line),
      promises.map((p) => p.units),
      promises.map((p) => p.location),
      promises.map((p) => p.supply),
      promises.map((p) => p.requestedOn),
      promises.map((p) => p.shipBy),
      promises.map((p) => p.deliverBy),
      reason,
      tx.occurredAt,
      tx.now,
    ],
  )
}
