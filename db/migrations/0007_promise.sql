-- What we committed to: decisions with their reasons, and promises as append-only rows.

create schema promise;

create table promise.decision ( -- why these locations: replayable from what is stored here
  tenant_id uuid not null, id uuid not null,
  order_id uuid not null,
  delivery int not null,
  rule text not null, -- name and version of the rule that decided
  inputs jsonb not null, -- demands, supplies seen, distances
  outcome jsonb not null, -- choice, candidates with distance, refused ones with the reason
  decided_at timestamptz not null,
  primary key (tenant_id, id)
);
create index decision_by_order on promise.decision (tenant_id, order_id);

create table promise.promise (
  tenant_id uuid not null, id uuid not null,
  order_id uuid not null, line int not null,
  units int not null check (units > 0),
  location_id uuid, supply_id uuid,
  requested_on date, ship_by date, deliver_by date, -- null: no date can be promised yet
  reason text not null check (reason in ('placed', 'resourced', 'backordered', 'supply_moved', 'amended')),
  told_at timestamptz,
  occurred_at timestamptz not null, recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
create index promise_by_order on promise.promise (tenant_id, order_id, line);

create view promise.v_promise with (security_invoker = true) as
select tenant_id, order_id, line, units, location_id, supply_id, requested_on, ship_by, deliver_by, reason, occurred_at, recorded_at from promise.promise;

create view promise.v_decision with (security_invoker = true) as
select tenant_id, id, order_id, delivery, rule, inputs, outcome, decided_at from promise.decision;

call platform.fence('promise', array['promise', 'decision']);
