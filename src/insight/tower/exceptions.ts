import type { Tx } from '../../platform/db/db.ts'
import { SEEN, type TowerBounds } from './stages.ts'

export const KINDS = [
  'late',
  'at_risk',
  'held',
  'payment_unknown',
  'payment_failed',
  'short',
  'delivery_failed',
  'backordered',
] as const

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
  { channels, locations }: TowerBounds,
  today: string,
  limit: number,
  kind: Exception['kind'] | null = null,
): Promise<Exception[]> {
  return tx.rows<Exception>('insight.tower_exceptions', EXCEPTIONS, [
    ...[tx.tenant, channels, locations, today, limit, kind],
  ])
}

// A parcel can be contested when its order is closed; all else is looked for among the few that are open.
const EXCEPTIONS = `
  with orders as materialized (
    select o.id, o.placed_at, o.payment_status from capture.v_order o where o.tenant_id = $1 and o.closed_at is null and ${SEEN}),
  late as (
    select o.id, min(p.deliver_by) as since
      from orders o
      join capture.v_order_line l on (l.tenant_id, l.order_id) = ($1, o.id)
      join lateral (select deliver_by from promise.v_promise p where (p.tenant_id, p.order_id, p.line) = (l.tenant_id, l.order_id, l.line)
                     order by p.recorded_at desc limit 1) p on p.deliver_by < $4
     where l.kind <> 'kit' and l.delivered + l.cancelled + l.lost < l.quantity
     group by o.id),
  at_risk as (
    select o.id, min(p.ship_by) as since
      from orders o
      join capture.v_order_line l on (l.tenant_id, l.order_id) = ($1, o.id)
      join lateral (select ship_by, deliver_by from promise.v_promise p where (p.tenant_id, p.order_id, p.line) = (l.tenant_id, l.order_id, l.line)
                     order by p.recorded_at desc limit 1) p on p.ship_by <= $4 and p.deliver_by >= $4
     where l.kind = 'physical' and l.ready + l.shipped + l.delivered + l.cancelled + l.lost < l.quantity
     group by o.id),
  facts as (
    select 'late' as kind, id, since::timestamptz as since, null::text as detail from late
    union all
    select 'at_risk', id, since::timestamptz, null from at_risk
    union all
    select 'held', h.order_id, h.raised_at, h.type from capture.v_hold h join orders o on o.id = h.order_id
     where h.tenant_id = $1 and h.lifted_at is null
    union all
    select case p.state when 'unknown' then 'payment_unknown' else 'payment_failed' end, p.order_id, p.occurred_at, p.kind
      from pay.v_operation p join orders o on o.id = p.order_id
     where p.tenant_id = $1 and p.state in ('unknown', 'declined', 'failed')
       and (p.state = 'unknown' or (p.state in ('declined', 'failed') and o.payment_status in ('unpaid', 'partly_authorized', 'partly_paid', 'refund_due')))
    union all
    select 'short', f.order_id, f.released_at, case when n.short > 0 then 'short' else 'declined' end
      from orders o
      join fulfill.v_fulfillment_order f on (f.tenant_id, f.order_id) = ($1, o.id)
      join fulfill.v_fulfillment_line n on (n.tenant_id, n.fulfillment_order_id) = (f.tenant_id, f.id)
      join capture.v_order_line l on (l.tenant_id, l.order_id, l.line) = (f.tenant_id, f.order_id, n.line)
     where (n.short > 0 or n.declined > 0) and l.open + l.backordered > 0
    union all
    select 'delivery_failed', s.order_id, coalesce(s.last_event_at, o.placed_at), s.state
      from deliver.v_package_state s join capture.v_order o on (o.tenant_id, o.id) = (s.tenant_id, s.order_id)
     where s.tenant_id = $1 and ${SEEN} and s.resolved is null and (s.state in ('failed', 'going_back', 'came_back', 'lost') or s.contested_at is not null)
    union all
    select 'backordered', o.id, o.placed_at, null from orders o
     where exists (select from capture.v_order_line l where (l.tenant_id, l.order_id) = ($1, o.id) and l.backordered > 0)),
  first as (select distinct on (kind, id) kind, id, since, detail from facts where $6::text is null or kind = $6 order by kind, id, since),
  ranked as (select *, count(*) over (partition by kind)::int as all_of, row_number() over (partition by kind order by since, id) as place from first)
  select r.kind, r.id as "order", o.number, r.since, r.detail, r.all_of as all
    from ranked r join capture.v_order o on (o.tenant_id, o.id) = ($1, r.id) where r.place <= $5 order by r.since, r.kind, o.number`
