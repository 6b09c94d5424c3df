-- The order desk: what a caller says of themselves or their order finds it at once, and people keep views of lists.

-- Numbers are spoken and typed with and without country code, zero and blanks; the last eight digits tell people apart.
create function platform.phone_tail(phone text) returns text
language sql immutable parallel safe return right(regexp_replace(phone, '\D', '', 'g'), 8);
-- `müller ada`: people are asked for by their last name, and told apart by the first.
create function platform.name_key(name text) returns text
language sql immutable parallel safe return lower(regexp_replace(btrim(name), '^(.*)\s+(\S+)$', '\2 \1'));

-- Kept as columns, because behind row level security an index answers only what cannot leak, and of a column's own text
-- that is sure, of a function of it not: an index over `lower(email)` is there and never used.
alter table customers.customer
  add column email_key text generated always as (lower(email)) stored,
  add column phone_key text generated always as (platform.phone_tail(phone)) stored,
  add column first_key text generated always as (lower(name)) stored,
  add column name_key text generated always as (platform.name_key(name)) stored,
  add column company_key text generated always as (lower(company)) stored;
drop index customers.customer_by_email, customers.customer_by_name, customers.customer_by_company;
create index customer_by_email on customers.customer (tenant_id, email_key) where email_key is not null;
create index customer_by_phone_tail on customers.customer (tenant_id, phone_key) where phone_key is not null;
create index customer_by_first_name on customers.customer (tenant_id, first_key text_pattern_ops) where first_key is not null;
create index customer_by_name on customers.customer (tenant_id, name_key text_pattern_ops) where name_key is not null;
create index customer_by_company on customers.customer (tenant_id, company_key text_pattern_ops) where company_key is not null;

-- Of an order only the buyer's: one row, and columns that are empty cost intake nothing.
alter table capture.party
  add column email_key text generated always as (case role when 'sold_to' then lower(email) end) stored,
  add column phone_key text generated always as (case role when 'sold_to' then platform.phone_tail(phone) end) stored,
  add column name_key text generated always as (case role when 'sold_to' then platform.name_key(name) end) stored,
  add column company_key text generated always as (case role when 'sold_to' then lower(company) end) stored;
create index party_by_email on capture.party (tenant_id, email_key) where email_key is not null;
create index party_by_phone on capture.party (tenant_id, phone_key) where phone_key is not null;
create index party_by_name on capture.party (tenant_id, name_key text_pattern_ops) where name_key is not null;
create index party_by_company on capture.party (tenant_id, company_key text_pattern_ops) where company_key is not null;
create or replace view capture.v_party with (security_invoker = true) as
select tenant_id, order_id, party, role, name, company, email, phone, lines, postal_code, city, region, country, instructions, latitude, longitude,
       email_key, phone_key, name_key, company_key from capture.party;
create index order_line_by_sku on capture.order_line (tenant_id, sku, order_id);
create index order_open on capture.sales_order (tenant_id, placed_at desc, id desc) where closed_at is null;
create index package_by_tracking_number on fulfill.package (tenant_id, tracking_number) where tracking_number is not null;

create table organisation.saved_view (
  tenant_id uuid not null, user_id uuid not null,
  name text not null check (length(name) between 1 and 40),
  filters jsonb not null check (jsonb_typeof(filters) = 'object'),
  saved_at timestamptz not null,
  primary key (tenant_id, user_id, name),
  foreign key (tenant_id, user_id) references organisation.app_user on delete cascade
);
call platform.fence('organisation');
-- Few parcels are in trouble, and those are asked for.
create index package_state_in_trouble on deliver.package_state (tenant_id, state) where state in ('failed', 'going_back', 'came_back', 'lost');
-- Who did it, by the name that colleagues know: people and connected systems.
create view organisation.v_actor with (security_invoker = true) as
select tenant_id, 'user' as kind, id, name from organisation.app_user
union all
select tenant_id, 'key', id, name from organisation.api_key;
grant select on organisation.v_actor to kontor_app;
-- What is booked of services, for whoever is asked when the fitter comes.
create view organisation.v_service_booking with (security_invoker = true) as
select b.tenant_id, b.demand_id, b.line, c.place, c.on_day, c.slot, b.units
  from organisation.service_booking b join organisation.service_capacity c on (c.tenant_id, c.id) = (b.tenant_id, b.capacity_id);
grant select on organisation.v_service_booking to kontor_app;
