-- Who and where: legal entity -> brand -> channel, locations, and the rows that switch features on.

create schema organisation;

create table organisation.legal_entity (
  tenant_id uuid not null, id uuid not null,
  name text not null,
  country char(2) not null,
  vat_number text,
  currency char(3) not null,
  time_zone text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

create table organisation.brand (
  tenant_id uuid not null, id uuid not null,
  legal_entity_id uuid not null,
  name text not null,
  locales text[] not null default '{en}',
  look jsonb not null default '{}', -- colors and logo for messages and the customer page
  mail_from text,
  primary key (tenant_id, id),
  foreign key (tenant_id, legal_entity_id) references organisation.legal_entity
);

create table organisation.channel (
  tenant_id uuid not null, id uuid not null,
  code text not null,
  name text not null,
  kind text not null check (kind in ('web', 'till', 'telephone', 'marketplace', 'b2b', 'edi', 'agent')),
  brand_id uuid not null,
  currency char(3) not null,
  prices_include_tax boolean not null,
  may_refuse boolean not null, -- false: it has sold already, Kontor accepts and holds
  price_list_id uuid,
  number_prefix text not null default '' check (number_prefix ~ '(^|[^0-9])$'), -- a digit at its end would run into the number
  next_number bigint not null default 1,
  active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, brand_id) references organisation.brand,
  unique (tenant_id, code),
  constraint channel_numbers_apart unique (tenant_id, number_prefix)
);

create table organisation.location (
  tenant_id uuid not null, id uuid not null,
  code text not null,
  name text not null,
  kind text not null check (kind in ('warehouse', 'store', 'supplier', '3pl', 'vehicle')),
  street text, postal_code text, city text not null, region text, country char(2) not null,
  latitude double precision, longitude double precision,
  time_zone text not null,
  opening_hours text, -- OpenStreetMap syntax
  can_ship boolean not null default false,
  can_pickup boolean not null default false,
  can_return boolean not null default false,
  can_serve boolean not null default false, -- performs service articles
  daily_capacity int check (daily_capacity >= 0),
  stock_keeper text not null default 'kontor' check (stock_keeper in ('kontor', 'till', 'wms', 'supplier')),
  supplier_id uuid,
  active boolean not null default true,
  version int not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

-- One row a setting and scope; the nearest scope wins (location, channel, brand, legal entity, tenant).
create table organisation.policy (
  tenant_id uuid not null,
  scope_kind text not null check (scope_kind in ('tenant', 'legal_entity', 'brand', 'channel', 'location')),
  scope_id uuid not null,
  name text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  primary key (tenant_id, name, scope_kind, scope_id)
);

create table organisation.provider (
  tenant_id uuid not null, id uuid not null,
  kind text not null check (kind in ('payment', 'carrier', 'mail')),
  code text not null,
  adapter text not null, -- which adapter speaks to it
  settings jsonb not null default '{}',
  secret bytea, -- sealed with the installation's key
  webhook_secret bytea,
  active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, kind, code)
);

create table organisation.app_user (
  tenant_id uuid not null, id uuid not null,
  email text not null check (email = lower(email)),
  name text not null,
  password_hash text not null,
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, email)
);

create table organisation.role_grant (
  tenant_id uuid not null,
  user_id uuid not null,
  role text not null check (role in ('administrator', 'lead', 'care_agent', 'store_associate', 'warehouse_worker', 'buyer', 'finance', 'partner')),
  location_ids uuid[] not null default '{}',
  supplier_id uuid,
  primary key (tenant_id, user_id, role),
  foreign key (tenant_id, user_id) references organisation.app_user on delete cascade,
  constraint bound_roles_are_bound check (
    case when role in ('store_associate', 'warehouse_worker') then cardinality(location_ids) > 0 else cardinality(location_ids) = 0 end
    and (role = 'partner') = (supplier_id is not null))
);

create table organisation.session (
  tenant_id uuid not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  user_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, user_id) references organisation.app_user on delete cascade
);

create table organisation.api_key (
  tenant_id uuid not null, id uuid not null,
  name text not null,
  key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'),
  last_four text not null check (length(last_four) = 4), -- by which people tell keys apart
  scopes text[] not null check (cardinality(scopes) > 0),
  channel_id uuid,
  location_ids uuid[] not null default '{}',
  supplier_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key_hash)
);

create view organisation.v_channel with (security_invoker = true) as
select c.tenant_id, c.id, c.code, c.name, c.kind, c.currency, c.brand_id, b.legal_entity_id, c.prices_include_tax, c.may_refuse
  from organisation.channel c join organisation.brand b on (b.tenant_id, b.id) = (c.tenant_id, c.brand_id);
create view organisation.v_location with (security_invoker = true) as
select tenant_id, id, code, name, kind, city, country, latitude, longitude, time_zone, can_ship, can_pickup, can_return, can_serve, supplier_id, active
  from organisation.location;

create view organisation.v_brand with (security_invoker = true) as
select tenant_id, id, legal_entity_id, name, locales, look, mail_from from organisation.brand;
create view organisation.v_legal_entity with (security_invoker = true) as
select tenant_id, id, name, country, vat_number, currency, time_zone from organisation.legal_entity;
create view organisation.v_provider with (security_invoker = true) as
select tenant_id, id, kind, code, adapter, active from organisation.provider;

call platform.fence('organisation');
