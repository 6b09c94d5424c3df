-- From what dates are promised: calendars, carriers' tables, capacity, what channels see of the stock, and quotes.

-- Places and services are named by their codes, which never change; '*' is any.
create table organisation.calendar (
  tenant_id uuid not null, location text not null,
  hours text, -- OpenStreetMap syntax; null: the location's opening hours
  holiday_region text, -- null: found by the location's region
  ship_days smallint not null default 0 check (ship_days between 0 and 60),
  ship_minutes int not null default 0 check (ship_minutes between 0 and 10080),
  collect_days smallint not null default 0 check (collect_days between 0 and 60),
  collect_minutes int not null default 120 check (collect_minutes between 0 and 10080),
  orders_a_day int check (orders_a_day >= 0), -- null: the location's daily capacity
  units_a_day int check (units_a_day >= 0),
  primary key (tenant_id, location)
);
create table organisation.calendar_day (
  tenant_id uuid not null, location text not null, on_day date not null,
  hours text not null, -- 09:00-12:00,13:00-18:00 or off
  reason text not null default '',
  primary key (tenant_id, location, on_day)
);

create table organisation.carrier_service (
  tenant_id uuid not null, code text not null,
  carrier text not null, -- code of the carrier provider
  name text not null,
  features text[] not null default '{}',
  delivers text not null default '12345' check (delivers ~ '^[1-7]+$'), -- days of the week, Monday is 1
  min_weight_g int not null default 0 check (min_weight_g >= 0), -- of all packages together
  max_weight_g int not null default 31500 check (max_weight_g > 0), -- of one package
  co2_g_per_tkm int not null default 0 check (co2_g_per_tkm >= 0),
  rank int not null default 100,
  active boolean not null default true,
  primary key (tenant_id, code)
);
create table organisation.carrier_zone (
  tenant_id uuid not null, carrier text not null,
  country text not null check (country ~ '^([A-Z]{2}|\*)$'),
  postal_from text not null default '', postal_to text not null default '', -- prefixes, both inclusive; empty: the whole country
  zone text not null,
  primary key (tenant_id, carrier, country, postal_from, postal_to)
);
create table organisation.carrier_price (
  tenant_id uuid not null, service text not null,
  origin text not null default '*', -- a location, a country, or *: the nearest wins
  zone text not null,
  up_to_g int not null check (up_to_g > 0),
  valid_from date not null default '1970-01-01', valid_to date,
  price_minor int not null check (price_minor >= 0),
  surcharge_minor int not null default 0 check (surcharge_minor >= 0),
  currency char(3) not null,
  primary key (tenant_id, service, origin, zone, up_to_g, valid_from),
  constraint price_ends_after_it_begins check (valid_to >= valid_from)
);
create table organisation.carrier_transit (
  tenant_id uuid not null, service text not null,
  origin text not null default '*', zone text not null,
  min_days smallint not null check (min_days between 0 and 120),
  max_days smallint not null check (max_days <= 120),
  primary key (tenant_id, service, origin, zone),
  constraint transit_earliest_before_latest check (min_days <= max_days)
);
create table organisation.carrier_cut_off (
  tenant_id uuid not null, service text not null, location text not null default '*',
  weekday smallint not null default 0 check (weekday between 0 and 7), -- 0: every day that has no row of its own
  cut_off smallint check (cut_off between 0 and 1440), -- local minutes; null: nobody comes
  pick_up smallint check (pick_up between 0 and 1440),
  primary key (tenant_id, service, location, weekday)
);

-- What a location has promised to send on a day.
create table organisation.location_load (
  tenant_id uuid not null, location_id uuid not null, on_day date not null,
  orders int not null default 0, units int not null default 0,
  primary key (tenant_id, location_id, on_day),
  constraint load_not_negative check (orders >= 0 and units >= 0)
);

-- Hours of people who perform service articles, booked and freed like stock.
create table organisation.service_capacity (
  tenant_id uuid not null, id uuid not null,
  item_id uuid not null,
  place text not null, -- code of a location, or a region: DE, DE-10 (country and beginning of the postal code)
  on_day date not null,
  slot text not null default '', -- 08:00-12:00; empty: the whole day
  capacity int not null check (capacity >= 0),
  booked int not null default 0,
  primary key (tenant_id, id),
  constraint capacity_once unique (tenant_id, item_id, place, on_day, slot),
  constraint capacity_not_overbooked check (booked between 0 and capacity)
);
create table organisation.service_booking (
  tenant_id uuid not null, demand_id uuid not null, line int not null, capacity_id uuid not null,
  units int not null check (units > 0),
  booked_at timestamptz not null,
  primary key (tenant_id, demand_id, line, capacity_id),
  foreign key (tenant_id, capacity_id) references organisation.service_capacity
);
create index service_booking_by_capacity on organisation.service_booking (tenant_id, capacity_id);

call platform.fence('organisation');

-- What a channel sees of the stock of a place: null is every location, every item; the nearest row wins.
create table promise.allotment (
  tenant_id uuid not null, id uuid not null,
  channel_id uuid not null, location_id uuid, item_id uuid,
  buffer int not null default 0 check (buffer >= 0), -- units that this channel leaves to the others
  at_most int check (at_most >= 0), -- it never sees more than that
  kept int not null default 0 check (kept >= 0), -- units that the others do not see
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint allotment_once unique nulls not distinct (tenant_id, channel_id, location_id, item_id)
);

-- A quote that is held; what was only asked is not kept. Rows go a day after their end: the postal code goes with them.
create table promise.quote (
  tenant_id uuid not null, id uuid not null,
  channel_id uuid not null,
  request jsonb not null, option jsonb not null,
  expires_at timestamptz not null,
  made_at timestamptz not null,
  consumed_at timestamptz, order_id uuid,
  freed_at timestamptz,
  primary key (tenant_id, id),
  constraint quote_ends_once check (num_nonnulls(consumed_at, freed_at) <= 1 and (consumed_at is null) = (order_id is null))
);

call platform.fence('promise', array['promise', 'decision']);
