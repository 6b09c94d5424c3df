-- How orders flow and how long each step takes, counted as it happens: a report adds up days, whatever orders there are.

create schema insight;
grant usage on schema insight to kontor_app;

create table insight.trace ( -- what happened last to an order, a fulfillment order or a package
  tenant_id uuid not null, object_id uuid not null,
  activity text not null, occurred_at timestamptz not null, position bigint not null,
  primary key (tenant_id, object_id)
);

create table insight.passage ( -- one after the other: `kind` says of what; a step has no `from`; kept for some weeks
  tenant_id uuid not null, kind text not null check (kind in ('order', 'fulfillment_order', 'package', 'step')),
  from_activity text not null, to_activity text not null,
  object_id uuid not null, position bigint not null, -- 0: a step is done once an object
  order_id uuid not null, channel_id uuid, location_id uuid, carrier_id uuid,
  day date not null, took_s int not null check (took_s >= 0),
  primary key (tenant_id, object_id, kind, to_activity, position)
);
create index passage_slowest on insight.passage (tenant_id, kind, from_activity, to_activity, day, took_s);
create index passage_by_day on insight.passage (tenant_id, day);

create table insight.passage_day ( -- the same in sums, by how long it took: `bucket` n is up to 1.1^n seconds
  tenant_id uuid not null, kind text not null,
  dimension text not null check (dimension in ('all', 'channel', 'location', 'carrier')), value_id uuid not null,
  day date not null, from_activity text not null, to_activity text not null,
  bucket smallint not null, passages int not null,
  primary key (tenant_id, kind, dimension, value_id, day, from_activity, to_activity, bucket)
);
create index passage_day_by_day on insight.passage_day (tenant_id, day); -- what is forgotten

-- Orders that were closed of late, however many there are; the open ones have `order_open`.
create index order_by_closing on capture.sales_order (tenant_id, closed_at) where closed_at is not null;

grant select, insert, update, delete on insight.trace, insight.passage, insight.passage_day to kontor_app;
alter table insight.trace enable row level security;
alter table insight.trace force row level security;
create policy own_tenant on insight.trace using (tenant_id = (select platform.tenant()));
alter table insight.passage enable row level security;
alter table insight.passage force row level security;
create policy own_tenant on insight.passage using (tenant_id = (select platform.tenant()));
alter table insight.passage_day enable row level security;
alter table insight.passage_day force row level security;
create policy own_tenant on insight.passage_day using (tenant_id = (select platform.tenant()));

create view platform.v_follower with (security_invoker = true) as -- how far behind the log its readers are
select f.tenant_id, f.name, (h.position - f.position) as behind
  from platform.follower f join platform.event_head h on h.tenant_id = f.tenant_id;
grant select on platform.v_follower to kontor_app;
