import type { Tx } from '../../platform/db/db.ts'
import type { OrderFacts } from './decide.ts'

/** What is known of those of these orders that are closed. */
export function readFacts(tx: Tx, orders: readonly string[]): Promise<OrderFacts[]> {
  return tx.rows<OrderFacts>('insight.quality_facts', FACTS, [tx.tenant, orders])
}

// The day that counts is the one that was promised when the order was placed or when its customer changed it, or the
// later one that the customer wished for; where there was none (no shelf had it), the first that was told.
const PROMISED = `
  (select greatest(p.deliver_by, p.requested_on) from promise.v_promise p
    where p.tenant_id = l.tenant_id and (p.order_id, p.line) = (l.order_id, l.line) and p.deliver_by is not null
    order by p.reason in ('placed', 'amended') desc, case when p.reason in ('placed', 'amended') then p.recorded_at end desc nulls last,
             p.recorded_at, p.deliver_by desc limit 1)`

// The last of a line at the door, or ready at the counter: when it is fetched is the customer's affair.
const ARRIVED = `
  greatest(
    (select max(s.delivered_at) from fulfill.v_package p
       join fulfill.v_package_content c on (c.tenant_id, c.package_id, c.line) = (p.tenant_id, p.id, l.line)
       join deliver.v_package_state s on (s.tenant_id, s.package_id) = (p.tenant_id, p.id)
      where p.tenant_id = l.tenant_id and p.order_id = l.order_id),
    (select max(coalesce(f.ready_at, f.done_at)) from fulfill.v_fulfillment_order f
       join fulfill.v_fulfillment_line n on (n.tenant_id, n.fulfillment_order_id, n.line) = (f.tenant_id, f.id, l.line)
      where f.tenant_id = l.tenant_id and f.order_id = l.order_id and f.destination = 'pickup' and n.handed_over > 0))`

const FACTS = `
  select o.id as "order", o.channel_id as channel, o.placed_at as "placedAt", o.closed_at as "closedAt",
         array_remove(array(select o.placed_location_id
                            union select f.location_id from fulfill.v_fulfillment_order f where (f.tenant_id, f.order_id) = (o.tenant_id, o.id)
                            union select d.pickup_location_id from capture.v_delivery d where (d.tenant_id, d.order_id) = (o.tenant_id, o.id)), null) as locations,
         goods.*, work.*, parcels.*, back.*, money.*,
         (select coalesce(sum((m ->> 'units')::int), 0)::int from capture.v_amendment a, jsonb_array_elements(a.detail -> 'moves') m
           where (a.tenant_id, a.order_id, a.kind) = (o.tenant_id, o.id, 'cancel') and m ->> 'from' in ('open', 'backordered')) as "givenUp",
         (select coalesce(sum((e.data ->> 'units')::int), 0)::int from platform.v_event e
           where (e.tenant_id, e.order_id, e.type) = (o.tenant_id, o.id, 'order.backordered')
             and e.occurred_at <= coalesce(work.released_at, e.occurred_at)) as waited
    from capture.v_order o
    cross join lateral (
      select coalesce(sum(l.quantity), 0)::int as units, coalesce(sum(l.delivered + l.sent_back), 0)::int as delivered,
             coalesce(sum(l.lost), 0)::int as lost,
             (count(*) filter (where (${ARRIVED} at time zone 'UTC')::date > ${PROMISED}))::int as "lateLines"
        from capture.v_order_line l where (l.tenant_id, l.order_id, l.kind) = (o.tenant_id, o.id, 'physical')) goods
    cross join lateral (
      select min(f.released_at) as released_at,
             (count(distinct f.id) filter (where n.handed_over > 0 and f.destination <> 'location'))::int as "fulfillmentOrders",
             (count(distinct f.delivery) filter (where n.handed_over > 0 and f.destination <> 'location'))::int as deliveries,
             coalesce(sum(n.short + n.declined), 0)::int as "fellOut"
        from fulfill.v_fulfillment_order f
        join fulfill.v_fulfillment_line n on (n.tenant_id, n.fulfillment_order_id) = (f.tenant_id, f.id)
       where (f.tenant_id, f.order_id) = (o.tenant_id, o.id)) work
    cross join lateral (
      select count(*)::int as contested from deliver.v_package_state s
       where (s.tenant_id, s.order_id) = (o.tenant_id, o.id) and s.contested_at is not null) parcels
    cross join lateral (
      select coalesce(sum(l.received) filter (where l.reason = 'damaged'), 0)::int as damaged,
             coalesce(sum(l.received) filter (where l.reason in ('wrong_item', 'not_as_described', 'too_late')), 0)::int as wrong
        from aftersales.v_return r join aftersales.v_return_line l on (l.tenant_id, l.return_id) = (r.tenant_id, r.id)
       where (r.tenant_id, r.order_id) = (o.tenant_id, o.id)) back
    cross join lateral (
      select (count(*) filter (where p.state in ('declined', 'failed', 'unknown')))::int as "paymentTroubles",
             max(p.occurred_at) filter (where p.kind = 'capture' and p.state = 'succeeded') as "paidAt"
        from pay.v_operation p where (p.tenant_id, p.order_id) = (o.tenant_id, o.id)) money
   where o.tenant_id = $1 and o.id = any($2::uuid[]) and o.closed_at is not null`
