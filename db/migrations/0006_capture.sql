-- An order: header, parties (erasable), deliveries, lines with their buckets, charges, holds, amendments.

create schema capture;

create table capture.sales_order (
  tenant_id uuid not null, id uuid not null,
  number text not null,
  channel_id uuid not null, brand_id uuid not null, legal_entity_id uuid not null,
  external_number text,
  placed_kind text not null check (placed_kind in ('customer', 'agent', 'associate', 'partner', 'import')),
  placed_location_id uuid, -- the store or desk where it was placed
  customer_id uuid,
  currency char(3) not null,
  prices_include_tax boolean not null,
  locale text not null,
  terms text, -- null: paid before hand-over; netNN: invoice due in NN days; pickup: paid when collected
  buyer_reference text, cost_center text,
  tags text[] not null default '{}',
  priority int not null default 0,
  repeat_of uuid,
  goods_minor bigint not null, charges_minor bigint not null, tax_minor bigint not null,
  total_minor bigint not null, -- as accepted, gross
  cancelled_minor bigint not null default 0, -- gross taken out before hand-over
  credited_minor bigint not null default 0, -- gross given back after it: returned or lost
  authorized_minor bigint not null default 0, captured_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  returns_open int not null default 0, returns_expected int not null default 0, returns_received int not null default 0,
  money_unknown boolean not null default false, -- a payment operation whose outcome nobody knows yet
  fulfillment_status text not null,
  payment_status text not null,
  return_status text not null default 'none',
  hold_status text not null default 'none',
  version int not null default 1,
  quiet boolean not null default false,
  placed_at timestamptz not null, -- occurred
  recorded_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  constraint order_number_once unique (tenant_id, number),
  constraint order_external_number_once unique (tenant_id, channel_id, external_number),
  constraint order_adds_up check (
    total_minor = goods_minor + charges_minor + case when prices_include_tax then 0 else tax_minor end
    and total_minor >= 0 and cancelled_minor >= 0 and credited_minor >= 0 and cancelled_minor + credited_minor <= total_minor),
  constraint order_refunds_what_it_took check (refunded_minor between 0 and captured_minor)
);
create index order_newest on capture.sales_order (tenant_id, placed_at desc, id desc);
create index order_by_customer on capture.sales_order (tenant_id, customer_id) where customer_id is not null;

create table capture.party ( -- personal data of an order: erased by emptying its columns
  tenant_id uuid not null, order_id uuid not null,
  party int not null, -- a changed address is a new party; the old one stays for the history
  role text not null check (role in ('sold_to', 'bill_to', 'ship_to', 'pickup')),
  name text, company text, email text, phone text,
  lines text[], postal_code text, city text, region text, country char(2),
  latitude double precision, longitude double precision, located_by text check (located_by in ('postal_code', 'country', 'given')),
  instructions text,
  erased_at timestamptz,
  primary key (tenant_id, order_id, party),
  foreign key (tenant_id, order_id) references capture.sales_order
);

create table capture.delivery (
  tenant_id uuid not null, order_id uuid not null, delivery int not null,
  method text not null check (method in ('ship', 'collect', 'reserve', 'carry_out', 'digital', 'appointment')),
  ship_to int, pickup_location_id uuid,
  carrier_service text,
  requested_on date,
  primary key (tenant_id, order_id, delivery),
  foreign key (tenant_id, order_id) references capture.sales_order,
  foreign key (tenant_id, order_id, ship_to) references capture.party (tenant_id, order_id, party),
  constraint delivery_has_a_destination check (
    case when method in ('collect', 'reserve', 'carry_out') then pickup_location_id is not null else ship_to is not null end)
);

create table capture.order_line (
  tenant_id uuid not null, order_id uuid not null, line int not null check (line > 0),
  delivery int not null,
  item_id uuid, -- unknown only under a hold: the channel had sold it already
  sku text not null, name text not null,
  kind text not null check (kind in ('physical', 'service', 'digital', 'kit')),
  tax_class text not null, weight_g int,
  quantity int not null check (quantity > 0),
  selling_unit text, selling_quantity int, -- how it was asked for: 2 cartons of 12
  unit_price numeric(18, 4) not null check (unit_price >= 0),
  price_basis int not null default 1,
  price_source text not null check (price_source in ('list', 'channel', 'override')),
  price_list_id uuid, price_list_version int,
  discounts jsonb not null default '[]', taxes jsonb not null default '[]',
  net_minor bigint not null, tax_minor bigint not null, gross_minor bigint not null,
  relation text check (relation in ('component_of', 'service_for', 'substitute_for', 'exchange_for', 'gift_with')),
  relation_line int,
  handed_over int not null default 0 check (handed_over between 0 and quantity), -- units whose hand-over is booked
  given_up int not null default 0 check (given_up between 0 and cancelled), -- cancelled after hand-over: came back or lost
  added_in int not null default 1, -- the order version that brought it
  -- every unit is in exactly one bucket
  open int not null default 0, backordered int not null default 0, preordered int not null default 0,
  reserved int not null default 0, allocated int not null default 0, picked int not null default 0,
  packed int not null default 0, ready int not null default 0, shipped int not null default 0,
  delivered int not null default 0, cancelled int not null default 0, lost int not null default 0,
  sent_back int not null default 0,
  primary key (tenant_id, order_id, line),
  foreign key (tenant_id, order_id) references capture.sales_order,
  constraint unit_in_one_bucket check (
    open + backordered + preordered + reserved + allocated + picked + packed + ready + shipped + delivered + cancelled + lost + sent_back = quantity),
  constraint bucket_not_negative check (
    least(open, backordered, preordered, reserved, allocated, picked, packed, ready, shipped, delivered, cancelled, lost, sent_back) >= 0),
  constraint line_adds_up check (net_minor + tax_minor = gross_minor and net_minor >= 0 and tax_minor >= 0)
) with (fillfactor = 80);

create table capture.charge (
  tenant_id uuid not null, order_id uuid not null, charge int not null,
  delivery int,
  kind text not null check (kind in ('shipping', 'gift_wrap', 'cash_on_delivery', 'deposit', 'fee')),
  name text not null, tax_class text not null,
  taxes jsonb not null default '[]',
  net_minor bigint not null, tax_minor bigint not null, gross_minor bigint not null,
  refundable boolean not null default true,
  cancelled boolean not null default false,
  handed_over boolean not null default false, -- counted with the first hand-over of the order
  primary key (tenant_id, order_id, charge),
  foreign key (tenant_id, order_id) references capture.sales_order,
  constraint charge_adds_up check (net_minor + tax_minor = gross_minor and net_minor >= 0 and tax_minor >= 0)
);

create table capture.hold_rule ( -- holds are raised by rules as data
  tenant_id uuid not null, id uuid not null,
  type text not null check (type in ('fraud', 'address', 'credit', 'manual', 'item', 'price', 'stock')),
  name text not null,
  expression text not null, -- CEL over the order's facts; refused while saving when it does not type-check
  stops text[] not null check (stops <@ '{sourcing,release,capture_funds,invoice}' and cardinality(stops) > 0),
  keeps_stock boolean not null default true,
  expires_after_s int check (expires_after_s > 0),
  active boolean not null default true,
  primary key (tenant_id, id)
);

create table capture.hold (
  tenant_id uuid not null, order_id uuid not null, id uuid not null,
  type text not null check (type in ('fraud', 'address', 'credit', 'manual', 'item', 'price', 'stock')),
  rule_id uuid, reason text not null,
  stops text[] not null, keeps_stock boolean not null,
  raised_at timestamptz not null, raised_kind text not null, raised_id uuid,
  expires_at timestamptz,
  lifted_at timestamptz, lifted_kind text, lifted_id uuid, lifted_reason text,
  primary key (tenant_id, order_id, id),
  foreign key (tenant_id, order_id) references capture.sales_order
);
create index hold_active on capture.hold (tenant_id, raised_at) where lifted_at is null;

create table capture.amendment ( -- accepted lines are not overwritten: each change is a row with its version
  tenant_id uuid not null, order_id uuid not null, version int not null check (version > 1),
  kind text not null check (kind in ('cancel', 'address', 'pickup_location', 'requested_date', 'add_lines', 'substitute', 'payment', 'unit_move')),
  actor_kind text not null, actor_id uuid,
  reason text,
  detail jsonb not null, -- ids and units: what it was, what it became
  occurred_at timestamptz not null, recorded_at timestamptz not null,
  primary key (tenant_id, order_id, version),
  foreign key (tenant_id, order_id) references capture.sales_order
);

create table capture.original_payload ( -- what a channel that had sold already sent, as it was; erasable
  tenant_id uuid not null, order_id uuid not null, payload jsonb,
  primary key (tenant_id, order_id),
  foreign key (tenant_id, order_id) references capture.sales_order
);

create table capture.customer_link ( -- the customer's signed link; stored as digest only
  tenant_id uuid not null, order_id uuid not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null, revoked_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, order_id) references capture.sales_order
);

create view capture.v_order with (security_invoker = true) as
select tenant_id, id, number, channel_id, brand_id, legal_entity_id, external_number, placed_location_id, customer_id, currency, locale, terms, priority, total_minor, cancelled_minor, credited_minor,
       authorized_minor, captured_minor, refunded_minor, fulfillment_status, payment_status, return_status, hold_status, version, quiet, placed_at, recorded_at, closed_at
  from capture.sales_order;
create view capture.v_order_line with (security_invoker = true) as
select tenant_id, order_id, line, delivery, item_id, sku, name, kind, quantity, net_minor, tax_minor, gross_minor, relation, relation_line,
       open, backordered, preordered, reserved, allocated, picked, packed, ready, shipped, delivered, cancelled, lost, sent_back
  from capture.order_line;
create view capture.v_delivery with (security_invoker = true) as
select d.tenant_id, d.order_id, d.delivery, d.method, d.ship_to, d.pickup_location_id, d.carrier_service, d.requested_on,
       p.country, p.postal_code, p.latitude, p.longitude, p.located_by
  from capture.delivery d left join capture.party p on (p.tenant_id, p.order_id, p.party) = (d.tenant_id, d.order_id, d.ship_to);
create view capture.v_party with (security_invoker = true) as
select tenant_id, order_id, party, role, name, company, email, phone, lines, postal_code, city, region, country, instructions, latitude, longitude from capture.party;

create view capture.v_charge with (security_invoker = true) as
select tenant_id, order_id, charge, delivery, kind, name, net_minor, tax_minor, gross_minor, cancelled from capture.charge;
create view capture.v_hold with (security_invoker = true) as
select tenant_id, order_id, id, type, reason, stops, raised_at, expires_at, lifted_at, lifted_reason from capture.hold;
create view capture.v_amendment with (security_invoker = true) as
select tenant_id, order_id, version, kind, actor_kind, actor_id, reason, detail, occurred_at, recorded_at from capture.amendment;

call platform.fence('capture', array['amendment']);
