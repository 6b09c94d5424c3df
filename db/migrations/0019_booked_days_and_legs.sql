-- What orders and held quotes book of a location's days, and the two legs of a pickup that is supplied from elsewhere.

-- The limits stand beside what is booked, so that the table itself holds them. An order that is larger than a day takes
-- an empty one.
alter table organisation.location_load
  add column orders_limit int,
  add column units_limit int,
  add constraint load_not_overbooked check (
    orders <= coalesce(orders_limit, orders) and (units <= coalesce(units_limit, units) or orders <= 1));

create table organisation.load_booking (
  tenant_id uuid not null, demand_id uuid not null, line int not null,
  location_id uuid not null, on_day date not null,
  units int not null check (units > 0),
  primary key (tenant_id, demand_id, line, location_id, on_day)
);
create index load_booking_by_day on organisation.load_booking (tenant_id, location_id, on_day); -- what is left of a day is counted anew
grant select, insert, update, delete on organisation.load_booking to kontor_app;
alter table organisation.load_booking enable row level security;
alter table organisation.load_booking force row level security;
create policy own_tenant on organisation.load_booking using (tenant_id = (select platform.tenant()));

-- Lines that travel alone, or together with others: only those that say so have a row.
create table capture.line_split (
  tenant_id uuid not null, order_id uuid not null, line int not null,
  split text not null check (split ~ '^(alone|with [a-z0-9-]{1,20})$'),
  primary key (tenant_id, order_id, line)
);
create view capture.v_line_split with (security_invoker = true) as
select tenant_id, order_id, line, split from capture.line_split;
grant select, insert, update, delete on capture.line_split to kontor_app;
grant select on capture.v_line_split to kontor_app;
alter table capture.line_split enable row level security;
alter table capture.line_split force row level security;
create policy own_tenant on capture.line_split using (tenant_id = (select platform.tenant()));

-- A pickup that is supplied from elsewhere has two legs: a fulfillment order sends the goods to the store, and one of
-- the store that begins after it waits for them. What is on its way belongs to the second one.
alter table inventory.transfer add column demand_id uuid; -- the fulfillment order that waits for it
create index transfer_by_demand on inventory.transfer (tenant_id, demand_id) where demand_id is not null;

alter table fulfill.fulfillment_order
  add column transfer_id uuid, -- what it waits for
  drop constraint fulfillment_order_state_check,
  add constraint fulfillment_order_state_check
    check (state in ('coming', 'released', 'accepted', 'in_work', 'packed', 'ready', 'done', 'cancelled')),
  add constraint fulfillment_order_leg_goes_somewhere check ((destination = 'location') = (to_location_id is not null));
alter table fulfill.fulfillment_line
  add column coming int not null default 0, -- on their way to this place
  drop constraint fulfillment_unit_in_one_place,
  add constraint fulfillment_unit_in_one_place check (
    coming + waiting + declined + picked + short + packed + handed_over + cancelled = units
    and least(coming, waiting, declined, picked, short, packed, handed_over, cancelled) >= 0);

create or replace view fulfill.v_fulfillment_order with (security_invoker = true) as
select tenant_id, id, number, order_id, delivery, location_id, destination, to_location_id, state, ship_by, released_at, accepted_at, picked_at, packed_at, ready_at, done_at, collect_by,
       after_id, transfer_id
  from fulfill.fulfillment_order;
create or replace view fulfill.v_fulfillment_line with (security_invoker = true) as
select tenant_id, fulfillment_order_id, line, item_id, sku, units, waiting, declined, picked, short, packed, handed_over, cancelled, coming from fulfill.fulfillment_line;
