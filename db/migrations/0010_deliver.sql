-- To the door: what the carrier reports, what became of each package, what the customer says.

create schema deliver;

create table deliver.tracking_event (
  tenant_id uuid not null, id uuid not null,
  package_id uuid not null, order_id uuid not null,
  code text not null check (code in ('picked_up', 'in_transit', 'out_for_delivery', 'delivered', 'delivery_failed', 'returned_to_sender', 'damaged', 'lost')),
  external_id text not null,
  place text, detail text,
  occurred_at timestamptz not null, recorded_at timestamptz not null,
  primary key (tenant_id, id),
  constraint tracking_event_once unique (tenant_id, package_id, external_id)
);

create table deliver.package_state (
  tenant_id uuid not null, package_id uuid not null, order_id uuid not null,
  state text not null check (state in ('under_way', 'out_for_delivery', 'failed', 'delivered', 'going_back', 'came_back', 'lost')),
  failed_attempts int not null default 0,
  last_event_at timestamptz not null,
  delivered_at timestamptz,
  received_by text, -- proof of delivery; erasable
  confirmed_at timestamptz, contested_at timestamptz, contest_reason text, -- in the customer's words; erasable
  resolved text check (resolved in ('resend', 'cancel')), resolved_at timestamptz, -- what was decided over units sent back or lost
  primary key (tenant_id, package_id)
);
create index package_state_by_order on deliver.package_state (tenant_id, order_id);

create view deliver.v_package_state with (security_invoker = true) as
select tenant_id, package_id, order_id, state, failed_attempts, last_event_at, delivered_at, confirmed_at, contested_at, resolved from deliver.package_state;

create view deliver.v_tracking_event with (security_invoker = true) as
select tenant_id, id, package_id, order_id, code, external_id, place, detail, occurred_at, recorded_at from deliver.tracking_event;

call platform.fence('deliver', array['tracking_event']);
