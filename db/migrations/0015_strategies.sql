-- How locations are chosen: the merchant's own strategies, what decisions saw (so that they can be replayed), what-ifs.

create table promise.strategy ( -- one row a version; an active one is never changed, the next version replaces it
  tenant_id uuid not null, id uuid not null,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  version int not null check (version > 0),
  name text not null,
  state text not null default 'draft' check (state in ('draft', 'active', 'retired')),
  definition jsonb not null,
  edit int not null default 1, -- counts the edits of a draft: its ETag
  actor_kind text not null, actor_id uuid, -- who wrote it last
  created_at timestamptz not null,
  changed_at timestamptz not null,
  activated_at timestamptz, activated_kind text, activated_id uuid,
  retired_at timestamptz, retired_kind text, retired_id uuid,
  primary key (tenant_id, id),
  constraint strategy_version_once unique (tenant_id, code, version),
  constraint strategy_times_fit check (
    (state = 'draft') = (activated_at is null and retired_at is null) and (state = 'retired') = (retired_at is not null))
);
create unique index one_active_strategy on promise.strategy (tenant_id, code) where state = 'active';

create table promise.world ( -- the locations as decisions saw them, kept once for all decisions that saw the same
  tenant_id uuid not null, id uuid not null, -- made of the content's hash
  locations jsonb not null,
  seen_at timestamptz not null,
  primary key (tenant_id, id)
);

-- What replaying needs beside the certificate: numbers seen, packed; a few hundred bytes for 50 candidates.
alter table promise.decision
  add column strategy_id uuid,
  add column world_id uuid,
  add column seen bytea;

create or replace view promise.v_decision with (security_invoker = true) as
select tenant_id, id, order_id, delivery, rule, inputs, outcome, decided_at, strategy_id from promise.decision;

create table promise.what_if (
  tenant_id uuid not null, id uuid not null,
  strategy_id uuid not null,
  beside uuid[] not null, -- what was active when it began: both sides stand still while it runs
  since date not null, until date not null check (until >= since),
  sample int not null default 1 check (sample between 1 and 1000), -- every n-th decision
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  total int not null default 0, done int not null default 0, skipped int not null default 0,
  after_id uuid, -- the last decision that was replayed: a run that was interrupted goes on behind it
  result jsonb not null default '{}', -- sums of both sides
  problem text,
  actor_kind text not null, actor_id uuid,
  created_at timestamptz not null, started_at timestamptz, ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, strategy_id) references promise.strategy
);

create table promise.what_if_difference ( -- decisions that the draft would have made otherwise
  tenant_id uuid not null, what_if_id uuid not null, decision_id uuid not null,
  order_id uuid not null, delivery int not null,
  detail jsonb not null, -- both choices: locations, packages, points, kilometers, days late
  primary key (tenant_id, what_if_id, decision_id),
  foreign key (tenant_id, what_if_id) references promise.what_if on delete cascade
);
create index decision_by_time on promise.decision (tenant_id, decided_at, id);

call platform.fence('promise', array['promise', 'decision', 'world']);

-- Facts that strategies ask for.
create or replace view capture.v_order with (security_invoker = true) as
select tenant_id, id, number, channel_id, brand_id, legal_entity_id, external_number, placed_location_id, customer_id, currency, locale, terms, priority, total_minor, cancelled_minor, credited_minor,
       authorized_minor, captured_minor, refunded_minor, fulfillment_status, payment_status, return_status, hold_status, version, quiet, placed_at, recorded_at, closed_at, tags
  from capture.sales_order;
create or replace view capture.v_delivery with (security_invoker = true) as
select d.tenant_id, d.order_id, d.delivery, d.method, d.ship_to, d.pickup_location_id, d.carrier_service, d.requested_on,
       p.country, p.postal_code, p.latitude, p.longitude, p.located_by, p.region
  from capture.delivery d left join capture.party p on (p.tenant_id, p.order_id, p.party) = (d.tenant_id, d.order_id, d.ship_to);
create or replace view capture.v_order_line with (security_invoker = true) as
select tenant_id, order_id, line, delivery, item_id, sku, name, kind, quantity, net_minor, tax_minor, gross_minor, relation, relation_line,
       open, backordered, preordered, reserved, allocated, picked, packed, ready, shipped, delivered, cancelled, lost, sent_back, weight_g
  from capture.order_line;
create or replace view catalog.v_item with (security_invoker = true) as
select tenant_id, id, sku, name, kind, category, tax_class, weight_g, released_on, discontinued, reorder_level, supplier_id, attributes from catalog.item;
-- When a shelf last got anything, and when it was last looked at: what its age and the trust in its count go by.
create view inventory.v_shelf with (security_invoker = true) as
select tenant_id, item_id, location_id,
       max(occurred_at) filter (where units > 0) as filled_at,
       max(occurred_at) filter (where kind in ('opening', 'receive', 'count', 'snapshot', 'transfer_in')) as counted_at
  from inventory.movement group by tenant_id, item_id, location_id;
grant select on inventory.v_shelf to kontor_app;
