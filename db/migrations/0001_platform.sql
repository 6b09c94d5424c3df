-- What knows no business: tenants, the event log, idempotency, effects, timers, cursors, webhooks.
-- Every table leads with tenant_id: the unit of isolation (row level security) and of sharding.

create schema platform;

-- The application connects as a role that owns nothing; it is made once per cluster.
do $$ begin
  if not exists (select from pg_roles where rolname = 'kontor_app') then
    create role kontor_app nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then null; -- another migration made it meanwhile
end $$;
grant kontor_app to current_user;

-- The current tenant, set with SET LOCAL by every transaction; unset means no rows at all.
create function platform.tenant() returns uuid language sql stable parallel safe
return nullif(current_setting('kontor.tenant', true), '')::uuid;

-- Fences a module's tables: row level security forced on every table with a tenant, and the grants
-- of the application; append-only tables can be read and inserted into, nothing else.
create procedure platform.fence(module text, append_only text[] default '{}') language plpgsql as $$
declare relation text;
begin
  execute format('grant usage on schema %I to kontor_app', module);
  execute format('grant select, insert, update, delete on all tables in schema %I to kontor_app', module);
  foreach relation in array append_only loop
    execute format('revoke update, delete, truncate on %I.%I from kontor_app', module, relation);
  end loop;
  for relation in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = module::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
  loop
    execute format('alter table %I.%I enable row level security', module, relation);
    execute format('alter table %I.%I force row level security', module, relation);
    execute format('create policy own_tenant on %I.%I using (tenant_id = (select platform.tenant()))', module, relation);
  end loop;
end $$;

create table platform.tenant (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
  name text not null,
  created_at timestamptz not null default now()
);

-- The head of each tenant's log. Taken as the last statement before COMMIT, so positions are gapless
-- and in commit order: a reader that goes by them can never skip what commits late.
create table platform.event_head (
  tenant_id uuid primary key references platform.tenant,
  position bigint not null default 0 check (position >= 0)
);

create table platform.event (
  tenant_id uuid not null,
  position bigint not null,
  id uuid not null,
  type text not null check (type ~ '^[a-z_]+\.[a-z_]+$'),
  order_id uuid,
  subject_id uuid,
  actor_kind text not null,
  actor_id uuid,
  channel_id uuid,
  location_id uuid,
  quiet boolean not null default false, -- a back-dated fact: no timer, no message
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  data jsonb not null,
  primary key (tenant_id, position)
);
create index event_by_order on platform.event (tenant_id, order_id, position) where order_id is not null;

create table platform.follower (
  tenant_id uuid not null,
  name text not null,
  position bigint not null default 0,
  primary key (tenant_id, name)
);

create table platform.idempotency (
  tenant_id uuid not null,
  principal_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null,
  status int,
  answer jsonb, -- ids and states only: personal data stands in erasable tables
  recorded_at timestamptz not null,
  primary key (tenant_id, principal_id, key)
);

-- Whatever leaves the house is an intent with its own provider key, written before the call.
create table platform.effect (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  provider_id uuid not null,
  key text not null, -- sent to the provider with every attempt: derived from the intent, never new
  order_id uuid,
  subject_id uuid not null,
  request jsonb not null,
  state text not null default 'pending' check (state in ('pending', 'calling', 'unknown', 'succeeded', 'refused', 'parked')),
  attempts int not null default 0,
  fence int not null default 0, -- counts claims: an answer counts only under the claim that asked
  lease_until timestamptz,
  next_at timestamptz,
  answer jsonb,
  problem text,
  actor_kind text not null,
  actor_id uuid,
  quiet boolean not null default false,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, id),
  constraint effect_only_once unique (tenant_id, key),
  constraint effect_settled_has_time check ((state in ('succeeded', 'refused', 'parked')) = (settled_at is not null))
);
create index effect_due on platform.effect (tenant_id, next_at) where settled_at is null;
create index effect_by_subject on platform.effect (tenant_id, subject_id);

create table platform.timer (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  due_at timestamptz not null,
  data jsonb not null default '{}',
  attempts int not null default 0,
  problem text,
  fired_at timestamptz,
  primary key (tenant_id, id)
);
create unique index timer_once on platform.timer (tenant_id, kind, subject_id) where fired_at is null;
create index timer_due on platform.timer (tenant_id, due_at) where fired_at is null;

create table platform.webhook_endpoint (
  tenant_id uuid not null,
  id uuid not null,
  channel_id uuid, -- bound to a channel, it hears of that channel's orders only
  url text not null,
  secret bytea not null, -- sealed with the installation's key
  event_types text[] not null,
  active boolean not null default true,
  disabled_reason text,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

create table platform.webhook_delivery (
  tenant_id uuid not null,
  endpoint_id uuid not null,
  position bigint not null,
  order_id uuid,
  state text not null default 'pending' check (state in ('pending', 'acknowledged', 'failed')),
  attempts int not null default 0,
  next_at timestamptz,
  status int,
  problem text,
  reported_at timestamptz,
  acknowledged_at timestamptz,
  primary key (tenant_id, endpoint_id, position)
);
create index webhook_delivery_due on platform.webhook_delivery (tenant_id, next_at) where state = 'pending';
create index webhook_delivery_by_order on platform.webhook_delivery (tenant_id, order_id) where order_id is not null;

-- What partners told us, once each: the same event twice has one effect.
create table platform.inbound_event (
  tenant_id uuid not null,
  provider_id uuid not null,
  event_id text not null,
  body_hash bytea not null,
  received_at timestamptz not null,
  primary key (tenant_id, provider_id, event_id)
);

create view platform.v_event with (security_invoker = true) as
select tenant_id, position, id, type, order_id, subject_id, channel_id, location_id, actor_kind, actor_id, quiet, occurred_at, recorded_at, data from platform.event;
create view platform.v_webhook_delivery with (security_invoker = true) as
select tenant_id, endpoint_id, position, order_id, state, attempts, status, problem, reported_at, acknowledged_at from platform.webhook_delivery;

call platform.fence('platform', array['event', 'inbound_event']);
revoke insert, update, delete on platform.tenant from kontor_app;

-- A tenant is made with its log; the application may not make one otherwise.
create function platform.open_tenant(id uuid, slug text, name text) returns void
language sql security definer set search_path = pg_catalog begin atomic
  insert into platform.tenant (id, slug, name) values (open_tenant.id, open_tenant.slug, open_tenant.name);
  insert into platform.event_head (tenant_id) values (open_tenant.id);
end;
