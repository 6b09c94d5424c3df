-- The order desk: what a caller says of themselves or their order finds it at once, and people keep views of lists.

-- Numbers are spoken and typed with and without country code, zero and blanks; the last eight digits tell people apart.
create function platform.phone_tail(phone text) returns text
language sql immutable parallel safe return right(regexp_replace(phone, '\D', '', 'g'), 8);
-- `müller ada`: people are asked for by their last name, and told apart by the first.
create function platform.name_key(name text) returns text
language sql immutable parallel safe return lower(regexp_replace(btrim(name), '^(.*)\s+(\S+)$', '\2 \1'));

create index customer_by_phone_tail on customers.customer (tenant_id, platform.phone_tail(phone)) where phone is not null;
create index customer_by_name_key on customers.customer (tenant_id, platform.name_key(name) text_pattern_ops) where name is not null;

-- Only the buyer: one row an order, and columns that are empty cost intake nothing.
create index party_by_email on capture.party (tenant_id, lower(email)) where role = 'sold_to' and email is not null;
create index party_by_phone on capture.party (tenant_id, platform.phone_tail(phone)) where role = 'sold_to' and phone is not null;
create index party_by_name on capture.party (tenant_id, platform.name_key(name) text_pattern_ops) where role = 'sold_to' and name is not null;
create index party_by_company on capture.party (tenant_id, lower(company) text_pattern_ops) where role = 'sold_to' and company is not null;
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
