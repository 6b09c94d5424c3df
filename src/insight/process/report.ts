import type { Tx } from '../../platform/db/db.ts'
import type { ReportBounds } from '../bounds.ts'
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
export function seenBy({ channels, locations }: ReportBounds): { dimension: Dimension; values: readonly string[] } {
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

export type Activity = Readonly<{ activity: string }> & Spread

/**
 * The directly-follows graph of a kind of object: how often one activity came right after another, and how long after.
 * An activity counts as often as it was reached, and the first of all as often as it was left.
 */
export async function readFlow(
  tx: Tx,
  kind: string,
  { dimension, values }: Readonly<{ dimension: Dimension; values: readonly string[] }>,
  span: Span,
): Promise<{ edges: Edge[]; activities: Activity[] }> {
  const rows = await readBuckets(tx, kind, dimension, values, span)
  const edges = groupBy(rows, ({ from, to }) => `${from} ${to}`)
    .map(([first, own]) => ({ from: first.from, to: first.to, ...spreadOf(own) }))
    .sort((a, b) => b.passages - a.passages || (a.from + a.to < b.from + b.to ? -1 : 1))
  const reached = new Map(groupBy(rows, ({ to }) => to).map(([{ to }, own]) => [to, spreadOf(own)]))
  const left = new Map(
    groupBy(edges, ({ from }) => from).map(([{ from }, own]) => [
      from,
      own.reduce((sum, one) => sum + one.passages, 0),
    ]),
  )
  const activities = [...new Set([...left.keys(), ...reached.keys()])].map((activity) => {
    const spread = reached.get(activity) ?? { passages: 0, medianS: null, p90S: null }
    return { activity, ...spread, passages: Math.max(spread.passages, left.get(activity) ?? 0) }
  })
  return { edges, activities }
}

/** Carriers as the reports name them: a carrier has no name but its code. */
export function readCarriers(tx: Tx): Promise<{ id: string; code: string; name: string }[]> {
  return tx.rows(
    'insight.read_carriers',
    `select id, code, code as name from organisation.v_provider where tenant_id = $1 and kind = 'carrier'`,
    [tx.tenant],
  )
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
