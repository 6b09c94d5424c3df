-- Who buys. Personal data stands here and in the parties of an order, both erasable.

create schema customers;

create table customers.customer (
  tenant_id uuid not null, id uuid not null,
  number text,
  kind text not null check (kind in ('person', 'company')),
  name text, company text, email text, phone text,
  locale text not null default 'en',
  vat_number text,
  customer_group text,
  terms text, -- payment terms granted: net14, net30 …
  credit_limit_minor bigint check (credit_limit_minor >= 0), credit_currency char(3),
  created_at timestamptz not null,
  erased_at timestamptz,
  version int not null default 1,
  primary key (tenant_id, id),
  constraint erased_keeps_nothing check (erased_at is null or num_nonnulls(name, company, email, phone, vat_number) = 0)
);
create unique index customer_number on customers.customer (tenant_id, number) where number is not null;
create index customer_by_email on customers.customer (tenant_id, lower(email)) where email is not null;
create index customer_by_phone on customers.customer (tenant_id, phone) where phone is not null;
create index customer_by_name on customers.customer (tenant_id, lower(name) text_pattern_ops) where name is not null;
create index customer_by_company on customers.customer (tenant_id, lower(company) text_pattern_ops) where company is not null;

create table customers.address (
  tenant_id uuid not null, id uuid not null, customer_id uuid not null,
  label text, name text, company text, lines text[] not null, postal_code text, city text not null, region text, country char(2) not null,
  phone text,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers.customer on delete cascade
);
create index address_by_customer on customers.address (tenant_id, customer_id);

create table customers.consent ( -- append-only: what was given and taken back, when and where
  tenant_id uuid not null, id uuid not null, customer_id uuid not null,
  purpose text not null check (purpose in ('marketing', 'feedback', 'profiling')),
  medium text not null check (medium in ('email', 'sms', 'push', 'post')),
  given boolean not null, source text not null, at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers.customer on delete cascade
);

create view customers.v_customer with (security_invoker = true) as
select tenant_id, id, number, kind, name, company, email, phone, locale, customer_group from customers.customer;

call platform.fence('customers', array['consent']);
