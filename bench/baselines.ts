import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { ITEM_ID_PREFIX, type Size } from './merchant.ts'
import { run } from './process.ts'

/**
 * The baselines write what Kontor wrote for one real order of the arena: the same tables, columns and values, with ids,
 * numbers and articles drawn anew each time. B1 is one transaction of twelve statements, B2 the same as one statement.
 */
export type Baselines = Readonly<{ b1: string; b2: string; bytes: Readonly<Record<string, number>> }>

type Cell = string | null
type Sample = Readonly<{ table: string; columns: readonly string[]; types: readonly string[]; rows: readonly Cell[][] }>

const EVENTS = 'platform.event'
const TABLES: readonly Readonly<{ table: string; of: string }>[] = [
  { table: 'capture.sales_order', of: 'id = $2' },
  { table: 'capture.party', of: 'order_id = $2' },
  { table: 'capture.delivery', of: 'order_id = $2' },
  { table: 'capture.order_line', of: 'order_id = $2' },
  { table: 'promise.promise', of: 'order_id = $2' },
  { table: 'promise.decision', of: 'order_id = $2' },
  { table: 'inventory.reservation', of: 'demand_id = $2' },
  { table: EVENTS, of: 'order_id = $2' },
  { table: 'platform.idempotency', of: "answer->>'id' = 'ord_' || replace($2::text, '-', '')" },
]

/** Makes the scripts from the newest order of a tenant that was placed over HTTP. */
export async function makeBaselines(url: string, tenant: string, size: Size): Promise<Baselines> {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser: () => (text: string) => text } })
  await client.connect()
  try {
    const { rows } = await client.query(
      'select id from capture.sales_order where tenant_id = $1 order by id desc limit 1',
      [tenant],
    )
    const order = rows[0]?.id as string
    const samples: Sample[] = []
    for (const { table, of } of TABLES) {
      const { rows: found, fields } = await client.query({
        text: `select * from ${table} where tenant_id = $1 and ${of}`,
        values: [tenant, order],
        rowMode: 'array',
      })
      const types = await typesOf(client, table)
      const names = fields.map((field) => field.name)
      samples.push({ table, columns: names, types: names.map((name) => types.get(name) ?? 'text'), rows: found })
    }
    const items = itemsOf(samples)
    const events = samples.find(({ table }) => table === EVENTS) as Sample
    const statements = [
      ...samples.filter((sample) => sample !== events).map((sample) => statementOf(sample, order, items)),
      ...stockUpdates(samples, tenant, items),
    ]
    // As in Kontor the head of the log is taken last: whoever holds it holds back all others.
    const head = (condition = '') => headOf(events, condition)
    const append = statementOf(events, order, items)
    const parts = statements.map((one, n) => `s${n} as (${one} returning 1)`)
    // PostgreSQL runs a part when it is asked for: the head asks for all others before it is locked itself.
    const others = statements.map((_, n) => `(select count(*) from s${n})`).join(' + ')
    return {
      b1: script(size, ['begin;', ...statements.map((one) => `${one};`), `with ${head()} ${append};`, 'commit;'], items.length),
      b2: script(size, [`with ${[...parts, head(`and ${others} >= 0`)].join(',\n')}\n${append};`], items.length),
      bytes: Object.fromEntries(samples.map(({ table, rows: all }) => [table, JSON.stringify(all).length])),
    }
  } finally {
    await client.end()
  }
}

async function typesOf(client: pg.Client, table: string): Promise<Map<string, string>> {
  const { rows } = await client.query(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  )
  return new Map(rows.map((row) => [row.name, row.type]))
}

/** The articles of the sample, in the sequence of its lines: each becomes one that is drawn. */
function itemsOf(samples: readonly Sample[]): string[] {
  const lines = samples.find(({ table }) => table === 'capture.order_line') as Sample
  const at = lines.columns.indexOf('item_id')
  return [...new Set(lines.rows.map((row) => row[at] as string))]
}

/** Ids that grow by the client, as UUIDs of version 7 do: where they land in an index is what inserting costs. */
const orderId = `('01ff0000-0000-7000-8' || lpad(to_hex(:client_id::int), 3, '0') || '-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid`
const ownId = (salt: number) =>
  `('01ff0000-${salt.toString(16).padStart(4, '0')}-7000-8' || lpad(to_hex(:client_id::int), 3, '0') || '-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid`
const unique = (prefix: string) => `('${prefix}' || :client_id::text || '-' || :n::text)`
const itemId = (index: number) => `('${ITEM_ID_PREFIX}' || lpad(to_hex(:i${index}::bigint), 12, '0'))::uuid`

let salt = 1

function statementOf(sample: Sample, order: string, items: readonly string[]): string {
  const cells = sample.rows.map(
    (row) => `(${row.map((cell, at) => expressionOf(sample, at, cell, order, items)).join(', ')})`,
  )
  const insert = `insert into ${sample.table} (${sample.columns.join(', ')}) `
  if (sample.table !== EVENTS) return `${insert}values ${cells.join(', ')}`
  const columns = sample.columns.map((name) => (name === 'position' ? 'head.base + e.position' : `e.${name}`))
  return `${insert}select ${columns.join(', ')} from head, (values ${cells.join(', ')}) as e(${sample.columns.join(', ')})`
}

/** Positions in the log are taken from its head, whose lock lasts until the commit. */
function headOf({ columns, rows }: Sample, condition: string): string {
  const tenant = literal(rows[0]?.[columns.indexOf('tenant_id')] ?? null)
  return `head as (update platform.event_head set position = position + ${rows.length} where tenant_id = ${tenant}::uuid ${condition} returning position - ${rows.length} as base)`
}

function expressionOf(
  { table, columns, types, rows }: Sample,
  at: number,
  cell: Cell,
  order: string,
  items: readonly string[],
): string {
  const column = columns[at] as string
  const type = types[at] as string
  const item = cell === null ? -1 : items.indexOf(cell)
  if (cell === order) return orderId
  if (item >= 0) return itemId(item)
  if (column === 'position') return `${rows.findIndex((row) => row[at] === cell) + 1}::bigint`
  if (column === 'id') return ownId(salt++)
  if (column === 'number' || column === 'external_number' || (column === 'key' && table === 'platform.idempotency'))
    return unique(`${column[0]}`)
  return cell === null ? `null::${type}` : `${literal(cell)}::${type}`
}

function literal(text: Cell): string {
  return text === null ? 'null' : `'${text.replaceAll("'", "''")}'`
}

/** Three guarded updates, as a careful hand would write them. */
function stockUpdates(samples: readonly Sample[], tenant: string, items: readonly string[]): string[] {
  const held = samples.find(({ table }) => table === 'inventory.reservation') as Sample
  const column = (name: string) => held.columns.indexOf(name)
  return held.rows.map((row) => {
    const item = itemId(items.indexOf(row[column('item_id')] as string))
    const units = row[column('units')]
    return `update inventory.stock set reserved = reserved + ${units}
 where tenant_id = '${tenant}'::uuid and item_id = ${item} and location_id = '${row[column('location_id')]}'::uuid
   and reserved + ${units} + allocated + unavailable <= on_hand`
  })
}

function script({ items }: Size, statements: readonly string[], lines: number): string {
  // Each line draws from its own part of the articles: never the same twice, and locked in one sequence.
  const part = Math.floor(items / lines)
  const draws = Array.from({ length: lines }, (_, n) => `\\set i${n} random(${n * part}, ${(n + 1) * part - 1})`)
  return ['\\set n :n + 1', ...draws, ...statements].join('\n')
}

/** Runs a script with pgbench, as the role that Kontor's statements run as. @returns transactions a second */
export async function runPgbench(
  url: string,
  tenant: string,
  text: string,
  { clients, seconds }: Readonly<{ clients: number; seconds: number }>,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-pgbench-'))
  try {
    const file = join(folder, 'script.sql')
    await writeFile(file, text)
    // Numbers of an earlier run are not given again.
    const from = Math.floor(Date.now() / 1000) % 2 ** 24
    const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', file]
    const { text: said } = await run('pgbench', [...args, '-D', `n=${from * 100_000}`, url], {
      PGOPTIONS: `-c plan_cache_mode=force_generic_plan -c role=kontor_app -c kontor.tenant=${tenant}`,
    })
    const tps = /tps = ([\d.]+) \(without/.exec(said)?.[1]
    const failed = /number of failed transactions: (\d+)/.exec(said)?.[1] ?? '0'
    if (tps === undefined || failed !== '0') throw new Error(`pgbench: ${said}`)
    return Number(tps)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
