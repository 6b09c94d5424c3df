import type pg from 'pg'
import { asOwner } from './arena.ts'

export type Cell = string | null

/** The rows of one table that belong to one order, as text. */
export type Part = Readonly<{
  table: string
  columns: readonly string[]
  types: readonly string[]
  rows: readonly (readonly Cell[])[]
}>

/** What Kontor wrote for one order, table by table in an order that foreign keys allow. */
export type Sample = Readonly<{ tenant: string; order: string; items: readonly string[]; parts: readonly Part[] }>

export const EVENTS = 'platform.event'
export const RESERVATIONS = 'inventory.reservation'
const TABLES: readonly Readonly<{ table: string; of: string }>[] = [
  { table: 'capture.sales_order', of: 'id = $2' },
  { table: 'capture.party', of: 'order_id = $2' },
  { table: 'capture.delivery', of: 'order_id = $2' },
  { table: 'capture.order_line', of: 'order_id = $2' },
  { table: 'promise.promise', of: 'order_id = $2' },
  { table: 'promise.decision', of: 'order_id = $2' },
  { table: RESERVATIONS, of: 'demand_id = $2' },
  { table: 'platform.idempotency', of: "answer->>'id' = 'ord_' || replace($2::text, '-', '')" },
  { table: EVENTS, of: 'order_id = $2' },
]

/** Reads the newest order of a tenant that has so many lines. */
export function readSample(url: string, tenant: string, lines: number): Promise<Sample> {
  return asOwner(url, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select o.id from capture.sales_order o where tenant_id = $1
          and (select count(*) from capture.order_line l where (l.tenant_id, l.order_id) = (o.tenant_id, o.id)) = $2
        order by id desc limit 1`,
      [tenant, lines],
    )
    const order = rows[0]?.id
    if (order === undefined) throw new Error(`no order of ${lines} lines`)
    const parts: Part[] = []
    for (const { table, of } of TABLES) parts.push(await readPart(client, table, of, [tenant, order]))
    return { tenant, order, items: itemsOf(parts), parts }
  })
}

export function partOf(sample: Sample, table: string): Part {
  return sample.parts.find((part) => part.table === table) as Part
}

async function readPart(client: pg.Client, table: string, of: string, values: readonly string[]): Promise<Part> {
  // What the database makes itself of other columns is written by nobody.
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  const columns = rows.map(({ name }) => name)
  const found = await client.query({
    text: `select ${columns.join(', ')} from ${table} where tenant_id = $1 and ${of}`,
    values: [...values],
    rowMode: 'array',
    types: { getTypeParser: () => (text: string) => text } as pg.CustomTypesConfig,
  })
  return { table, columns, types: rows.map(({ type }) => type), rows: found.rows as Cell[][] }
}

/** The articles of the order, in the sequence of its lines: each becomes one that is drawn. */
function itemsOf(parts: readonly Part[]): string[] {
  const lines = parts.find(({ table }) => table === 'capture.order_line') as Part
  const at = lines.columns.indexOf('item_id')
  return [...new Set(lines.rows.map((row) => row[at] as string))]
}

/** Columns whose value is another one for every order, beside ids of orders and articles. */
export function isOwn(table: string, column: string): 'id' | 'text' | null {
  if (column === 'id') return 'id'
  if (column === 'number' || column === 'external_number') return 'text'
  return column === 'key' && table === 'platform.idempotency' ? 'text' : null
}
