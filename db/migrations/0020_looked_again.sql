-- A location that did not find units is asked again for them once somebody has looked: when goods came in, or a count.

alter table fulfill.fulfillment_line add column short_at timestamptz;
update fulfill.fulfillment_line l set short_at = f.released_at
  from fulfill.fulfillment_order f where (f.tenant_id, f.id) = (l.tenant_id, l.fulfillment_order_id) and l.short > 0;
alter table fulfill.fulfillment_line add constraint short_at_its_time check (short = 0 or short_at is not null);

create or replace view fulfill.v_fulfillment_line with (security_invoker = true) as
select tenant_id, fulfillment_order_id, line, item_id, sku, units, waiting, declined, picked, short, packed, handed_over, cancelled, coming, short_at
  from fulfill.fulfillment_line;

create view inventory.v_sighting with (security_invoker = true) as
select tenant_id, item_id, location_id, recorded_at from inventory.movement
 where kind in ('opening', 'receive', 'count', 'adjust', 'snapshot', 'transfer_in', 'return');
grant select on inventory.v_sighting to kontor_app;
