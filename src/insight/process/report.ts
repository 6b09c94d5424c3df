import type { Tx } from '../../platform/db/db.ts'
import type { TowerBounds } from '../tower/stages.ts'
import { type Spread, spreadOf } from './decide.ts'
import { EVERYWHERE } from './follow.ts'

export type Dimension = 'all' | 'channel' | 'location' | 'carrier'

/** Days from one to another, both counted; `kind` says of what. */
export type Span = Readonly<{ from: string; to: string }>

type Bucket = Readonly<{ value: string; from: string; to: string; bucket: number; passages: number }>

/**
 * What is counted for somebody: everything, or the channels or places that he may see. Who is bound to places sees what
 * happened there; what an order does before it has a place is not theirs.
 */
export function seenBy({ channels, locations }: TowerBounds): { dimension: Dimension; values: readonly string[] } {
  if (locations !== null) return { dimension: 'location', values: locations }
  return channels === null ? { dimension: 'all', values: [EVERYWHERE] } : { dimension: 'channel', values: channels }
}

function readBuckets(
  tx: Tx,
  kind: string,
  dimension: Dimension,
  values: readonly string[] | null,
  { from, to }: Span,
): Promise<Bucket[]> {
  return tx.rows<Bucket>(
    'insight.read_buckets',
    `select value_id as value, from_activity as "from", to_activity as "to", bucket, sum(passages)::int as passages
       from insight.passage_day
      where tenant_id = $1 and kind = $2 and dimension = $3 and ($4::uuid[] is null or value_id = any($4)) and day between $5::date and $6::date
      group by 1, 2, 3, 4`,
    [tx.tenant, kind, dimension, values, from, to],
  )
}

export type Edge = Readonly<{ from: string; to: string }> & Spread

/** The directly-follows graph of a kind of object: how often one activity came right after another, and how long after. */
export async function readFlow(
  tx: Tx,
  kind: string,
  { dimension, values }: Readonly<{ dimension: Dimension; values: readonly string[] }>,
  span: Span,
): Promise<Edge[]> {
  const rows = await readBuckets(tx, kind, dimension, values, span)
  return groupBy(rows, ({ from, to }) => `${from} ${to}`)
    .map(([first, own]) => ({ from: first.from, to: first.to, ...spreadOf(own) }))
    .sort((a, b) => b.passages - a.passages || (a.from + a.to < b.from + b.to ? -1 : 1))
}

export type StepSpread = Readonly<{ value: string; step: string }> & Spread

/** How long each step took, for everything or for each channel, place or carrier. */
export async function readStepSpreads(
  tx: Tx,
  dimension: Dimension,
  values: readonly string[] | null,
  span: Span,
): Promise<StepSpread[]> {
  const rows = await readBuckets(tx, 'step', dimension, values, span)
  return groupBy(rows, ({ value, to }) => `${value} ${to}`).map(([first, own]) => ({
    value: first.value,
    step: first.to,
    ...spreadOf(own),
  }))
}

/** The same for several values taken together. */
export async function readStepTotals(
  tx: Tx,
  { dimension, values }: Readonly<{ dimension: Dimension; values: readonly string[] }>,
  span: Span,
): Promise<ReadonlyMap<string, Spread>> {
  const rows = await readBuckets(tx, 'step', dimension, values, span)
  return new Map(groupBy(rows, ({ to }) => to).map(([first, own]) => [first.to, spreadOf(own)]))
}

/** Rows of the same key together, each group with its first one, in the order in which they came. */
function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): (readonly [Row, Row[]])[] {
  const groups = new Map<string, readonly [Row, Row[]]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group[1].push(row)
    else groups.set(keyOf(row), [row, [row]])
  }
  return [...groups.values()]
}

/** Events that happened and are not counted yet. */
export async function readBehind(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ behind: number }>(
    'insight.process_behind',
    `select behind::int from platform.v_follower where tenant_id = $1 and name = 'process'`,
    [tx.tenant],
  )
  return row?.behind ?? 0
}

export type Passed = Readonly<{
  id: string
  position: number
  order: string
  number: string
  channel: string | null
  location: string | null
  day: string
  tookS: number
}>

/** Who went from one activity to another, or did a step, the slowest first. */
export function readPassed(
  tx: Tx,
  asked: Readonly<{
    kind: string
    from: string
    to: string
    span: Span
    bounds: TowerBounds
    channel: string | null
    location: string | null
    carrier: string | null
    after: { tookS: number; id: string; position: number } | null
    limit: number
  }>,
): Promise<Passed[]> {
  return tx.rows<Passed>(
    'insight.read_passed',
    `select p.object_id as id, p.position, p.order_id as "order", o.number, c.name as channel, l.name as location, p.day::text, p.took_s as "tookS"
       from insight.passage p
       join capture.v_order o on (o.tenant_id, o.id) = (p.tenant_id, p.order_id)
       left join organisation.v_channel c on (c.tenant_id, c.id) = (p.tenant_id, coalesce(p.channel_id, o.channel_id))
       left join organisation.v_location l on (l.tenant_id, l.id) = (p.tenant_id, p.location_id)
      where p.tenant_id = $1 and p.kind = $2 and p.from_activity = $3 and p.to_activity = $4 and p.day between $5::date and $6::date
        and ($7::uuid[] is null or o.channel_id = any($7)) and ($8::uuid[] is null or p.location_id = any($8))
        and ($9::text is null or c.code = $9) and ($10::text is null or l.code = $10)
        and ($11::text is null or p.carrier_id in (select v.id from organisation.v_provider v where v.tenant_id = p.tenant_id and v.kind = 'carrier' and v.code = $11))
        and ($12::int is null or (p.took_s, p.object_id, p.position) < ($12, $13::uuid, $14::bigint))
      order by p.took_s desc, p.object_id desc, p.position desc limit $15`,
    [
      tx.tenant,
      asked.kind,
      asked.from,
      asked.to,
      asked.span.from,
      asked.span.to,
      asked.bounds.channels,
      asked.bounds.locations,
      asked.channel,
      asked.location,
      asked.carrier,
      asked.after?.tookS ?? null,
      asked.after?.id ?? null,
      asked.after?.position ?? null,
      asked.limit,
    ],
  )
}
