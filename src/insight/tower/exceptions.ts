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

// What is late already is not at risk any more.
const EXCEPTIONS = `
  with ${STANDING},
  late as (select order_id, since from standing where kind = 'deliver_by' and since < $6::date::timestamp at time zone 'UTC'),
  exceptions as (
    select 'late' as kind, order_id, since, null::text as detail from late
    union all
    select 'at_risk', order_id, since, null from standing
     where kind = 'ship_by' and since <= $6::date::timestamp at time zone 'UTC' and order_id not in (select order_id from late)
    union all
    select kind, order_id, since, detail from standing where kind = any($9::text[])),
  ranked as (
    select *, count(*) over (partition by kind)::int as all_of, row_number() over (partition by kind order by since, order_id) as place
      from exceptions where $8::text is null or kind = $8)
  select r.kind, r.order_id as "order", o.number, r.since, r.detail, r.all_of as all
    from ranked r join capture.v_order o on o.tenant_id = $1 and o.id = r.order_id where r.place <= $7 order by r.since, r.kind, o.number`
