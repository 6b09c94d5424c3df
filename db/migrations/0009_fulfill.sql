-- Work of a location: fulfillment orders, their units, packages with contents and labels.

create schema fulfill;

create table fulfill.fulfillment_order (
  tenant_id uuid not null, id uuid not null,
  number text not null,
  order_id uuid not null, delivery int not null,
  location_id uuid not null,
  destination text not null check (destination in ('customer', 'pickup', 'location')),
  to_location_id uuid,
  after_id uuid, -- begins when this one is done
  state text not null default 'released' check (state in ('released', 'accepted', 'in_work', 'packed', 'ready', 'done', 'cancelled')),
  ship_by date,
  collect_by timestamptz, code_tries int not null default 0,
  collected_by text, -- who took it at the counter; erasable
  released_at timestamptz not null, accepted_at timestamptz, picked_at timestamptz, packed_at timestamptz, ready_at timestamptz, done_at timestamptz,
  version int not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, number)
);
create index fulfillment_order_by_order on fulfill.fulfillment_order (tenant_id, order_id);
create index fulfillment_order_worklist on fulfill.fulfillment_order (tenant_id, location_id, state, released_at);

create table fulfill.fulfillment_line (
  tenant_id uuid not null, fulfillment_order_id uuid not null, line int not null, -- the order line's number
  item_id uuid, sku text not null, name text not null,
  units int not null check (units > 0),
  -- what became of them: each unit in one place
  waiting int not null, declined int not null default 0, picked int not null default 0, short int not null default 0,
  packed int not null default 0, handed_over int not null default 0, cancelled int not null default 0,
  decline_reason text,
  primary key (tenant_id, fulfillment_order_id, line),
  foreign key (tenant_id, fulfillment_order_id) references fulfill.fulfillment_order,
  constraint fulfillment_unit_in_one_place check (
    waiting + declined + picked + short + packed + handed_over + cancelled = units
    and least(waiting, declined, picked, short, packed, handed_over, cancelled) >= 0)
);

create table fulfill.package (
  tenant_id uuid not null, id uuid not null,
  fulfillment_order_id uuid not null, order_id uuid not null,
  package int not null,
  sscc text,
  weight_g int not null check (weight_g >= 0),
  carrier_id uuid, service text, tracking_number text, label_effect_id uuid,
  state text not null default 'packed' check (state in ('packed', 'labelled', 'handed_over', 'unpacked')),
  packed_at timestamptz not null, labelled_at timestamptz, handed_over_at timestamptz,
  shipment_id uuid,
  -- the label's way through the ledger of effects: bought under its key, voided under it
  label_key text, label_tries int not null default 0,
  label_state text check (label_state in ('asked', 'unknown', 'refused', 'bought', 'voiding', 'voided')),
  label_problem text,
  primary key (tenant_id, id),
  unique (tenant_id, fulfillment_order_id, package),
  foreign key (tenant_id, fulfillment_order_id) references fulfill.fulfillment_order
);
create unique index package_tracking_number on fulfill.package (tenant_id, carrier_id, tracking_number) where tracking_number is not null;
create unique index package_sscc on fulfill.package (tenant_id, sscc) where sscc is not null;
create index package_by_order on fulfill.package (tenant_id, order_id);

create table fulfill.package_content (
  tenant_id uuid not null, package_id uuid not null, line int not null,
  units int not null check (units > 0),
  primary key (tenant_id, package_id, line),
  foreign key (tenant_id, package_id) references fulfill.package on delete cascade
);

create table fulfill.shipment ( -- packages handed to one carrier together
  tenant_id uuid not null, id uuid not null,
  fulfillment_order_id uuid not null, order_id uuid not null, location_id uuid not null,
  carrier_id uuid, service text,
  handed_over_at timestamptz not null, recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
create index shipment_by_order on fulfill.shipment (tenant_id, order_id);

create table fulfill.label ( -- the document holds a name and an address: erasable
  tenant_id uuid not null, package_id uuid not null,
  content_type text not null, content bytea, price_minor bigint, currency char(3),
  provider_reference text,
  primary key (tenant_id, package_id),
  foreign key (tenant_id, package_id) references fulfill.package
);

create view fulfill.v_fulfillment_order with (security_invoker = true) as
select tenant_id, id, number, order_id, delivery, location_id, destination, to_location_id, state, ship_by, released_at, accepted_at, picked_at, packed_at, ready_at, done_at, collect_by from fulfill.fulfillment_order;
create view fulfill.v_fulfillment_line with (security_invoker = true) as
select tenant_id, fulfillment_order_id, line, item_id, sku, units, waiting, declined, picked, short, packed, handed_over, cancelled from fulfill.fulfillment_line;
create view fulfill.v_package with (security_invoker = true) as
select tenant_id, id, fulfillment_order_id, order_id, package, weight_g, carrier_id, service, tracking_number, state, packed_at, labelled_at, handed_over_at, shipment_id, sscc from fulfill.package;
create view fulfill.v_package_content with (security_invoker = true) as
select tenant_id, package_id, line, units from fulfill.package_content;
create view fulfill.v_shipment with (security_invoker = true) as
select tenant_id, id, fulfillment_order_id, order_id, location_id, carrier_id, service, handed_over_at from fulfill.shipment;

-- What a scanner reads at the shelf.
create view catalog.v_item_gtin with (security_invoker = true) as
select tenant_id, id as item_id, gtin from catalog.item where gtin is not null;
grant select on catalog.v_item_gtin to kontor_app;

call platform.fence('fulfill', array['shipment']);
