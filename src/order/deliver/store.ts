import type { Tx } from '../../platform/db/db.ts'
import { newId, type OrderId, type PackageId } from '../../platform/ids.ts'
import type { Code, PackageFacts } from './model.ts'

const FACTS = `package_id as package, order_id as "order", state, failed_attempts as "failedAttempts", last_event_at as "lastEventAt",
  delivered_at as "deliveredAt", received_by as "receivedBy", confirmed_at as "confirmedAt", contested_at as "contestedAt",
  contest_reason as "contestReason", resolved, resolved_at as "resolvedAt"`

/** What is known of packages, locked; their orders must be locked before. */
export function lockFacts(tx: Tx, packages: readonly PackageId[]): Promise<PackageFacts[]> {
  return tx.rows<PackageFacts>(
    'deliver.lock_facts',
    `select ${FACTS} from deliver.package_state where tenant_id = $1 and package_id = any($2::uuid[]) order by package_id for no key update`,
    [tx.tenant, packages],
  )
}

export async function writeFacts(tx: Tx, facts: PackageFacts): Promise<void> {
  await tx.rows(
    'deliver.write_facts',
    `insert into deliver.package_state (tenant_id, package_id, order_id, state, failed_attempts, last_event_at, delivered_at, received_by,
            confirmed_at, contested_at, contest_reason, resolved, resolved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (tenant_id, package_id) do update
        set state = excluded.state, failed_attempts = excluded.failed_attempts, last_event_at = excluded.last_event_at,
            delivered_at = excluded.delivered_at, received_by = excluded.received_by, confirmed_at = excluded.confirmed_at,
            contested_at = excluded.contested_at, contest_reason = excluded.contest_reason, resolved = excluded.resolved,
            resolved_at = excluded.resolved_at`,
    [
      tx.tenant,
      facts.package,
      facts.order,
      facts.state,
      facts.failedAttempts,
      facts.lastEventAt,
      facts.deliveredAt,
      facts.receivedBy,
      facts.confirmedAt,
      facts.contestedAt,
      facts.contestReason,
      facts.resolved,
      facts.resolvedAt,
    ],
  )
}

export type NewScan = Readonly<{
  package: PackageId
  order: OrderId
  code: Code
  externalId: string
  place: string | null
  detail: string | null
}>

/** Keeps a scan. @returns false when the same one was told before */
export async function insertScan(tx: Tx, scan: NewScan): Promise<boolean> {
  const made = await tx.rows(
    'deliver.insert_scan',
    `insert into deliver.tracking_event (tenant_id, id, package_id, order_id, code, external_id, place, detail, occurred_at, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, package_id, external_id) do nothing returning id`,
    [
      tx.tenant,
      newId(),
      scan.package,
      scan.order,
      scan.code,
      scan.externalId,
      scan.place,
      scan.detail,
      tx.occurredAt,
      tx.now,
    ],
  )
  return made.length === 1
}

/** Units of each line of an order that came back by returns and were refunded. */
export async function refundedUnits(tx: Tx, order: OrderId): Promise<Map<number, number>> {
  const rows = await tx.rows<{ line: number; units: number }>(
    'deliver.refunded_units',
    `select l.line, sum(l.refunded)::int as units from aftersales.v_return r
       join aftersales.v_return_line l on (l.tenant_id, l.return_id) = (r.tenant_id, r.id)
      where r.tenant_id = $1 and r.order_id = $2 group by l.line`,
    [tx.tenant, order],
  )
  return new Map(rows.map(({ line, units }) => [line, units]))
}
