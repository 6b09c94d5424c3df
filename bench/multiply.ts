import type pg from 'pg'
import { asOwner } from './arena.ts'

type Table = Readonly<{ name: string; where?: string }>
/** What belongs to orders, table by table in an order that foreign keys allow; `where` leaves out what does not. */
const TABLES: readonly Table[] = [
  ...['sales_order', 'party', 'delivery', 'order_line', 'charge', 'hold', 'amendment', 'line_split'].map((name) => ({
    name: `capture.${name}`,
  })),
  { name: 'promise.promise' },
  { name: 'promise.decision' },
  { name: 'inventory.reservation' },
  { name: 'inventory.requirement' },
  { name: 'inventory.movement', where: `kind not in ('opening', 'receive')` },
  { name: 'pay.payment' },
  { name: 'pay.operation' },
  { name: 'pay.allocation' },
  ...['fulfillment_order', 'fulfillment_line', 'shipment', 'package', 'package_content'].map((name) => ({
    name: `fulfill.${name}`,
  })),
  { name: 'deliver.package_state' },
  { name: 'deliver.tracking_event' },
  ...['return_order', 'return_line', 'feedback'].map((name) => ({ name: `aftersales.${name}` })),
  { name: 'messages.message' },
  { name: 'finance.journal_entry' },
  { name: 'finance.posting' },
  { name: 'platform.event', where: 'order_id is not null' },
  { name: 'insight.passage' },
  { name: 'insight.trace' },
  { name: 'insight.standing' },
  { name: 'insight.verdict' },
]
/** Of which there may be only one: a copy's says which copy it is. */
const NAMES = ['number', 'external_number', 'tracking_number', 'external_id', 'provider_reference', 'once', 'label_key']
const SHIFT_DAYS = 28
const COPIES_AT_ONCE = 25
const WRITERS = 2

/**
 * Makes many orders of those that a tenant has: so many copies of each, with ids, numbers, people and days of their own,
 * by set-based statements as the owner of the tables. States, books and ledgers stay as they were made through the API.
 */
export async function multiplyOrders(
  url: string,
  tenant: string,
  copies: number,
  tell: (done: number) => void,
): Promise<void> {
  const { statements, indexes } = await asOwner(url, (client) => prepare(client, tenant))
  let next = 1
  const write = () =>
    asOwner(url, async (client) => {
      // Rows that were sound stay sound: foreign keys are not looked up again a hundred million times.
      await client.query('set session_replication_role = replica; set synchronous_commit = off')
      while (next <= copies) {
        const [first, last] = [next, Math.min(copies, next + COPIES_AT_ONCE - 1)]
        next = last + 1
        await client.query('begin')
        for (const text of statements) await client.query(text, [first, last])
        await client.query('commit')
        tell(last)
      }
    })
  await Promise.all(Array.from({ length: WRITERS }, write))
  await asOwner(url, async (client) => {
    for (const text of indexes) await client.query(text)
    await sumUp(client, tenant, copies)
  })
}

const HELPERS = `
  create schema bench;
  create function bench.twin(id uuid, n int) returns uuid immutable strict language sql
    return (lpad(to_hex(167772160 + n), 8, '0') || substr(id::text, 9))::uuid;
  create function bench.surname(n int) returns text immutable strict language sql
    return initcap((array['ber','lind','sten','mar','hof','ros','gold','wal','kess','brand','fal','ort','sand','vog','hart','kra'])[1 + abs(n) % 16] ||
                   (array['ner','mann','berg','ler','er','sen','stra','feld','hauer','bach','wig','ling','holm','kamp','inger','to'])[1 + abs(n / 16) % 16]);
  create unlogged table bench.own (id uuid primary key)`

/** @returns for each table the statement that writes the copies $1 to $2 of its rows; and the indexes to be made anew */
async function prepare(client: pg.Client, tenant: string) {
  await client.query(HELPERS)
  const all: (Table & Readonly<{ columns: readonly Column[] }>)[] = []
  for (const table of TABLES) all.push({ ...table, columns: await columnsOf(client, table.name) })
  for (const { name, columns } of all)
    if (columns.some((column) => column.name === 'id'))
      await client.query(`insert into bench.own select id from ${name} where tenant_id = $1 on conflict do nothing`, [
        tenant,
      ])
  const { rows } = await client.query<{ span: string }>(
    'select max(position)::text as span from platform.event where tenant_id = $1',
    [tenant],
  )
  const statements: string[] = []
  for (const { name, where = 'true', columns } of all) {
    const copy = `bench."${name}"`
    const flags = columns
      .filter(({ type, name: column }) => type === 'uuid' && column !== 'tenant_id')
      .map(({ name: column }) => `, ${column} in (select id from bench.own) as own_${column}`)
    await client.query(
      `create unlogged table ${copy} as select *${flags.join('')} from ${name} where tenant_id = '${tenant}' and ${where}`,
    )
    await client.query(`analyze ${copy}`)
    const values = columns.map((column) => copyOf(name, column, rows[0]?.span ?? '0'))
    statements.push(
      `insert into ${name} (${columns.map((column) => column.name).join(', ')})
       select ${values.join(', ')} from generate_series($1::int, $2::int) n cross join lateral (select * from ${copy} offset 0) t`,
    )
  }
  return { statements, indexes: await dropIndexes(client) }
}

/** An index that no constraint needs is made in one go afterwards: kept up with row by row, they took three quarters of the time. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; text: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text from pg_index i
      where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [TABLES.map(({ name }) => name)],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ text }) => text)
}

type Column = Readonly<{ name: string; type: string }>

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select quote_ident(attname) as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows
}

/** What a column of a copy says. */
function copyOf(table: string, { name, type }: Column, span: string): string {
  const own = `t.${name}`
  if (table === 'capture.party' && PEOPLE[name] !== undefined) return PEOPLE[name]
  // Numbers with a check digit, and pages of mail that no list reads.
  if (name === 'sscc' || name === 'body_html') return 'null'
  if (name === '"position"' || name === 'cause_position')
    return `case ${own} when 0 then 0 else ${own} + n::bigint * ${span} end`
  if (NAMES.includes(name) && type === 'text') return `${own} || '-' || n`
  if (name === 'cause_id') return `bench.twin(${own}, n)`
  if (type === 'uuid' && name !== 'tenant_id')
    return `case when t.own_${name} then bench.twin(${own}, n) else ${own} end`
  if (type === 'timestamp with time zone') return `${own} - make_interval(days => n % ${SHIFT_DAYS})`
  if (type === 'date') return `${own} - n % ${SHIFT_DAYS}`
  return own
}

/** Others buy: an order's people have names, addresses and telephones that few share. */
const PEOPLE: Readonly<Record<string, string>> = {
  name: `case when t.company is null then split_part(t.name, ' ', 1) || ' ' || bench.surname(n + hashtext(t.order_id::text) % 1000) else t.name end`,
  email: `'c' || n || '-' || t.email`,
  phone: `left(t.phone, 5) || (1000000 + (n * 7919 + abs(hashtext(t.order_id::text) % 1000)) % 9000000)::text`,
}

/** Sums that are kept of what was copied; where units wait or are set aside, as many more were received. */
async function sumUp(client: pg.Client, tenant: string, copies: number): Promise<void> {
  const id = client.escapeLiteral(tenant)
  const shifts = `(select n % ${SHIFT_DAYS} as shift, count(*) as copies from generate_series(0, ${copies}) n group by 1)`
  const received = `(select s.item_id, s.location_id, s.reserved + s.allocated + coalesce(m.unavailable, 0) - coalesce(m.units, 0) as units, coalesce(m.unavailable, 0) as unavailable
    from inventory.stock s left join (select c.item_id, c.location_id, sum(c.units) as units, sum(c.unavailable) as unavailable
                                        from bench."inventory.movement" c group by 1, 2) m using (item_id, location_id) where s.tenant_id = ${id})`
  for (const text of [
    `update platform.event_head set position = (select max(position) from platform.event where tenant_id = ${id}) where tenant_id = ${id}`,
    `update platform.follower f set position = h.position from platform.event_head h where h.tenant_id = f.tenant_id and f.tenant_id = ${id}`,
    `create unlogged table bench.days as
     select d.kind, d.dimension, d.value_id, d.day - s.shift::int as day, d.from_activity, d.to_activity, d.bucket, sum(d.passages * s.copies)::int as passages
       from insight.passage_day d cross join ${shifts} s where d.tenant_id = ${id} group by 1, 2, 3, 4, 5, 6, 7`,
    `delete from insight.passage_day where tenant_id = ${id}`,
    `insert into insight.passage_day (tenant_id, kind, dimension, value_id, day, from_activity, to_activity, bucket, passages)
     select ${id}, d.* from bench.days d`,
    `insert into inventory.movement (tenant_id, id, item_id, location_id, kind, units, unavailable, reason, reference_kind, reference_id, reference_line,
            actor_kind, occurred_at, recorded_at)
     select ${id}, gen_random_uuid(), item_id, location_id, 'receive', units * ${copies}, 0, null, 'receipt', gen_random_uuid(), 0, 'system', now(), now()
       from ${received} r where units <> 0`,
    `update inventory.stock s set on_hand = s.on_hand + (s.reserved + s.allocated + r.unavailable) * ${copies}, reserved = s.reserved * ${copies + 1},
            allocated = s.allocated * ${copies + 1}, unavailable = s.unavailable + r.unavailable * ${copies}
       from ${received} r where s.tenant_id = ${id} and (r.item_id, r.location_id) = (s.item_id, s.location_id)`,
    `update inventory.expected_supply set units = units + pegged * ${copies}, pegged = pegged * ${copies + 1} where tenant_id = ${id} and pegged > 0`,
    'drop schema bench cascade',
  ])
    await client.query(text)
}
