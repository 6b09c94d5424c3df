-- The stock ledger: movements are append-only, the balance is held by constraint.

create schema inventory;

create table inventory.stock (
  tenant_id uuid not null, item_id uuid not null, location_id uuid not null,
  on_hand int not null default 0,
  unavailable int not null default 0,
  reserved int not null default 0,
  allocated int not null default 0, -- disjoint from reserved: moved over at release
  primary key (tenant_id, item_id, location_id),
  constraint stock_not_negative check (on_hand >= 0 and unavailable >= 0 and reserved >= 0 and allocated >= 0),
  constraint stock_not_oversold check (reserved + allocated + unavailable <= on_hand)
) with (fillfactor = 70);

create table inventory.movement (
  tenant_id uuid not null, id uuid not null,
  item_id uuid not null, location_id uuid not null,
  units int not null, -- change of on hand
  unavailable int not null default 0, -- change of unavailable
  kind text not null check (kind in ('opening', 'receive', 'pick', 'put_back', 'adjust', 'count', 'short', 'transfer_out', 'transfer_in', 'transfer_lost', 'return', 'snapshot', 'sale', 'condition')),
  reason text,
  reference_kind text not null, reference_id uuid not null, reference_line int not null default 0,
  bin text, lot text, serial text, expires_on date, condition text,
  owner text not null default 'own' check (owner in ('own', 'consignment', 'supplier')),
  unit_cost numeric(18, 4),
  actor_kind text not null, actor_id uuid,
  occurred_at timestamptz not null, recorded_at timestamptz not null,
  primary key (tenant_id, id),
  once text, -- the outside world's own key of the fact: a second time is the same fact
  constraint movement_moves check (units <> 0 or unavailable <> 0)
);
create unique index movement_once on inventory.movement (tenant_id, once) where once is not null;
create index movement_by_reference on inventory.movement (tenant_id, reference_id);
create index movement_by_stock on inventory.movement (tenant_id, item_id, location_id, recorded_at);

create table inventory.expected_supply (
  tenant_id uuid not null, id uuid not null,
  kind text not null check (kind in ('purchase', 'transfer', 'return', 'feed')),
  reference text not null,
  item_id uuid not null, location_id uuid not null,
  units int not null check (units > 0),
  received int not null default 0 check (received >= 0),
  cancelled int not null default 0 check (cancelled >= 0),
  pegged int not null default 0 check (pegged >= 0), -- promised from it already
  expected_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  constraint supply_reference_once unique (tenant_id, kind, reference, item_id, location_id),
  constraint supply_not_overpromised check (pegged + received + cancelled <= units)
);
create index expected_supply_open on inventory.expected_supply (tenant_id, item_id, expected_at) where received + cancelled < units;

-- Units held for a demand; supply_id is the expected supply it is pegged to, or all zeros for on hand.
create table inventory.reservation (
  tenant_id uuid not null,
  demand_kind text not null check (demand_kind in ('order_line', 'quote', 'transfer')),
  demand_id uuid not null, line int not null,
  item_id uuid not null, location_id uuid not null,
  supply_id uuid not null default '00000000-0000-0000-0000-000000000000',
  units int not null check (units > 0),
  pinned boolean not null default false,
  priority int not null default 0,
  expires_at timestamptz,
  made_at timestamptz not null,
  primary key (tenant_id, demand_id, line, location_id, supply_id)
);
create index reservation_by_stock on inventory.reservation (tenant_id, item_id, location_id);

create table inventory.requirement ( -- what no stock and no expected supply covers: purchasing works from it
  tenant_id uuid not null,
  demand_id uuid not null, line int not null,
  item_id uuid not null, location_id uuid,
  units int not null check (units > 0),
  needed_by date,
  made_at timestamptz not null,
  primary key (tenant_id, demand_id, line)
);
create index requirement_by_item on inventory.requirement (tenant_id, item_id);

create table inventory.transfer (
  tenant_id uuid not null, id uuid not null,
  number text not null,
  from_location_id uuid not null, to_location_id uuid not null check (to_location_id <> from_location_id),
  sent_at timestamptz, closed_at timestamptz,
  expected_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (tenant_id, id), unique (tenant_id, number)
);
create table inventory.transfer_line (
  tenant_id uuid not null, transfer_id uuid not null, line int not null,
  item_id uuid not null,
  units int not null check (units > 0),
  sent int not null default 0, received int not null default 0, lost int not null default 0,
  primary key (tenant_id, transfer_id, line),
  foreign key (tenant_id, transfer_id) references inventory.transfer on delete cascade,
  constraint transfer_conserves check (sent between 0 and units and received >= 0 and lost >= 0 and received + lost <= sent)
);

create table inventory.snapshot ( -- an absolute figure of a till or supplier, as of its own time
  tenant_id uuid not null, id uuid not null,
  item_id uuid not null, location_id uuid not null,
  units int not null check (units >= 0),
  as_of timestamptz not null, recorded_at timestamptz not null,
  difference int not null,
  primary key (tenant_id, id),
  constraint snapshot_once unique (tenant_id, item_id, location_id, as_of)
);

create view inventory.v_stock with (security_invoker = true) as
select tenant_id, item_id, location_id, on_hand, unavailable, reserved, allocated,
       on_hand - unavailable - reserved - allocated as free
  from inventory.stock;
create view inventory.v_reservation with (security_invoker = true) as
select tenant_id, demand_kind, demand_id, line, item_id, location_id, supply_id, units, pinned,
       supply_id <> '00000000-0000-0000-0000-000000000000' as pegged
  from inventory.reservation;
create view inventory.v_expected_supply with (security_invoker = true) as
select tenant_id, id, kind, reference, item_id, location_id, units - received - cancelled as incoming, pegged, expected_at
  from inventory.expected_supply where received + cancelled < units;
create view inventory.v_requirement with (security_invoker = true) as
select tenant_id, demand_id, line, item_id, location_id, units, needed_by, made_at from inventory.requirement;

call platform.fence('inventory', array['movement', 'snapshot']);
