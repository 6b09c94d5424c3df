-- What waits at an order and what needs somebody, kept as it changes: the control tower of a merchant with a million
-- orders adds up some rows of the open ones instead of looking through their lines, work and parcels.
create table insight.standing (
  tenant_id uuid not null, order_id uuid not null, kind text not null,
  since timestamptz, detail text, things int not null check (things > 0),
  channel_id uuid not null, places uuid[] not null, -- whose it is to see
  primary key (tenant_id, order_id, kind)
);
create index standing_by_kind on insight.standing (tenant_id, kind, since) include (things);
grant select, insert, update, delete on insight.standing to kontor_app;
alter table insight.standing enable row level security;
alter table insight.standing force row level security;
create policy own_tenant on insight.standing using (tenant_id = (select platform.tenant()));

-- How orders stand, computed from their rows: one fact an order and kind, with how many things of the order it is true
-- of, since when (of a promise: for which day) and the word that says more. An order is a location's when it was placed
-- there, works there or is collected there. A parcel can be contested when its order is closed; all else is looked for
-- at open orders.
create function insight.standing_of(of_tenant uuid, of_orders uuid[])
  returns table (order_id uuid, kind text, since timestamptz, detail text, things int, channel_id uuid, places uuid[])
  language sql stable as $$
  with
  orders as materialized (
    select o.id, o.channel_id, o.placed_at, o.payment_status, o.closed_at is null as is_open, o.fulfillment_status <> 'delivered' as is_under_way,
           array(select distinct place from (
             select o.placed_location_id as place
             union all select f.location_id from fulfill.v_fulfillment_order f where (f.tenant_id, f.order_id) = (o.tenant_id, o.id)
             union all select d.pickup_location_id from capture.v_delivery d where (d.tenant_id, d.order_id) = (o.tenant_id, o.id)) seen
            where place is not null) as places
      from capture.v_order o where o.tenant_id = of_tenant and o.id = any(of_orders)),
  lines as (
    select l.*, o.placed_at, o.is_under_way, p.ship_by, p.deliver_by
      from orders o
      join capture.v_order_line l on (l.tenant_id, l.order_id) = (of_tenant, o.id) and l.kind <> 'kit'
      left join lateral (select ship_by, deliver_by from promise.v_promise p where (p.tenant_id, p.order_id, p.line) = (of_tenant, o.id, l.line)
                          order by p.recorded_at desc limit 1) p on true
     where o.is_open),
  sums as (
    select order_id, placed_at, sum(open) as open, sum(reserved) as reserved, sum(backordered) as backordered,
           min(deliver_by) filter (where delivered + cancelled + lost < quantity) as deliver_by,
           min(ship_by) filter (where kind = 'physical' and ready + shipped + delivered + cancelled + lost < quantity) as ship_by,
           is_under_way
      from lines group by order_id, placed_at, is_under_way),
  work as (
    select f.* from orders o join fulfill.v_fulfillment_order f on (f.tenant_id, f.order_id) = (of_tenant, o.id) where o.is_open),
  parcels as (
    select p.order_id, p.id as package_id, p.handed_over_at, p.shipment_id, o.placed_at, o.is_open and o.is_under_way as is_awaited, s.state, s.delivered_at, s.contested_at, s.resolved
      from orders o
      join fulfill.v_package p on (p.tenant_id, p.order_id) = (of_tenant, o.id)
      left join deliver.v_package_state s on (s.tenant_id, s.package_id) = (of_tenant, p.id)),
  facts (order_id, kind, since, detail) as (
    select order_id, 'source', placed_at, null from sums where open > 0 and is_under_way
    union all
    select s.order_id, 'release', (select min(d.decided_at) from promise.v_decision d where (d.tenant_id, d.order_id) = (of_tenant, s.order_id)), null
      from sums s where s.reserved > 0 and s.is_under_way
    union all
    select order_id, 'ship_by', ship_by::timestamp at time zone 'UTC', null from sums where ship_by is not null
    union all
    select order_id, 'deliver_by', deliver_by::timestamp at time zone 'UTC', null from sums where deliver_by is not null
    union all
    select order_id, 'backordered', placed_at, null from sums where backordered > 0
    union all
    select w.order_id, step.name, step.began, null from work w cross join lateral (values
        ('accept', w.released_at, w.state = 'released'),
        ('pick', w.accepted_at, w.accepted_at is not null and w.picked_at is null),
        ('pack', w.picked_at, w.picked_at is not null and w.packed_at is null),
        ('hand_over', w.packed_at, w.packed_at is not null)) step (name, began, is_next)
     where w.done_at is null and w.state <> 'cancelled' and step.is_next
    union all
    select order_id, 'deliver', handed_over_at, null from parcels
     where is_awaited and shipment_id is not null and delivered_at is null and coalesce(state, 'under_way') in ('under_way', 'out_for_delivery', 'failed')
    union all
    -- Since the first bad news: what is reported again changes nothing.
    select order_id, 'delivery_failed', coalesce(contested_at, (
        select t.occurred_at from deliver.v_tracking_event t
         where (t.tenant_id, t.package_id) = (of_tenant, package_id) and t.code in ('delivery_failed', 'returned_to_sender', 'damaged', 'lost')
         order by t.recorded_at, t.id limit 1), placed_at), state from parcels
     where resolved is null and (state in ('failed', 'going_back', 'came_back', 'lost') or contested_at is not null)
    union all
    select h.order_id, 'held', h.raised_at, h.type from orders o join capture.v_hold h on (h.tenant_id, h.order_id) = (of_tenant, o.id)
     where o.is_open and h.lifted_at is null
    union all
    select p.order_id, case p.state when 'unknown' then 'payment_unknown' else 'payment_failed' end, p.occurred_at, p.kind
      from orders o join pay.v_operation p on (p.tenant_id, p.order_id) = (of_tenant, o.id)
     where o.is_open and (p.state = 'unknown' or (p.state in ('declined', 'failed')
       and o.payment_status in ('unpaid', 'partly_authorized', 'partly_paid', 'refund_due')))
    union all
    select w.order_id, 'short', w.released_at, case when n.short > 0 then 'short' else 'declined' end
      from work w
      join fulfill.v_fulfillment_line n on (n.tenant_id, n.fulfillment_order_id) = (of_tenant, w.id)
      join capture.v_order_line l on (l.tenant_id, l.order_id, l.line) = (of_tenant, w.order_id, n.line)
     where (n.short > 0 or n.declined > 0) and l.open + l.backordered > 0)
  select f.order_id, f.kind, min(f.since), (array_agg(f.detail order by f.since))[1], count(*)::int, o.channel_id, o.places
    from facts f join orders o on o.id = f.order_id group by f.order_id, f.kind, o.channel_id, o.places
$$;
grant execute on function insight.standing_of(uuid, uuid[]) to kontor_app;
