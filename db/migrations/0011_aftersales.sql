-- After the sale: returns point at what was delivered; expected, received, accepted and refunded are separate counts.

create schema aftersales;

create table aftersales.return_order (
  tenant_id uuid not null, id uuid not null,
  number text not null,
  order_id uuid not null,
  location_id uuid, -- where it is to arrive
  way text not null check (way in ('post', 'store', 'refused_at_door')),
  authorized_at timestamptz not null, received_at timestamptz, inspected_at timestamptz, closed_at timestamptz,
  refund_minor bigint not null default 0 check (refund_minor >= 0),
  version int not null default 1,
  primary key (tenant_id, id), unique (tenant_id, number)
);
create index return_by_order on aftersales.return_order (tenant_id, order_id);

create table aftersales.return_line (
  tenant_id uuid not null, return_id uuid not null, line int not null, package_id uuid not null,
  reason text not null check (reason in ('unwanted', 'wrong_item', 'damaged', 'not_as_described', 'too_late', 'other')),
  expected int not null check (expected > 0),
  received int not null default 0, accepted int not null default 0, rejected int not null default 0, refunded int not null default 0,
  restocked int not null default 0, written_off int not null default 0,
  primary key (tenant_id, return_id, line, package_id),
  foreign key (tenant_id, return_id) references aftersales.return_order,
  constraint return_counts_in_order check (
    received >= 0 and accepted >= 0 and rejected >= 0 and refunded >= 0 and restocked >= 0 and written_off >= 0
    and received <= expected and accepted + rejected <= received and refunded <= accepted and restocked + written_off <= received)
);

create table aftersales.feedback (
  tenant_id uuid not null, order_id uuid not null,
  rating int check (rating between 1 and 5), comment text,
  asked_at timestamptz, answered_at timestamptz,
  primary key (tenant_id, order_id)
);

create view aftersales.v_return with (security_invoker = true) as
select r.tenant_id, r.id, r.number, r.order_id, r.location_id, r.way, r.authorized_at, r.received_at, r.inspected_at, r.closed_at, r.refund_minor,
       sum(l.expected)::int as expected, sum(l.received)::int as received, sum(l.accepted)::int as accepted, sum(l.refunded)::int as refunded
  from aftersales.return_order r join aftersales.return_line l on (l.tenant_id, l.return_id) = (r.tenant_id, r.id)
 group by r.tenant_id, r.id;
create view aftersales.v_return_line with (security_invoker = true) as
select tenant_id, return_id, line, package_id, expected, received, accepted, rejected, refunded, restocked, written_off from aftersales.return_line;
create view aftersales.v_feedback with (security_invoker = true) as
select tenant_id, order_id, rating, answered_at from aftersales.feedback;

call platform.fence('aftersales');
