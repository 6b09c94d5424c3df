-- Books: every posting moves an amount from one account to another, so the ledger balances by its shape.

create schema finance;

create table finance.account (
  tenant_id uuid not null, code text not null,
  name text not null,
  kind text not null check (kind in ('asset', 'liability', 'equity', 'revenue', 'expense')),
  primary key (tenant_id, code)
);

create table finance.posting_rule ( -- from event to accounts, as data
  tenant_id uuid not null,
  event text not null, amount text not null, -- which amount of the event: net, tax, gross, captured …
  debit text not null, credit text not null,
  primary key (tenant_id, event, amount),
  foreign key (tenant_id, debit) references finance.account,
  foreign key (tenant_id, credit) references finance.account
);

create table finance.journal_entry (
  tenant_id uuid not null, id uuid not null,
  legal_entity_id uuid not null,
  event text not null,
  order_id uuid, operation_id uuid, cause_id uuid not null,
  reverses uuid,
  occurred_at timestamptz not null, recorded_at timestamptz not null,
  primary key (tenant_id, id),
  constraint cause_booked_once unique (tenant_id, event, cause_id)
);
create index journal_entry_by_order on finance.journal_entry (tenant_id, order_id) where order_id is not null;

create table finance.posting (
  tenant_id uuid not null, entry_id uuid not null, posting int not null,
  debit text not null, credit text not null check (credit <> debit),
  currency char(3) not null, amount_minor bigint not null check (amount_minor > 0),
  primary key (tenant_id, entry_id, posting),
  foreign key (tenant_id, entry_id) references finance.journal_entry,
  foreign key (tenant_id, debit) references finance.account,
  foreign key (tenant_id, credit) references finance.account
);

create table finance.tax_rate (
  tenant_id uuid not null,
  country char(2) not null, tax_class text not null, valid_from date not null,
  category text not null check (category in ('S', 'Z', 'E', 'AE', 'O')), -- UN/CEFACT 5305: standard, zero, exempt, reverse charge, outside scope
  rate numeric(6, 3) not null check (rate between 0 and 100), -- percent
  primary key (tenant_id, country, tax_class, valid_from)
);

create view finance.v_journal with (security_invoker = true) as
select e.tenant_id, e.id as entry_id, e.event, e.order_id, e.operation_id, e.cause_id, p.posting, p.debit, p.credit, p.currency, p.amount_minor, e.occurred_at, e.recorded_at
  from finance.journal_entry e join finance.posting p on (p.tenant_id, p.entry_id) = (e.tenant_id, e.id);

call platform.fence('finance', array['journal_entry', 'posting']);
