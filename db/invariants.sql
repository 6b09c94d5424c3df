-- Each statement must return no row. Run for one tenant at a time: row level security makes it the tenant's own.
-- `kontor verify` runs them, every test run ends with them. Form: -- name | kind | what must hold

-- I-S1 | stock | on hand and unavailable equal the sums of their movements, both ways
select coalesce(s.item_id, m.item_id) as item, coalesce(s.location_id, m.location_id) as location, s.on_hand, m.units, s.unavailable, m.unavailable as moved
  from inventory.stock s
  full join (select item_id, location_id, sum(units) as units, sum(unavailable) as unavailable from inventory.movement group by 1, 2) m
    on (m.item_id, m.location_id) = (s.item_id, s.location_id)
 where coalesce(s.on_hand, 0) <> coalesce(m.units, 0)
    or coalesce(s.unavailable, 0) <> coalesce(m.unavailable, 0);
-- I-S2 | stock | reserved equals the sum of the reservations on the shelf
select coalesce(s.item_id, r.item_id) as item, coalesce(s.location_id, r.location_id) as location, s.reserved, r.units
  from inventory.stock s
  full join (select item_id, location_id, sum(units) as units from inventory.reservation where supply_id = '00000000-0000-0000-0000-000000000000' group by 1, 2) r
    on (r.item_id, r.location_id) = (s.item_id, s.location_id)
 where coalesce(s.reserved, 0) <> coalesce(r.units, 0);
-- I-S2a | stock | allocated equals the units that wait in fulfillment orders
select coalesce(s.item_id, f.item_id) as item, coalesce(s.location_id, f.location_id) as location, s.allocated, f.units
  from inventory.stock s
  full join (select l.item_id, f.location_id, sum(l.waiting) as units
               from fulfill.fulfillment_order f join fulfill.fulfillment_line l on l.fulfillment_order_id = f.id group by 1, 2) f
    on (f.item_id, f.location_id) = (s.item_id, s.location_id)
 where coalesce(s.allocated, 0) <> coalesce(f.units, 0);
-- I-S3 | stock | never oversold
select item_id, location_id, on_hand, unavailable, reserved, allocated from inventory.stock
 where on_hand < 0 or unavailable < 0 or reserved < 0 or allocated < 0 or reserved + allocated + unavailable > on_hand;
-- I-S4 | liveness | no reservation stays past its expiry
select demand_id, line from inventory.reservation where expires_at < now() - interval '5 minutes';
-- I-S5 | stock | picked minus put back equals what fulfillment lines hold as picked, packed or handed over
select l.fulfillment_order_id, l.line, l.picked + l.packed + l.handed_over as holds, coalesce(m.units, 0) as moved
  from fulfill.fulfillment_line l
  left join (select reference_id, reference_line, -sum(units) as units from inventory.movement
              where kind in ('pick', 'put_back') and reference_kind = 'fulfillment_order' group by 1, 2) m
    on (m.reference_id, m.reference_line) = (l.fulfillment_order_id, l.line)
 where l.picked + l.packed + l.handed_over <> coalesce(m.units, 0)
   and not exists (select from inventory.movement x where x.reference_id = l.fulfillment_order_id and x.kind in ('return', 'put_back') and x.reference_line = l.line);
-- I-S6 | stock | no movement of the outside world is applied twice
select once, count(*) from inventory.movement where once is not null group by 1 having count(*) > 1;
-- I-S7 | stock | a transfer conserves units; what was picked for it left its shelf by the pick
select t.id, l.line from inventory.transfer t join inventory.transfer_line l on l.transfer_id = t.id
  left join (select reference_id, reference_line, sum(units) as units from inventory.movement where reference_kind = 'transfer' group by 1, 2) m
    on (m.reference_id, m.reference_line) = (t.id, l.line)
 where coalesce(m.units, 0) <> l.received - case when t.demand_id is null then l.sent else 0 end or l.received + l.lost > l.sent
    or (t.closed_at is not null and l.received + l.lost <> l.sent);
-- I-S8 | stock | a supply is promised at most as far as it is still to come, and pegged equals its reservations
select e.id, e.units, e.received, e.pegged, coalesce(r.units, 0) as reserved from inventory.expected_supply e
  left join (select supply_id, sum(units) as units from inventory.reservation where supply_id <> '00000000-0000-0000-0000-000000000000' group by 1) r on r.supply_id = e.id
 where e.pegged <> coalesce(r.units, 0) or e.pegged + e.received + e.cancelled > e.units;
-- I-S9 | stock | what returns restocked is in the ledger
select l.return_id, l.line, sum(l.restocked) as restocked, coalesce(max(m.units), 0) as moved from aftersales.return_line l
  left join (select reference_id, reference_line, sum(units - unavailable) as units from inventory.movement where kind = 'return' and reference_kind = 'return' group by 1, 2) m
    on (m.reference_id, m.reference_line) = (l.return_id, l.line)
 group by l.return_id, l.line having sum(l.restocked) <> coalesce(max(m.units), 0);
-- I-S10 | stock | a line holds exactly the reservations of its buckets
select l.order_id, l.line, l.reserved, l.backordered + l.preordered as waiting, coalesce(r.shelf, 0) as shelf, coalesce(r.pegged, 0) as pegged, coalesce(q.units, 0) as required
  from capture.order_line l
  left join (select demand_id, line, sum(units) filter (where supply_id = '00000000-0000-0000-0000-000000000000') as shelf,
                    sum(units) filter (where supply_id <> '00000000-0000-0000-0000-000000000000') as pegged
               from inventory.reservation where demand_kind = 'order_line' group by 1, 2) r on (r.demand_id, r.line) = (l.order_id, l.line)
  left join inventory.requirement q on (q.demand_id, q.line) = (l.order_id, l.line)
 where l.kind = 'physical'
   and (l.reserved <> coalesce(r.shelf, 0) or l.backordered + l.preordered <> coalesce(r.pegged, 0) + coalesce(q.units, 0));
-- I-O1 | order | every unit is in exactly one bucket
select order_id, line, quantity from capture.order_line
 where open + backordered + preordered + reserved + allocated + picked + packed + ready + shipped + delivered + cancelled + lost + sent_back <> quantity;
-- I-O2 | order | no negative bucket, no empty line
select order_id, line from capture.order_line
 where quantity <= 0 or least(open, backordered, preordered, reserved, allocated, picked, packed, ready, shipped, delivered, cancelled, lost, sent_back) < 0;
-- I-O3 | order | the buckets of work equal what fulfillment orders hold
select l.order_id, l.line, l.allocated, f.waiting + f.coming as waiting, l.picked, f.picked as in_work, l.packed + l.ready as packed, f.packed as boxed
  from capture.order_line l
  left join (select f.order_id, n.line, sum(n.waiting) as waiting, sum(n.coming) as coming, sum(n.picked) as picked, sum(n.packed) as packed
               from fulfill.fulfillment_order f join fulfill.fulfillment_line n on n.fulfillment_order_id = f.id group by 1, 2) f on (f.order_id, f.line) = (l.order_id, l.line)
 where l.kind = 'physical'
   and (l.allocated <> coalesce(f.waiting + f.coming, 0) or l.picked <> coalesce(f.picked, 0) or l.packed + l.ready <> coalesce(f.packed, 0));
-- I-O4 | order | never more returned than delivered
select o.order_id, r.line from aftersales.return_order o join aftersales.return_line r on r.return_id = o.id
  join capture.order_line l on (l.order_id, l.line) = (o.order_id, r.line)
 group by o.order_id, r.line, l.delivered having sum(r.received) > l.delivered;
-- I-O5 | order | the statuses are what the facts say: held, closed, and closed only when at rest
select o.id, o.hold_status from capture.sales_order o
 where (o.hold_status = 'held') <> exists (select from capture.hold h where h.order_id = o.id and h.lifted_at is null)
union all
select o.id, o.fulfillment_status from capture.sales_order o join capture.order_line l on l.order_id = o.id
 where o.closed_at is not null and l.delivered + l.cancelled + l.lost <> l.quantity;
-- I-O6 | order | one order per channel and external number
select channel_id, external_number, count(*) from capture.sales_order where external_number is not null group by 1, 2 having count(*) > 1;
-- I-O7 | order | the amounts add up
select o.id from capture.sales_order o
  join (select order_id, sum(net_minor) as net, sum(tax_minor) as tax, sum(gross_minor) as gross from capture.order_line group by 1) l on l.order_id = o.id
  left join (select order_id, sum(net_minor) as net, sum(tax_minor) as tax, sum(gross_minor) as gross from capture.charge group by 1) c on c.order_id = o.id
 where o.total_minor <> l.gross + coalesce(c.gross, 0) or o.tax_minor <> l.tax + coalesce(c.tax, 0)
    or o.cancelled_minor + o.credited_minor > o.total_minor or o.cancelled_minor < 0 or o.credited_minor < 0;
-- I-O8 | order | a closed order holds no stock and no work
select o.id from capture.sales_order o where o.closed_at is not null
   and (exists (select from inventory.reservation r where r.demand_id = o.id)
     or exists (select from fulfill.fulfillment_order f where f.order_id = o.id and f.state not in ('done', 'cancelled')));
-- I-O9 | shipping | one label intent a package, tracking numbers are unique at their carrier
select carrier_id::text, tracking_number, count(*) from fulfill.package where tracking_number is not null group by 1, 2 having count(*) > 1;
-- I-O10 | order | each version after the first has its amendment
select o.id, o.version, count(a.*) from capture.sales_order o left join capture.amendment a on a.order_id = o.id
 group by o.id, o.version having count(a.*) <> o.version - 1;
-- I-M1 | money | every entry has postings of one currency; a posting takes from one account what it gives to another
select e.id from finance.journal_entry e left join finance.posting p on p.entry_id = e.id group by e.id having count(p.*) = 0 or count(distinct p.currency) <> 1;
-- I-M2 | money | the ledger sums to zero: every posting moves a positive amount between two accounts
select entry_id from finance.posting where amount_minor <= 0 or debit = credit;
-- I-M3 | money | a succeeded capture or refund is booked exactly once with its amount, nothing else is
select o.id, o.kind, o.state, o.amount_minor, count(distinct e.id) from pay.operation o
  left join finance.journal_entry e on e.operation_id = o.id
 group by o.id, o.kind, o.state, o.amount_minor
having (o.kind in ('capture', 'refund') and o.state = 'succeeded') <> (count(distinct e.id) = 1) or count(distinct e.id) > 1;
-- I-M4 | money | refunds never exceed captures
select payment_id from pay.operation group by 1
having coalesce(sum(amount_minor) filter (where kind = 'refund' and state in ('succeeded', 'pending', 'unknown')), 0)
     > coalesce(sum(amount_minor) filter (where kind = 'capture' and state = 'succeeded'), 0);
-- I-M5 | money | captures never exceed what was authorized
select o.payment_id from pay.operation o join pay.payment p on p.id = o.payment_id where p.method = 'card' group by 1
having coalesce(sum(o.amount_minor) filter (where o.kind = 'capture' and o.state in ('succeeded', 'pending', 'unknown')), 0)
     > coalesce(sum(o.amount_minor) filter (where o.kind = 'authorize' and o.state = 'succeeded'), 0);
-- I-M6 | money | the provider's reference of an operation is unique
select p.provider_id::text, o.kind, o.provider_reference, count(*) from pay.operation o join pay.payment p on p.id = o.payment_id
 where o.provider_reference is not null group by 1, 2, 3 having count(*) > 1;
-- I-M9 | money | a closed order is settled: what was kept is what is due
select id, total_minor, cancelled_minor, credited_minor, captured_minor, refunded_minor from capture.sales_order
 where closed_at is not null and captured_minor - refunded_minor <> total_minor - cancelled_minor - credited_minor;
-- I-M10 | money | the sums on an order are those of its operations
select o.id, o.captured_minor, p.captured, o.refunded_minor, p.refunded from capture.sales_order o
  left join (select order_id, coalesce(sum(amount_minor) filter (where kind = 'capture' and state = 'succeeded'), 0) as captured,
                    coalesce(sum(amount_minor) filter (where kind = 'refund' and state = 'succeeded'), 0) as refunded from pay.operation group by 1) p on p.order_id = o.id
 where o.captured_minor <> coalesce(p.captured, 0) or o.refunded_minor <> coalesce(p.refunded, 0);
-- I-M11 | money | payments are in the order's currency
select o.id from capture.sales_order o join pay.payment p on p.order_id = o.id where p.currency <> o.currency
union all select o.id from capture.sales_order o join finance.journal_entry e on e.order_id = o.id join finance.posting g on g.entry_id = e.id where g.currency <> o.currency;
-- I-M14 | money | what is cancelled is not sold: no more units were handed over than are not cancelled before it
select order_id, line, quantity, handed_over, cancelled, given_up from capture.order_line
 where kind <> 'kit' and handed_over > quantity - (cancelled - given_up)
union all select order_id, charge, null, null, null, null from capture.charge where handed_over and cancelled;
-- I-M15 | money | an order of which nothing is left to hand over is in the books with what its customer owes
select o.id, o.total_minor - o.cancelled_minor - o.credited_minor as due, b.sold from capture.sales_order o
  join (select e.order_id, sum(case e.event when 'order.handed_over' then p.amount_minor else -p.amount_minor end) as sold
          from finance.journal_entry e join finance.posting p on p.entry_id = e.id
         where e.event in ('order.handed_over', 'order.credited')
           and exists (select from finance.posting_rule r where (r.tenant_id, r.event, r.debit, r.credit) = (e.tenant_id, e.event, p.debit, p.credit) and r.amount in ('goodsNet', 'shippingNet', 'tax'))
         group by e.order_id) b on b.order_id = o.id
 where b.sold <> o.total_minor - o.cancelled_minor - o.credited_minor
   and not exists (select from capture.order_line l where l.order_id = o.id and l.kind <> 'kit' and l.handed_over < l.quantity - (l.cancelled - l.given_up))
   and not exists (select from capture.charge c where c.order_id = o.id and not c.handed_over and not c.cancelled);
-- I-M13 | liveness | no operation stays pending or unknown for long unseen
select o.id from pay.operation o where o.state in ('pending', 'unknown') and o.recorded_at < now() - interval '30 minutes'
   and not exists (select from platform.effect e where e.subject_id = o.id and (e.settled_at is null or e.state = 'parked'));
-- I-B6 | privacy | an erased customer keeps nothing
select id from customers.customer where erased_at is not null and num_nonnulls(name, company, email, phone, vat_number) > 0
union all select p.order_id from customers.customer c join capture.sales_order o on o.customer_id = c.id join capture.party p on p.order_id = o.id
 where c.erased_at is not null and num_nonnulls(p.name, p.company, p.email, p.phone, p.lines, p.postal_code, p.city, p.instructions) > 0;
-- I-E1 | events | positions are 1..n without gap or repeat, and the head agrees
select h.tenant_id::text from platform.event_head h left join platform.event e on e.tenant_id = h.tenant_id group by h.tenant_id, h.position
having count(e.position) <> h.position or coalesce(max(e.position), 0) <> h.position or coalesce(min(e.position), 1) <> 1;
-- I-E2 | events | no follower is ahead of the log
select f.name from platform.follower f join platform.event_head h on h.tenant_id = f.tenant_id where f.position > h.position;
-- I-E3 | liveness | no report to a webhook endpoint is overdue
select endpoint_id::text, position from platform.webhook_delivery where state = 'pending' and next_at < now() - interval '15 minutes';
-- I-E5 | effects | a settled effect has its time, an open one its next try
select id from platform.effect where (state in ('succeeded', 'refused', 'parked')) <> (settled_at is not null) or (settled_at is null and next_at is null);
-- I-E6 | api | every idempotency key has its answer
select key from platform.idempotency where answer is null;
-- I-T2 | audit | every capture, refund and correction of stock has an actor
select id from pay.operation where kind in ('capture', 'refund') and actor_kind is null
union all select id from inventory.movement where kind in ('adjust', 'count', 'condition') and actor_kind is null;
-- I-T4 | access | bound roles are bound
select user_id from organisation.role_grant where (role in ('store_associate', 'warehouse_worker')) <> (cardinality(location_ids) > 0) or (role = 'partner') <> (supplier_id is not null);
-- I-T5 | access | secrets are stored as digests, links expire
select id::text from organisation.api_key where key_hash !~ '^[0-9a-f]{64}$' union all select order_id::text from capture.customer_link where token_hash !~ '^[0-9a-f]{64}$';
-- I-T7 | database | the application's role owns nothing and cannot pass row level security
select rolname from pg_roles where rolname = 'kontor_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
union all select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'kontor_app';
-- I-T8 | database | append-only tables cannot be changed by the application
select c.oid::regclass::text from pg_class c
 where c.oid::regclass::text in ('platform.event', 'inventory.movement', 'finance.journal_entry', 'finance.posting', 'capture.amendment', 'promise.promise', 'promise.decision', 'deliver.tracking_event', 'customers.consent')
   and (has_table_privilege('kontor_app', c.oid, 'update') or has_table_privilege('kontor_app', c.oid, 'delete') or has_table_privilege('kontor_app', c.oid, 'truncate'));
-- I-T9 | database | every table with a tenant has row security enabled and forced
select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
 where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity);
-- I-S11 | stock | capacity of services is never overbooked, and booked equals its bookings
select c.id, c.capacity, c.booked, coalesce(b.units, 0) as units from organisation.service_capacity c
  left join (select capacity_id, sum(units) as units from organisation.service_booking group by 1) b on b.capacity_id = c.id
 where c.booked <> coalesce(b.units, 0) or c.booked > c.capacity;
-- I-S12 | stock | stock is reserved for a quote as long as it is held, and no longer
select r.demand_id, r.line from inventory.reservation r left join promise.quote q on q.id = r.demand_id
 where r.demand_kind = 'quote' and (q.id is null or q.consumed_at is not null or q.freed_at is not null);
-- I-L1 | liveness | no held quote stays past its expiry
select id from promise.quote where consumed_at is null and freed_at is null and expires_at < now() - interval '5 minutes';
-- I-D1 | promise | every decision that can be replayed names locations that are kept, and a strategy that is there
select d.id, d.rule from promise.decision d
 where d.seen is not null
   and (not exists (select from promise.world w where (w.tenant_id, w.id) = (d.tenant_id, d.world_id))
     or (d.strategy_id <> '00000000-0000-7000-8000-000000000001'
         and not exists (select from promise.strategy s where (s.tenant_id, s.id) = (d.tenant_id, d.strategy_id) and s.state <> 'draft')));
-- I-D2 | promise | a strategy that decided is never changed afterwards
select s.code, s.version from promise.strategy s
 where s.state = 'active' and s.changed_at > s.activated_at;
-- I-L2 | liveness | no order waits in a pool that has closed
select order_id from promise.pooled where closes_at < now() - interval '5 minutes';
-- I-D3 | promise | a decision by hand says whose, and moved work that is to stay has one
select id from promise.decision where kind = 'by_hand' and actor_kind is null
union all select f.id from fulfill.fulfillment_order f
 where f.pinned and not exists (select from promise.decision d where d.order_id = f.order_id and d.delivery = f.delivery and d.kind = 'by_hand');
-- I-S13 | promise | what a day of a place has taken is the sum of its bookings, and never beyond its limits
select coalesce(l.location_id, b.location_id) as location, coalesce(l.on_day, b.on_day) as on_day, l.orders, b.orders as booked, l.units, b.units as booked_units
  from organisation.location_load l
  full join (select location_id, on_day, count(distinct demand_id) as orders, sum(units) as units from organisation.load_booking group by 1, 2) b
    on (b.location_id, b.on_day) = (l.location_id, l.on_day)
 where coalesce(l.orders, 0) <> coalesce(b.orders, 0) or coalesce(l.units, 0) <> coalesce(b.units, 0)
    or l.orders > l.orders_limit or (l.units > l.units_limit and l.orders > 1);
-- I-S14 | promise | nobody books a day of a place for units that it does not send
select b.demand_id, b.line, b.location_id, sum(b.units) as booked, coalesce(r.units, 0) as held, coalesce(f.units, 0) as worked
  from organisation.load_booking b
  left join (select demand_id, line, location_id, sum(units) as units from inventory.reservation group by 1, 2, 3) r
    on (r.demand_id, r.line, r.location_id) = (b.demand_id, b.line, b.location_id)
  left join (select f.order_id, l.line, f.location_id, sum(l.units - l.declined - l.short - l.cancelled) as units
               from fulfill.fulfillment_order f join fulfill.fulfillment_line l on l.fulfillment_order_id = f.id group by 1, 2, 3) f
    on (f.order_id, f.line, f.location_id) = (b.demand_id, b.line, b.location_id)
 group by b.demand_id, b.line, b.location_id, r.units, f.units
having sum(b.units) > coalesce(r.units, 0) + coalesce(f.units, 0);
-- I-S15 | stock | what comes to a fulfillment order is pegged to its transfer, unit by unit
select l.fulfillment_order_id, l.line, l.coming, coalesce(r.units, 0) as pegged from fulfill.fulfillment_line l
  full join (select demand_id, line, sum(units) as units from inventory.reservation where demand_kind = 'transfer' group by 1, 2) r
    on (r.demand_id, r.line) = (l.fulfillment_order_id, l.line)
 where coalesce(l.coming, 0) <> coalesce(r.units, 0);
-- I-S16 | stock | what left one location for another was sent by transfers, unit by unit
select a.id, l.line, l.handed_over, coalesce(t.sent, 0) as sent from fulfill.fulfillment_order a
  join fulfill.fulfillment_line l on l.fulfillment_order_id = a.id
  left join (select b.after_id, n.line, sum(n.sent) as sent from fulfill.fulfillment_order b
               join inventory.transfer_line n on n.transfer_id = b.transfer_id group by 1, 2) t on (t.after_id, t.line) = (a.id, l.line)
 where a.destination = 'location' and l.handed_over <> coalesce(t.sent, 0);
-- I-R1 | insight | what is kept of how an order stands is what its rows say, as far as the log was read
with read as materialized (
  select o.id from capture.sales_order o
   where not exists (select from platform.event e where (e.tenant_id, e.order_id) = (o.tenant_id, o.id)
                        and e.position > coalesce((select position from platform.follower f where (f.tenant_id, f.name) = (o.tenant_id, 'standing')), 0))),
fresh as materialized (select * from insight.standing_of((select platform.tenant()), array(select id from read))),
kept as (select order_id, kind, since, detail, things, channel_id, places from insight.standing s where s.order_id in (select id from read))
(select 'not kept' as fault, f.* from (select * from fresh except select * from kept) f)
union all
(select 'kept', k.* from (select * from kept except select * from fresh) k);
