-- What became of each order that is closed: late, short, split, damaged, sent back, trouble with the money. Judged when
-- it happens and kept as one narrow row, since a report over months of orders cannot ask five modules about each.

create table insight.verdict (
  tenant_id uuid not null, order_id uuid not null,
  closed_at timestamptz not null, channel_id uuid not null,
  location_ids uuid[] not null, -- where it was placed, worked on, or collected: who is bound to places sees it by these
  units int not null check (units > 0), filled int not null,
  late boolean not null, short boolean not null, split boolean not null,
  damaged boolean not null, returned boolean not null, payment boolean not null,
  cash_s int check (cash_s >= 0), -- from placed to the last of its money; null: it never cost anything
  primary key (tenant_id, order_id),
  constraint no_more_filled_than_ordered check (filled between 0 and units)
);
create index verdict_by_closing on insight.verdict (tenant_id, closed_at);

-- Why units came back tells whether it was the merchant's fault.
create or replace view aftersales.v_return_line with (security_invoker = true) as
select tenant_id, return_id, line, package_id, expected, received, accepted, rejected, refunded, restocked, written_off, reason
  from aftersales.return_line;

call platform.fence('insight');
