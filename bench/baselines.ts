import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asOwner } from './arena.ts'
import { ITEM_ID_PREFIX } from './merchant.ts'
import { run } from './process.ts'
import { type Cell, EVENTS, isOwn, type Part, partOf, RESERVATIONS, readSample, type Sample } from './sample.ts'

/**
 * The baselines write what Kontor wrote for one real order of the arena: the same tables, columns and values, with ids,
 * numbers and articles drawn anew each time, for a tenant of their own with the same stock, so that Kontor's books stay
 * comparable. B1 is one transaction of twelve statements, B2 the same as one statement. Positions of their log come from
 * a sequence: quicker than Kontor's head of the log, which knows no gaps, but which a single statement would hold from
 * its beginning.
 */
export type Baselines = Readonly<{ b1: string; b2: string; tenant: string; sample: Sample }>

const SEQUENCE = 'public.bench_position'

/** @param items of how many articles each line draws one; 1: all orders want the same */
export async function makeBaselines(url: string, like: string, items: number, lines = 3): Promise<Baselines> {
  const sample = await readSample(url, like, lines)
  const tenant = await openTwin(url, like)
  const write = makeWriter(sample, tenant)
  const events = partOf(sample, EVENTS)
  const statements = [
    ...sample.parts.filter((part) => part !== events).map((part) => write(part)),
    ...stockUpdates(sample, tenant),
    write(events),
  ]
  const [last = '', ...others] = [...statements].reverse()
  const parts = others.reverse().map((one, n) => `s${n} as (${one} returning 1)`)
  return {
    b1: script(items, lines, ['begin;', ...statements.map((one) => `${one};`), 'commit;']),
    b2: script(items, lines, [`with ${parts.join(',\n')}\n${last};`]),
    tenant,
    sample,
  }
}

/** A tenant with the same stock as another; opened once for each. */
async function openTwin(url: string, like: string): Promise<string> {
  return asOwner(url, async (client) => {
    const slug = `twin-${like.slice(-12)}`
    const found = await client.query<{ id: string }>('select id from platform.tenant where slug = $1', [slug])
    if (found.rows[0]) return found.rows[0].id
    await client.query(`create sequence if not exists ${SEQUENCE} cache 100`)
    await client.query(`grant usage on sequence ${SEQUENCE} to kontor_app`)
    const made = await client.query<{ id: string }>('select gen_random_uuid() as id')
    const id = made.rows[0]?.id as string
    await client.query('select platform.open_tenant($1, $2, $3)', [id, slug, 'Twin'])
    await client.query(
      `insert into inventory.stock (tenant_id, item_id, location_id, on_hand)
       select $2, item_id, location_id, on_hand from inventory.stock where tenant_id = $1`,
      [like, id],
    )
    await client.query('vacuum analyze inventory.stock')
    return id
  })
}

/** Ids that grow by the client, as UUIDs of version 7 do: where they land in an index is what inserting costs. */
const idOf = (salt: number) =>
  `('01ff0000-${salt.toString(16).padStart(4, '0')}-7000-8' || lpad(to_hex(:client_id::int), 3, '0') || '-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid`
const ORDER_ID = idOf(0)
const unique = (prefix: string) => `('${prefix}' || :client_id::text || '-' || :n::text)`
const itemId = (index: number) => `('${ITEM_ID_PREFIX}' || lpad(to_hex(:i${index}::bigint), 12, '0'))::uuid`
const literal = (text: Cell) => (text === null ? 'null' : `'${text.replaceAll("'", "''")}'`)

function makeWriter(sample: Sample, tenant: string): (part: Part) => string {
  let salt = 1
  const expressionOf = ({ table, columns, types }: Part, at: number, cell: Cell): string => {
    const column = columns[at] as string
    const item = cell === null ? -1 : sample.items.indexOf(cell)
    if (cell === sample.tenant) return `'${tenant}'::uuid`
    if (cell === sample.order) return ORDER_ID
    if (item >= 0) return itemId(item)
    if (table === EVENTS && column === 'position') return `nextval('${SEQUENCE}')`
    const own = isOwn(table, column)
    if (own === 'id') return idOf(salt++)
    if (own === 'text') return unique(column.slice(0, 1))
    return cell === null ? `null::${types[at]}` : `${literal(cell)}::${types[at]}`
  }
  return (part) => {
    const rows = part.rows.map((row) => `(${row.map((cell, at) => expressionOf(part, at, cell)).join(', ')})`)
    return `insert into ${part.table} (${part.columns.join(', ')}) values ${rows.join(', ')}`
  }
}

/** Guarded updates, as a careful hand would write them. */
function stockUpdates(sample: Sample, tenant: string): string[] {
  const held = partOf(sample, RESERVATIONS)
  const at = (name: string) => held.columns.indexOf(name)
  return held.rows.map((row) => {
    const item = itemId(sample.items.indexOf(row[at('item_id')] as string))
    const units = row[at('units')]
    return `update inventory.stock set reserved = reserved + ${units}
 where tenant_id = '${tenant}'::uuid and item_id = ${item} and location_id = '${row[at('location_id')]}'::uuid
   and reserved + ${units} + allocated + unavailable <= on_hand`
  })
}

function script(items: number, lines: number, statements: readonly string[]): string {
  // Each line draws from its own part of the articles: never the same twice, and locked in one sequence.
  const part = Math.max(1, Math.floor(items / lines))
  const draws = Array.from({ length: lines }, (_, n) => `\\set i${n} random(${n * part}, ${(n + 1) * part - 1})`)
  return ['\\set n :n + 1', ...draws, ...statements].join('\n')
}

/** Runs a script with pgbench, as the role that Kontor's statements run as. @returns transactions a second */
export async function runPgbench(url: string, tenant: string, text: string, seconds: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-pgbench-'))
  try {
    const file = join(folder, 'script.sql')
    await writeFile(file, text)
    // Numbers of an earlier run are not given again.
    const from = Math.floor(Date.now() / 1000) % 2 ** 24
    const args = ['-n', '-M', 'prepared', '-c', '8', '-j', '2', '-T', String(seconds), '-f', file]
    const { text: said } = await run('pgbench', [...args, '-D', `n=${from * 100_000}`, url], {
      // Planned once: planning a statement of three inserts anew for each order takes a third of its time.
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
