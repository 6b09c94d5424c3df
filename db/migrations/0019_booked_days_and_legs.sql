-- What orders and held quotes book of a location's days.

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
call platform.fence('organisation');
