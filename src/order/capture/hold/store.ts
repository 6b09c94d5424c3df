import type { Tx } from '../../../platform/db/db.ts'
import { masterChanged } from '../../../platform/events/master.ts'
import { newId, type OrderId } from '../../../platform/ids.ts'

export async function liftHoldRow(tx: Tx, order: OrderId, hold: string, reason: string): Promise<void> {
  await tx.rows(
    'capture.lift_hold',
    `update capture.hold set lifted_at = $4, lifted_kind = $5, lifted_id = $6, lifted_reason = $7
      where tenant_id = $1 and order_id = $2 and id = $3 and lifted_at is null`,
    [tx.tenant, order, hold, tx.occurredAt, tx.actor.kind, tx.actor.id, reason],
  )
}

export type HoldRuleRow = Readonly<{
  id?: string
  type: string
  name: string
  expression: string
  stops: readonly string[]
  keepsStock: boolean
  expiresAfterS: number | null
  active: boolean
}>

export async function writeHoldRule(tx: Tx, rule: HoldRuleRow): Promise<string> {
  const id = rule.id ?? newId()
  await tx.rows(
    'capture.write_hold_rule',
    `insert into capture.hold_rule (tenant_id, id, type, name, expression, stops, keeps_stock, expires_after_s, active) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, id) do update set type = excluded.type, name = excluded.name, expression = excluded.expression, stops = excluded.stops,
        keeps_stock = excluded.keeps_stock, expires_after_s = excluded.expires_after_s, active = excluded.active`,
    [
      tx.tenant,
      id,
      rule.type,
      rule.name,
      rule.expression,
      rule.stops,
      rule.keepsStock,
      rule.expiresAfterS,
      rule.active,
    ],
  )
  masterChanged(tx, 'hold_rules')
  return id
}

export function readHoldRuleRows(tx: Tx): Promise<(HoldRuleRow & { id: string })[]> {
  return tx.rows(
    'capture.read_hold_rule_rows',
    `select id, type, name, expression, stops, keeps_stock as "keepsStock", expires_after_s as "expiresAfterS", active from capture.hold_rule where tenant_id = $1 order by name, id`,
    [tx.tenant],
  )
}

export async function expiredHolds(tx: Tx, order: OrderId): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'capture.expired_holds',
    'select id from capture.hold where tenant_id = $1 and order_id = $2 and lifted_at is null and expires_at <= $3 order by id',
    [tx.tenant, order, tx.now],
  )
  return rows.map((row) => row.id)
}

export async function nextExpiry(tx: Tx, order: OrderId): Promise<Date | null> {
  const [row] = await tx.rows<{ at: Date | null }>(
    'capture.next_hold_expiry',
    'select min(expires_at) as at from capture.hold where tenant_id = $1 and order_id = $2 and lifted_at is null and expires_at > $3',
    [tx.tenant, order, tx.now],
  )
  return row?.at ?? null
}
