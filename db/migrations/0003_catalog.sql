-- What is sold: items of four kinds, their units, parts and dated prices.

create schema catalog;

create table catalog.item (
  tenant_id uuid not null, id uuid not null,
  sku text not null check (length(sku) between 1 and 64),
  name text not null,
  names jsonb not null default '{}', -- by locale
  kind text not null check (kind in ('physical', 'service', 'digital', 'kit')),
  gtin text check (gtin ~ '^([0-9]{8}|[0-9]{12,14})$'),
  category text,
  attributes jsonb not null default '{}',
  weight_g int check (weight_g >= 0),
  length_mm int, width_mm int, height_mm int,
  tax_class text not null default 'standard',
  cost numeric(18, 4), cost_currency char(3),
  base_unit text not null default 'piece' check (base_unit in ('piece', 'cm', 'g', 'ml', 'minute')),
  tracking text not null default 'none' check (tracking in ('none', 'lot', 'serial')),
  released_on date,
  discontinued boolean not null default false,
  reorder_level int, supplier_id uuid,
  version int not null default 1,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, sku)
);
create index item_by_gtin on catalog.item (tenant_id, gtin) where gtin is not null;

create table catalog.item_unit ( -- a selling unit and how many base steps it holds: carton = 12
  tenant_id uuid not null, item_id uuid not null,
  unit text not null, factor int not null check (factor > 0),
  primary key (tenant_id, item_id, unit),
  foreign key (tenant_id, item_id) references catalog.item on delete cascade
);

create table catalog.kit_part (
  tenant_id uuid not null, kit_id uuid not null, item_id uuid not null,
  units int not null check (units > 0),
  primary key (tenant_id, kit_id, item_id),
  foreign key (tenant_id, kit_id) references catalog.item on delete cascade,
  foreign key (tenant_id, item_id) references catalog.item
);

create table catalog.price_list (
  tenant_id uuid not null, id uuid not null,
  code text not null, currency char(3) not null, includes_tax boolean not null,
  version int not null default 1,
  primary key (tenant_id, id), unique (tenant_id, code)
);

create table catalog.price (
  tenant_id uuid not null, price_list_id uuid not null, item_id uuid not null,
  valid_from date not null default '-infinity',
  min_units int not null default 1 check (min_units > 0),
  amount numeric(18, 4) not null check (amount >= 0), -- per price_basis units
  price_basis int not null default 1 check (price_basis > 0),
  primary key (tenant_id, price_list_id, item_id, valid_from, min_units),
  foreign key (tenant_id, price_list_id) references catalog.price_list,
  foreign key (tenant_id, item_id) references catalog.item on delete cascade
);

create view catalog.v_item with (security_invoker = true) as
select tenant_id, id, sku, name, kind, category, tax_class, weight_g, released_on, discontinued, reorder_level, supplier_id from catalog.item;

call platform.fence('catalog');
