-- Money on an order: payments, the operations on them, and which line or charge each minor unit pays for.

create schema pay;

create table pay.payment (
  tenant_id uuid not null, id uuid not null,
  order_id uuid not null,
  provider_id uuid not null,
  method text not null check (method in ('card', 'bank_transfer', 'invoice', 'cash', 'external')),
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  instrument text, -- a provider's token, never a card number
  brand text, last_four text check (last_four ~ '^[0-9]{4}$'),
  made_at timestamptz not null, recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
create index payment_by_order on pay.payment (tenant_id, order_id);

create table pay.operation (
  tenant_id uuid not null, id uuid not null,
  payment_id uuid not null, order_id uuid not null, provider_id uuid not null,
  kind text not null check (kind in ('authorize', 'capture', 'void', 'refund')),
  amount_minor bigint not null check (amount_minor > 0),
  state text not null check (state in ('pending', 'succeeded', 'declined', 'failed', 'unknown')),
  refund_of uuid, -- the capture whose money goes back
  cause_kind text not null, cause_id uuid, -- what asked for it: shipment, cancellation, return, person
  reason text check (reason in ('returned', 'cancelled', 'damaged', 'late', 'price', 'duplicate', 'goodwill', 'other')),
  provider_reference text, -- the provider's id of it, or the line of a bank statement
  problem text,
  actor_kind text not null, actor_id uuid,
  occurred_at timestamptz not null, recorded_at timestamptz not null, settled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, payment_id) references pay.payment
);
create index operation_by_payment on pay.operation (tenant_id, payment_id);
create index operation_by_order on pay.operation (tenant_id, order_id);
create unique index operation_once_per_cause on pay.operation (tenant_id, payment_id, kind, cause_kind, cause_id, coalesce(refund_of, payment_id))
  where cause_id is not null;
create unique index operation_reference_once on pay.operation (tenant_id, provider_id, kind, provider_reference) where provider_reference is not null;

create table pay.allocation ( -- ties each captured minor unit to a line or a charge
  tenant_id uuid not null, operation_id uuid not null, order_id uuid not null,
  target text not null check (target in ('line', 'charge')),
  number int not null,
  cause_id uuid not null, -- the hand-over it pays for: money paid ahead pays several
  amount_minor bigint not null check (amount_minor > 0),
  primary key (tenant_id, operation_id, target, number, cause_id),
  foreign key (tenant_id, operation_id) references pay.operation
);
create index allocation_by_order on pay.allocation (tenant_id, order_id);

create view pay.v_operation with (security_invoker = true) as
select o.tenant_id, o.id, o.payment_id, o.order_id, p.provider_id, p.method, p.currency, o.kind, o.amount_minor, o.state, o.occurred_at, o.recorded_at, o.settled_at
  from pay.operation o join pay.payment p on (p.tenant_id, p.id) = (o.tenant_id, o.payment_id);

call platform.fence('pay', array['allocation']);
