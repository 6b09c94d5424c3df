import { quoted } from './arrays.ts'
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

export type ColumnType =
  | 'uuid'
  | 'text'
  | 'int'
  | 'bigint'
  | 'numeric'
  | 'float8'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'jsonb'
  | 'bytea'
  | 'text[]'

/** A column of rows that are written: its type, and where its value comes from. */
export type Column<R> = readonly [ColumnType, (row: R) => unknown]

/**
 * Inserts rows with one array a column: the quickest way into a table short of COPY (records made from JSON took three
 * times as long for a line of an order). Columns that no row fills are left out, so what has a default gets it.
 */
export async function insertRows<R>(
  tx: Tx,
  table: `${string}.${string}`,
  columns: Readonly<Record<string, Column<R>>>,
  rows: readonly R[],
): Promise<void> {
  if (rows.length === 0) return
  const names: string[] = []
  const picked: string[] = []
  const arrays: string[] = []
  const values: string[] = []
  for (const [name, [type, pick]] of Object.entries(columns)) {
    const array = arrayOf(rows, type, pick)
    if (array === null) continue
    values.push(array)
    names.push(name)
    arrays.push(`$${values.length + 1}::${type === 'text[]' ? 'text' : type}[]`)
    picked.push(type === 'text[]' ? `n.${name}::text[]` : `n.${name}`)
  }
  await tx.rows(
    `insert.${table}.${nameOf(names)}`,
    `insert into ${table} (tenant_id, ${names.join(', ')})
     select $1, ${picked.join(', ')} from unnest(${arrays.join(', ')}) as n(${names.join(', ')})`,
    [tx.tenant, ...values],
  )
}

/** Statements are known by name: each set of columns is one of its own. */
function nameOf(columns: readonly string[]): string {
  const key = columns.join(' ')
  const known = shapes.get(key)
  if (known !== undefined) return known
  const name = shapes.size.toString(36)
  shapes.set(key, name)
  return name
}
const shapes = new Map<string, string>()

/**
 * A column as an array literal; the driver's own way looks at every element with two regular expressions.
 * @returns null when no row has a value
 */
function arrayOf<R>(rows: readonly R[], type: ColumnType, pick: (row: R) => unknown): string | null {
  let [text, filled] = ['', false]
  for (const row of rows) {
    const value = pick(row)
    if (value === null || value === undefined) text += ',NULL'
    else {
      text += `,${elementOf(value, type)}`
      filled = true
    }
  }
  return filled ? `{${text.slice(1)}}` : null
}

function elementOf(value: unknown, type: ColumnType): string {
  switch (type) {
    case 'uuid':
    case 'int':
    case 'bigint':
    case 'float8':
    case 'boolean':
    case 'numeric':
    case 'date':
      return String(value)
    case 'timestamptz':
      return value instanceof Date ? `"${value.toISOString()}"` : quoted(String(value))
    case 'bytea':
      return `"\\\\x${(value as Buffer).toString('hex')}"`
    case 'jsonb':
      return quoted(JSON.stringify(value))
    case 'text[]':
      return quoted(`{${(value as readonly string[]).map(quoted).join(',')}}`)
    case 'text':
      return quoted(String(value))
  }
}
