-- What erasing a person empties in rows that stay, the health of webhook endpoints, and who had what sent again.

-- Append-only but for the words that may name somebody: these columns alone can be emptied.
grant update (reason) on capture.amendment to kontor_app;
grant update (place, detail) on deliver.tracking_event to kontor_app;
grant update (source) on customers.consent to kontor_app;

alter table platform.webhook_endpoint
  add column last_success_at timestamptz,
  add column last_failure_at timestamptz,
  add column last_problem text;

create table platform.webhook_resend ( -- append-only: who had reports sent again, which, and why
  tenant_id uuid not null, id uuid not null,
  endpoint_id uuid not null,
  order_id uuid, from_position bigint,
  only_failed boolean not null,
  reason text, -- in the words of who asked; erasable
  resent int not null check (resent >= 0),
  actor_kind text not null, actor_id uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, endpoint_id) references platform.webhook_endpoint
);
create index webhook_resend_by_endpoint on platform.webhook_resend (tenant_id, endpoint_id, recorded_at desc);
alter table platform.webhook_delivery add column resend_id uuid;
create index webhook_delivery_open on platform.webhook_delivery (tenant_id, endpoint_id) where state = 'pending';

create or replace view platform.v_webhook_delivery with (security_invoker = true) as
select d.tenant_id, d.endpoint_id, d.position, d.order_id, d.state, d.attempts, d.status, d.problem, d.reported_at, d.acknowledged_at,
       r.recorded_at as resent_at, r.reason as resend_reason
  from platform.webhook_delivery d left join platform.webhook_resend r on (r.tenant_id, r.id) = (d.tenant_id, d.resend_id);

call platform.fence('platform', array['event', 'inbound_event', 'webhook_resend']);
revoke insert, update, delete on platform.tenant from kontor_app;
grant update (reason) on platform.webhook_resend to kontor_app;

-- Which system a key is for: shop, till, wms …; null where its scopes were chosen one by one.
alter table organisation.api_key add column kind text;
