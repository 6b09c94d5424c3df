import type { Tx } from './db.ts'

/**
 * Inserts rows as records of the table's own type; what exists by the key is updated (`update`) or left (`leave`).
 * Columns are named by the code, never by input.
 * @returns how many rows were written
 */
export async function putRows(
  tx: Tx,
  table: `${string}.${string}`,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  conflict: { on: string; do: 'update' | 'leave' },
): Promise<number> {
  if (rows.length === 0) return 0
  const keys = conflict.on
    .replace(/\s+where\s.*$/, '')
    .split(',')
    .map((key) => key.trim())
  const changed = columns.filter((column) => column !== 'id' && !keys.includes(column))
  const action =
    conflict.do === 'leave' || changed.length === 0
      ? 'nothing'
      : `update set ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}`
  const [target, where] = conflict.on.split(/\s+where\s+/)
  const written = await tx.rows(
    `put.${table}.${conflict.do}.${columns.length}`,
    `insert into ${table} (tenant_id, ${columns.join(', ')})
     select $1, ${columns.map((column) => `r.${column}`).join(', ')} from jsonb_populate_recordset(null::${table}, $2) r
     on conflict (tenant_id, ${target})${where ? ` where ${where}` : ''} do ${action} returning 1`,
    [tx.tenant, JSON.stringify(rows)],
  )
  return written.length
}
