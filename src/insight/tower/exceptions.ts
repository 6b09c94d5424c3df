import type { Tx } from '../../platform/db/db.ts'
import { TROUBLES } from '../standing/kinds.ts'
import { STANDING } from '../standing/read.ts'

export const KINDS = ['late', 'at_risk', ...TROUBLES] as const

export type Exception = Readonly<{
  kind: (typeof KINDS)[number]
  order: string
  number: string
  /** Since when it needs somebody: the moment of the fact, or the day that was promised. */
  since: Date
  /** A word that says more: the hold's type, the operation's kind, the parcel's state. */
  detail: string | null
  /** How many orders of this kind need somebody in all. */
  all: number
}>

/** What needs somebody, each order once a kind, the oldest first; at most `limit` of each kind, or of the one that is asked for. */
export function readExceptions(
  tx: Tx,
  facts: readonly unknown[],
  today: string,
  limit: number,
  kind: Exception['kind'] | null = null,
): Promise<Exception[]> {
  return tx.rows<Exception>('insight.tower_exceptions', EXCEPTIONS, [...facts, today, limit, kind, [...TROUBLES]])
}

// What is late already is not at risk any more. The oldest of each kind are found by the index of kinds and moments;
// ranked all together, 40,000 exceptions took four times as long.
const EXCEPTIONS = `
  with ${STANDING},
  late as (select order_id, since from standing where kind = 'deliver_by' and since < $6::date::timestamp at time zone 'UTC'),
  at_risk as (
    select order_id, since from standing
     where kind = 'ship_by' and since <= $6::date::timestamp at time zone 'UTC' and order_id not in (select order_id from late)),
  counted as (
    select 'late' as kind, count(*)::int as all_of from late
    union all
    select 'at_risk', count(*)::int from at_risk
    union all
    select kind, count(*)::int from standing where kind = any($9::text[]) group by kind),
  oldest as (
    (select 'late' as kind, order_id, since, null::text as detail from late order by since, order_id limit $7)
    union all
    (select 'at_risk', order_id, since, null from at_risk order by since, order_id limit $7)
    union all
    select trouble.kind, first.* from unnest($9::text[]) trouble (kind)
     cross join lateral (select s.order_id, s.since, s.detail from standing s where s.kind = trouble.kind order by s.since, s.order_id limit $7) first)
  select f.kind, f.order_id as "order", o.number, f.since, f.detail, c.all_of as all
    from oldest f join counted c on c.kind = f.kind
    join capture.v_order o on o.tenant_id = $1 and o.id = f.order_id
   where $8::text is null or f.kind = $8 order by f.since, f.kind, o.number`
