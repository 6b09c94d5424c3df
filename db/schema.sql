-- What the migrations add up to. Made by `npm run gen`; a test holds it to them.

create schema aftersales;

create table aftersales.feedback (
  tenant_id uuid not null,
  order_id uuid not null,
  rating integer,
  comment text,
  asked_at timestamp with time zone,
  answered_at timestamp with time zone,
  constraint feedback_pkey PRIMARY KEY (tenant_id, order_id),
  constraint feedback_rating_check CHECK (((rating >= 1) AND (rating <= 5)))
);

create table aftersales.return_line (
  tenant_id uuid not null,
  return_id uuid not null,
  line integer not null,
  package_id uuid not null,
  reason text not null,
  expected integer not null,
  received integer not null default 0,
  accepted integer not null default 0,
  rejected integer not null default 0,
  refunded integer not null default 0,
  restocked integer not null default 0,
  written_off integer not null default 0,
  constraint return_line_pkey PRIMARY KEY (tenant_id, return_id, line, package_id),
  constraint return_counts_in_order CHECK (((received >= 0) AND (accepted >= 0) AND (rejected >= 0) AND (refunded >= 0) AND (restocked >= 0) AND (written_off >= 0) AND (received <= expected) AND ((accepted + rejected) <= received) AND (refunded <= accepted) AND ((restocked + written_off) <= received))),
  constraint return_line_expected_check CHECK ((expected > 0)),
  constraint return_line_reason_check CHECK ((reason = ANY (ARRAY['unwanted'::text, 'wrong_item'::text, 'damaged'::text, 'not_as_described'::text, 'too_late'::text, 'other'::text]))),
  constraint return_line_tenant_id_return_id_fkey FOREIGN KEY (tenant_id, return_id) REFERENCES aftersales.return_order(tenant_id, id)
);

create table aftersales.return_order (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  order_id uuid not null,
  location_id uuid,
  way text not null,
  authorized_at timestamp with time zone not null,
  received_at timestamp with time zone,
  inspected_at timestamp with time zone,
  closed_at timestamp with time zone,
  refund_minor bigint not null default 0,
  version integer not null default 1,
  constraint return_order_pkey PRIMARY KEY (tenant_id, id),
  constraint return_order_refund_minor_check CHECK ((refund_minor >= 0)),
  constraint return_order_tenant_id_number_key UNIQUE (tenant_id, number),
  constraint return_order_way_check CHECK ((way = ANY (ARRAY['post'::text, 'store'::text, 'refused_at_door'::text])))
);

CREATE INDEX return_by_order ON aftersales.return_order USING btree (tenant_id, order_id);

create view aftersales.v_feedback with (security_invoker = true) as
 SELECT tenant_id, order_id, rating, answered_at
   FROM aftersales.feedback;

create view aftersales.v_return with (security_invoker = true) as
 SELECT r.tenant_id, r.id, r.number, r.order_id, r.location_id, r.way, r.authorized_at, r.received_at, r.inspected_at,
    r.closed_at, r.refund_minor, sum(l.expected)::integer AS expected, sum(l.received)::integer AS received,
    sum(l.accepted)::integer AS accepted, sum(l.refunded)::integer AS refunded
   FROM aftersales.return_order r
     JOIN aftersales.return_line l ON l.tenant_id = r.tenant_id AND l.return_id = r.id
  GROUP BY r.tenant_id, r.id;

create view aftersales.v_return_line with (security_invoker = true) as
 SELECT tenant_id, return_id, line, package_id, expected, received, accepted, rejected, refunded, restocked, written_off,
    reason
   FROM aftersales.return_line;

create policy own_tenant on aftersales.feedback using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on aftersales.return_line using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on aftersales.return_order using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema capture;

create table capture.amendment (
  tenant_id uuid not null,
  order_id uuid not null,
  version integer not null,
  kind text not null,
  actor_kind text not null,
  actor_id uuid,
  reason text,
  detail jsonb not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint amendment_pkey PRIMARY KEY (tenant_id, order_id, version),
  constraint amendment_kind_check CHECK ((kind = ANY (ARRAY['cancel'::text, 'address'::text, 'pickup_location'::text, 'requested_date'::text, 'add_lines'::text, 'substitute'::text, 'payment'::text, 'unit_move'::text]))),
  constraint amendment_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES capture.sales_order(tenant_id, id),
  constraint amendment_version_check CHECK ((version > 1))
);

create table capture.charge (
  tenant_id uuid not null,
  order_id uuid not null,
  charge integer not null,
  delivery integer,
  kind text not null,
  name text not null,
  tax_class text not null,
  taxes jsonb not null default '[]'::jsonb,
  net_minor bigint not null,
  tax_minor bigint not null,
  gross_minor bigint not null,
  refundable boolean not null default true,
  cancelled boolean not null default false,
  handed_over boolean not null default false,
  constraint charge_pkey PRIMARY KEY (tenant_id, order_id, charge),
  constraint charge_adds_up CHECK ((((net_minor + tax_minor) = gross_minor) AND (net_minor >= 0) AND (tax_minor >= 0))),
  constraint charge_kind_check CHECK ((kind = ANY (ARRAY['shipping'::text, 'gift_wrap'::text, 'cash_on_delivery'::text, 'deposit'::text, 'fee'::text]))),
  constraint charge_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES capture.sales_order(tenant_id, id)
);

create table capture.customer_link (
  tenant_id uuid not null,
  order_id uuid not null,
  token_hash text not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint customer_link_pkey PRIMARY KEY (tenant_id, token_hash),
  constraint customer_link_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES capture.sales_order(tenant_id, id),
  constraint customer_link_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);

create table capture.delivery (
  tenant_id uuid not null,
  order_id uuid not null,
  delivery integer not null,
  method text not null,
  ship_to integer,
  pickup_location_id uuid,
  carrier_service text,
  requested_on date,
  constraint delivery_pkey PRIMARY KEY (tenant_id, order_id, delivery),
  constraint delivery_has_a_destination CHECK (
CASE
    WHEN (method = ANY (ARRAY['collect'::text, 'reserve'::text, 'carry_out'::text])) THEN (pickup_location_id IS NOT NULL)
    ELSE (ship_to IS NOT NULL)
END),
  constraint delivery_method_check CHECK ((method = ANY (ARRAY['ship'::text, 'collect'::text, 'reserve'::text, 'carry_out'::text, 'digital'::text, 'appointment'::text]))),
  constraint delivery_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES capture.sales_order(tenant_id, id),
  constraint delivery_tenant_id_order_id_ship_to_fkey FOREIGN KEY (tenant_id, order_id, ship_to) REFERENCES capture.party(tenant_id, order_id, party)
);

create table capture.hold (
  tenant_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  type text not null,
  rule_id uuid,
  reason text not null,
  stops text[] not null,
  keeps_stock boolean not null,
  raised_at timestamp with time zone not null,
  raised_kind text not null,
  raised_id uuid,
  expires_at timestamp with time zone,
  lifted_at timestamp with time zone,
  lifted_kind text,
  lifted_id uuid,
  lifted_reason text,
  constraint hold_pkey PRIMARY KEY (tenant_id, order_id, id),
  constraint hold_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES capture.sales_order(tenant_id, id),
  constraint hold_type_check CHECK ((type = ANY (ARRAY['fraud'::text, 'address'::text, 'credit'::text, 'manual'::text, 'item'::text, 'price'::text, 'stock'::text])))
);

create table capture.hold_rule (
  tenant_id uuid not null,
  id uuid not null,
  type text not null,
  name text not null,
  expression text not null,
  stops text[] not null,
  keeps_stock boolean not null default true,
  expires_after_s integer,
  active boolean not null default true,
  constraint hold_rule_pkey PRIMARY KEY (tenant_id, id),
  constraint hold_rule_expires_after_s_check CHECK ((expires_after_s > 0)),
  constraint hold_rule_stops_check CHECK (((stops <@ '{sourcing,release,capture_funds,invoice}'::text[]) AND (cardinality(stops) > 0))),
  constraint hold_rule_type_check CHECK ((type = ANY (ARRAY['fraud'::text, 'address'::text, 'credit'::text, 'manual'::text, 'item'::text, 'price'::text, 'stock'::text])))
);

create table capture.line_split (
  tenant_id uuid not null,
  order_id uuid not null,
  line integer not null,
  split text not null,
  constraint line_split_pkey PRIMARY KEY (tenant_id, order_id, line),
  constraint line_split_split_check CHECK ((split ~ '^(alone|with [a-z0-9-]{1,20})$'::text))
);

create table capture.order_line (
  tenant_id uuid not null,
  order_id uuid not null,
  line integer not null,
  delivery integer not null,
  item_id uuid,
  sku text not null,
  name text not null,
  kind text not null,
  tax_class text not null,
  weight_g integer,
  quantity integer not null,
  selling_unit text,
  selling_quantity integer,
  unit_price numeric(18,4) not null,
  price_basis integer not null default 1,
  price_source text not null,
  price_list_id uuid,
  price_list_version integer,
  discounts jsonb not null default '[]'::jsonb,
  taxes jsonb not null default '[]'::jsonb,
  net_minor bigint not null,
  tax_minor bigint not null,
  gross_minor bigint not null,
  relation text,
  relation_line integer,
  handed_over integer not null default 0,
  given_up integer not null default 0,
  added_in integer not null default 1,
  open integer not null default 0,
  backordered integer not null default 0,
  preordered integer not null default 0,
  reserved integer not null default 0,
  allocated integer not null default 0,
  picked integer not null default 0,
  packed integer not null default 0,
  ready integer not null default 0,
  shipped integer not null default 0,
  delivered integer not null default 0,
  cancelled integer not null default 0,
  lost integer not null default 0,
  sent_back integer not null default 0,
  constraint order_line_pkey PRIMARY KEY (tenant_id, order_id, line),
  constraint bucket_not_negative CHECK ((LEAST(open, backordered, preordered, reserved, allocated, picked, packed, ready, shipped, delivered, cancelled, lost, sent_back) >= 0)),
  constraint line_adds_up CHECK ((((net_minor + tax_minor) = gross_minor) AND (net_minor >= 0) AND (tax_minor >= 0))),
  constraint order_line_check CHECK (((handed_over >= 0) AND (handed_over <= quantity))),
  constraint order_line_check1 CHECK (((given_up >= 0) AND (given_up <= cancelled))),
  constraint order_line_kind_check CHECK ((kind = ANY (ARRAY['physical'::text, 'service'::text, 'digital'::text, 'kit'::text]))),
  constraint order_line_line_check CHECK ((line > 0)),
  constraint order_line_price_source_check CHECK ((price_source = ANY (ARRAY['list'::text, 'channel'::text, 'override'::text]))),
  constraint order_line_quantity_check CHECK ((quantity > 0)),
  constraint order_line_relation_check CHECK ((relation = ANY (ARRAY['component_of'::text, 'service_for'::text, 'substitute_for'::text, 'exchange_for'::text, 'gift_with'::text]))),
  constraint order_line_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES capture.sales_order(tenant_id, id),
  constraint order_line_unit_price_check CHECK ((unit_price >= (0)::numeric)),
  constraint unit_in_one_bucket CHECK ((((((((((((((open + backordered) + preordered) + reserved) + allocated) + picked) + packed) + ready) + shipped) + delivered) + cancelled) + lost) + sent_back) = quantity))
);

create table capture.original_payload (
  tenant_id uuid not null,
  order_id uuid not null,
  payload jsonb,
  constraint original_payload_pkey PRIMARY KEY (tenant_id, order_id),
  constraint original_payload_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES capture.sales_order(tenant_id, id)
);

create table capture.party (
  tenant_id uuid not null,
  order_id uuid not null,
  party integer not null,
  role text not null,
  name text,
  company text,
  email text,
  phone text,
  lines text[],
  postal_code text,
  city text,
  region text,
  country character(2),
  latitude double precision,
  longitude double precision,
  located_by text,
  instructions text,
  erased_at timestamp with time zone,
  email_key text default 
CASE role
    WHEN 'sold_to'::text THEN lower(email)
    ELSE NULL::text
END,
  phone_key text default 
CASE role
    WHEN 'sold_to'::text THEN platform.phone_tail(phone)
    ELSE NULL::text
END,
  name_key text default 
CASE role
    WHEN 'sold_to'::text THEN platform.name_key(name)
    ELSE NULL::text
END,
  company_key text default 
CASE role
    WHEN 'sold_to'::text THEN lower(company)
    ELSE NULL::text
END,
  constraint party_pkey PRIMARY KEY (tenant_id, order_id, party),
  constraint party_located_by_check CHECK ((located_by = ANY (ARRAY['postal_code'::text, 'country'::text, 'given'::text]))),
  constraint party_role_check CHECK ((role = ANY (ARRAY['sold_to'::text, 'bill_to'::text, 'ship_to'::text, 'pickup'::text]))),
  constraint party_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES capture.sales_order(tenant_id, id)
);

create table capture.sales_order (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  channel_id uuid not null,
  brand_id uuid not null,
  legal_entity_id uuid not null,
  external_number text,
  placed_kind text not null,
  placed_location_id uuid,
  customer_id uuid,
  currency character(3) not null,
  prices_include_tax boolean not null,
  locale text not null,
  terms text,
  buyer_reference text,
  cost_center text,
  tags text[] not null default '{}'::text[],
  priority integer not null default 0,
  repeat_of uuid,
  goods_minor bigint not null,
  charges_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  cancelled_minor bigint not null default 0,
  credited_minor bigint not null default 0,
  authorized_minor bigint not null default 0,
  captured_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  returns_open integer not null default 0,
  returns_expected integer not null default 0,
  returns_received integer not null default 0,
  money_unknown boolean not null default false,
  fulfillment_status text not null,
  payment_status text not null,
  return_status text not null default 'none'::text,
  hold_status text not null default 'none'::text,
  version integer not null default 1,
  quiet boolean not null default false,
  placed_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint sales_order_pkey PRIMARY KEY (tenant_id, id),
  constraint order_adds_up CHECK (((total_minor = ((goods_minor + charges_minor) +
CASE
    WHEN prices_include_tax THEN (0)::bigint
    ELSE tax_minor
END)) AND (total_minor >= 0) AND (cancelled_minor >= 0) AND (credited_minor >= 0) AND ((cancelled_minor + credited_minor) <= total_minor))),
  constraint order_external_number_once UNIQUE (tenant_id, channel_id, external_number),
  constraint order_number_once UNIQUE (tenant_id, number),
  constraint order_refunds_what_it_took CHECK (((refunded_minor >= 0) AND (refunded_minor <= captured_minor))),
  constraint sales_order_placed_kind_check CHECK ((placed_kind = ANY (ARRAY['customer'::text, 'agent'::text, 'associate'::text, 'partner'::text, 'import'::text])))
);

CREATE INDEX delivery_by_pickup ON capture.delivery USING btree (tenant_id, pickup_location_id, order_id) WHERE (pickup_location_id IS NOT NULL);

CREATE INDEX hold_active ON capture.hold USING btree (tenant_id, raised_at) WHERE (lifted_at IS NULL);

CREATE INDEX order_by_closing ON capture.sales_order USING btree (tenant_id, closed_at) WHERE (closed_at IS NOT NULL);

CREATE INDEX order_by_customer ON capture.sales_order USING btree (tenant_id, customer_id, placed_at DESC, id DESC) WHERE (customer_id IS NOT NULL);

CREATE INDEX order_by_place ON capture.sales_order USING btree (tenant_id, placed_location_id) WHERE (placed_location_id IS NOT NULL);

CREATE INDEX order_by_rare_fulfillment ON capture.sales_order USING btree (tenant_id, fulfillment_status, placed_at DESC, id DESC) WHERE (fulfillment_status = ANY (ARRAY['cancelled'::text, 'lost'::text, 'partly_delivered'::text, 'partly_shipped'::text]));

CREATE INDEX order_by_rare_payment ON capture.sales_order USING btree (tenant_id, payment_status, placed_at DESC, id DESC) WHERE (payment_status = ANY (ARRAY['none_due'::text, 'partly_paid'::text, 'refund_due'::text, 'refunded'::text, 'unknown'::text]));

CREATE INDEX order_by_return ON capture.sales_order USING btree (tenant_id, return_status, placed_at DESC, id DESC) WHERE (return_status <> 'none'::text);

CREATE INDEX order_line_by_sku ON capture.order_line USING btree (tenant_id, sku, order_id);

CREATE INDEX order_line_waiting ON capture.order_line USING btree (tenant_id, item_id) WHERE ((backordered + preordered) > 0);

CREATE INDEX order_newest ON capture.sales_order USING btree (tenant_id, placed_at DESC, id DESC);

CREATE INDEX order_open ON capture.sales_order USING btree (tenant_id, placed_at DESC, id DESC) WHERE (closed_at IS NULL);

CREATE INDEX party_by_company ON capture.party USING btree (tenant_id, company_key text_pattern_ops) WHERE (company_key IS NOT NULL);

CREATE INDEX party_by_email ON capture.party USING btree (tenant_id, email_key) WHERE (email_key IS NOT NULL);

CREATE INDEX party_by_name ON capture.party USING btree (tenant_id, name_key text_pattern_ops) WHERE (name_key IS NOT NULL);

CREATE INDEX party_by_phone ON capture.party USING btree (tenant_id, phone_key) WHERE (phone_key IS NOT NULL);

create view capture.v_amendment with (security_invoker = true) as
 SELECT tenant_id, order_id, version, kind, actor_kind, actor_id, reason, detail, occurred_at, recorded_at
   FROM capture.amendment;

create view capture.v_charge with (security_invoker = true) as
 SELECT tenant_id, order_id, charge, delivery, kind, name, net_minor, tax_minor, gross_minor, cancelled
   FROM capture.charge;

create view capture.v_delivery with (security_invoker = true) as
 SELECT d.tenant_id, d.order_id, d.delivery, d.method, d.ship_to, d.pickup_location_id, d.carrier_service,
    d.requested_on, p.country, p.postal_code, p.latitude, p.longitude, p.located_by, p.region
   FROM capture.delivery d
     LEFT JOIN capture.party p ON p.tenant_id = d.tenant_id AND p.order_id = d.order_id AND p.party = d.ship_to;

create view capture.v_hold with (security_invoker = true) as
 SELECT tenant_id, order_id, id, type, reason, stops, raised_at, expires_at, lifted_at, lifted_reason
   FROM capture.hold;

create view capture.v_line_split with (security_invoker = true) as
 SELECT tenant_id, order_id, line, split
   FROM capture.line_split;

create view capture.v_order with (security_invoker = true) as
 SELECT tenant_id, id, number, channel_id, brand_id, legal_entity_id, external_number, placed_location_id, customer_id,
    currency, locale, terms, priority, total_minor, cancelled_minor, credited_minor, authorized_minor, captured_minor,
    refunded_minor, fulfillment_status, payment_status, return_status, hold_status, version, quiet, placed_at,
    recorded_at, closed_at, tags
   FROM capture.sales_order;

create view capture.v_order_line with (security_invoker = true) as
 SELECT tenant_id, order_id, line, delivery, item_id, sku, name, kind, quantity, net_minor, tax_minor, gross_minor,
    relation, relation_line, open, backordered, preordered, reserved, allocated, picked, packed, ready, shipped,
    delivered, cancelled, lost, sent_back, weight_g
   FROM capture.order_line;

create view capture.v_party with (security_invoker = true) as
 SELECT tenant_id, order_id, party, role, name, company, email, phone, lines, postal_code, city, region, country,
    instructions, latitude, longitude, email_key, phone_key, name_key, company_key
   FROM capture.party;

create policy own_tenant on capture.amendment using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on capture.charge using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on capture.customer_link using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on capture.delivery using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on capture.hold using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on capture.hold_rule using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on capture.line_split using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on capture.order_line using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on capture.original_payload using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on capture.party using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on capture.sales_order using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema catalog;

create table catalog.item (
  tenant_id uuid not null,
  id uuid not null,
  sku text not null,
  name text not null,
  names jsonb not null default '{}'::jsonb,
  kind text not null,
  gtin text,
  category text,
  attributes jsonb not null default '{}'::jsonb,
  weight_g integer,
  length_mm integer,
  width_mm integer,
  height_mm integer,
  tax_class text not null default 'standard'::text,
  cost numeric(18,4),
  cost_currency character(3),
  base_unit text not null default 'piece'::text,
  tracking text not null default 'none'::text,
  released_on date,
  discontinued boolean not null default false,
  reorder_level integer,
  supplier_id uuid,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint item_pkey PRIMARY KEY (tenant_id, id),
  constraint item_base_unit_check CHECK ((base_unit = ANY (ARRAY['piece'::text, 'cm'::text, 'g'::text, 'ml'::text, 'minute'::text]))),
  constraint item_gtin_check CHECK ((gtin ~ '^([0-9]{8}|[0-9]{12,14})$'::text)),
  constraint item_kind_check CHECK ((kind = ANY (ARRAY['physical'::text, 'service'::text, 'digital'::text, 'kit'::text]))),
  constraint item_sku_check CHECK (((length(sku) >= 1) AND (length(sku) <= 64))),
  constraint item_tenant_id_sku_key UNIQUE (tenant_id, sku),
  constraint item_tracking_check CHECK ((tracking = ANY (ARRAY['none'::text, 'lot'::text, 'serial'::text]))),
  constraint item_weight_g_check CHECK ((weight_g >= 0))
);

create table catalog.item_unit (
  tenant_id uuid not null,
  item_id uuid not null,
  unit text not null,
  factor integer not null,
  constraint item_unit_pkey PRIMARY KEY (tenant_id, item_id, unit),
  constraint item_unit_factor_check CHECK ((factor > 0)),
  constraint item_unit_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES catalog.item(tenant_id, id) ON DELETE CASCADE
);

create table catalog.kit_part (
  tenant_id uuid not null,
  kit_id uuid not null,
  item_id uuid not null,
  units integer not null,
  constraint kit_part_pkey PRIMARY KEY (tenant_id, kit_id, item_id),
  constraint kit_part_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES catalog.item(tenant_id, id),
  constraint kit_part_tenant_id_kit_id_fkey FOREIGN KEY (tenant_id, kit_id) REFERENCES catalog.item(tenant_id, id) ON DELETE CASCADE,
  constraint kit_part_units_check CHECK ((units > 0))
);

create table catalog.price (
  tenant_id uuid not null,
  price_list_id uuid not null,
  item_id uuid not null,
  valid_from date not null default '-infinity'::date,
  min_units integer not null default 1,
  amount numeric(18,4) not null,
  price_basis integer not null default 1,
  constraint price_pkey PRIMARY KEY (tenant_id, price_list_id, item_id, valid_from, min_units),
  constraint price_amount_check CHECK ((amount >= (0)::numeric)),
  constraint price_min_units_check CHECK ((min_units > 0)),
  constraint price_price_basis_check CHECK ((price_basis > 0)),
  constraint price_tenant_id_item_id_fkey FOREIGN KEY (tenant_id, item_id) REFERENCES catalog.item(tenant_id, id) ON DELETE CASCADE,
  constraint price_tenant_id_price_list_id_fkey FOREIGN KEY (tenant_id, price_list_id) REFERENCES catalog.price_list(tenant_id, id)
);

create table catalog.price_list (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  currency character(3) not null,
  includes_tax boolean not null,
  version integer not null default 1,
  constraint price_list_pkey PRIMARY KEY (tenant_id, id),
  constraint price_list_tenant_id_code_key UNIQUE (tenant_id, code)
);

CREATE INDEX item_by_gtin ON catalog.item USING btree (tenant_id, gtin) WHERE (gtin IS NOT NULL);

create view catalog.v_item with (security_invoker = true) as
 SELECT tenant_id, id, sku, name, kind, category, tax_class, weight_g, released_on, discontinued, reorder_level,
    supplier_id, attributes
   FROM catalog.item;

create view catalog.v_item_gtin with (security_invoker = true) as
 SELECT tenant_id, id AS item_id, gtin
   FROM catalog.item
  WHERE gtin IS NOT NULL;

create policy own_tenant on catalog.item using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on catalog.item_unit using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on catalog.kit_part using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on catalog.price using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on catalog.price_list using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema customers;

create table customers.address (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  label text,
  name text,
  company text,
  lines text[] not null,
  postal_code text,
  city text not null,
  region text,
  country character(2) not null,
  phone text,
  constraint address_pkey PRIMARY KEY (tenant_id, id),
  constraint address_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers.customer(tenant_id, id) ON DELETE CASCADE
);

create table customers.consent (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  purpose text not null,
  medium text not null,
  given boolean not null,
  source text not null,
  at timestamp with time zone not null,
  constraint consent_pkey PRIMARY KEY (tenant_id, id),
  constraint consent_medium_check CHECK ((medium = ANY (ARRAY['email'::text, 'sms'::text, 'push'::text, 'post'::text]))),
  constraint consent_purpose_check CHECK ((purpose = ANY (ARRAY['marketing'::text, 'feedback'::text, 'profiling'::text]))),
  constraint consent_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers.customer(tenant_id, id) ON DELETE CASCADE
);

create table customers.customer (
  tenant_id uuid not null,
  id uuid not null,
  number text,
  kind text not null,
  name text,
  company text,
  email text,
  phone text,
  locale text not null default 'en'::text,
  vat_number text,
  customer_group text,
  terms text,
  credit_limit_minor bigint,
  credit_currency character(3),
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  version integer not null default 1,
  email_key text default lower(email),
  phone_key text default platform.phone_tail(phone),
  first_key text default lower(name),
  name_key text default platform.name_key(name),
  company_key text default lower(company),
  constraint customer_pkey PRIMARY KEY (tenant_id, id),
  constraint customer_credit_limit_minor_check CHECK ((credit_limit_minor >= 0)),
  constraint customer_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'company'::text]))),
  constraint erased_keeps_nothing CHECK (((erased_at IS NULL) OR (num_nonnulls(name, company, email, phone, vat_number) = 0)))
);

CREATE INDEX address_by_customer ON customers.address USING btree (tenant_id, customer_id);

CREATE INDEX customer_by_company ON customers.customer USING btree (tenant_id, company_key text_pattern_ops) WHERE (company_key IS NOT NULL);

CREATE INDEX customer_by_email ON customers.customer USING btree (tenant_id, email_key) WHERE (email_key IS NOT NULL);

CREATE INDEX customer_by_first_name ON customers.customer USING btree (tenant_id, first_key text_pattern_ops) WHERE (first_key IS NOT NULL);

CREATE INDEX customer_by_name ON customers.customer USING btree (tenant_id, name_key text_pattern_ops) WHERE (name_key IS NOT NULL);

CREATE INDEX customer_by_phone ON customers.customer USING btree (tenant_id, phone) WHERE (phone IS NOT NULL);

CREATE INDEX customer_by_phone_tail ON customers.customer USING btree (tenant_id, phone_key) WHERE (phone_key IS NOT NULL);

CREATE UNIQUE INDEX customer_number ON customers.customer USING btree (tenant_id, number) WHERE (number IS NOT NULL);

create view customers.v_customer with (security_invoker = true) as
 SELECT tenant_id, id, number, kind, name, company, email, phone, locale, customer_group
   FROM customers.customer;

create policy own_tenant on customers.address using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on customers.consent using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on customers.customer using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema deliver;

create table deliver.package_state (
  tenant_id uuid not null,
  package_id uuid not null,
  order_id uuid not null,
  state text not null,
  failed_attempts integer not null default 0,
  last_event_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  received_by text,
  confirmed_at timestamp with time zone,
  contested_at timestamp with time zone,
  contest_reason text,
  resolved text,
  resolved_at timestamp with time zone,
  constraint package_state_pkey PRIMARY KEY (tenant_id, package_id),
  constraint package_state_resolved_check CHECK ((resolved = ANY (ARRAY['resend'::text, 'cancel'::text]))),
  constraint package_state_state_check CHECK ((state = ANY (ARRAY['under_way'::text, 'out_for_delivery'::text, 'failed'::text, 'delivered'::text, 'going_back'::text, 'came_back'::text, 'lost'::text])))
);

create table deliver.tracking_event (
  tenant_id uuid not null,
  id uuid not null,
  package_id uuid not null,
  order_id uuid not null,
  code text not null,
  external_id text not null,
  place text,
  detail text,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint tracking_event_pkey PRIMARY KEY (tenant_id, id),
  constraint tracking_event_code_check CHECK ((code = ANY (ARRAY['picked_up'::text, 'in_transit'::text, 'out_for_delivery'::text, 'delivered'::text, 'delivery_failed'::text, 'returned_to_sender'::text, 'damaged'::text, 'lost'::text]))),
  constraint tracking_event_once UNIQUE (tenant_id, package_id, external_id)
);

CREATE INDEX package_state_by_order ON deliver.package_state USING btree (tenant_id, order_id);

CREATE INDEX package_state_contested ON deliver.package_state USING btree (tenant_id, order_id) WHERE (contested_at IS NOT NULL);

CREATE INDEX package_state_not_there ON deliver.package_state USING btree (tenant_id, state, order_id) WHERE (state <> 'delivered'::text);

create view deliver.v_package_state with (security_invoker = true) as
 SELECT tenant_id, package_id, order_id, state, failed_attempts, last_event_at, delivered_at, confirmed_at, contested_at,
    resolved
   FROM deliver.package_state;

create view deliver.v_tracking_event with (security_invoker = true) as
 SELECT tenant_id, id, package_id, order_id, code, external_id, place, detail, occurred_at, recorded_at
   FROM deliver.tracking_event;

create policy own_tenant on deliver.package_state using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on deliver.tracking_event using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema finance;

create table finance.account (
  tenant_id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  constraint account_pkey PRIMARY KEY (tenant_id, code),
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['asset'::text, 'liability'::text, 'equity'::text, 'revenue'::text, 'expense'::text])))
);

create table finance.journal_entry (
  tenant_id uuid not null,
  id uuid not null,
  legal_entity_id uuid not null,
  event text not null,
  order_id uuid,
  operation_id uuid,
  cause_id uuid not null,
  reverses uuid,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint journal_entry_pkey PRIMARY KEY (tenant_id, id),
  constraint cause_booked_once UNIQUE (tenant_id, event, cause_id)
);

create table finance.posting (
  tenant_id uuid not null,
  entry_id uuid not null,
  posting integer not null,
  debit text not null,
  credit text not null,
  currency character(3) not null,
  amount_minor bigint not null,
  constraint posting_pkey PRIMARY KEY (tenant_id, entry_id, posting),
  constraint posting_amount_minor_check CHECK ((amount_minor > 0)),
  constraint posting_check CHECK ((credit <> debit)),
  constraint posting_tenant_id_credit_fkey FOREIGN KEY (tenant_id, credit) REFERENCES finance.account(tenant_id, code),
  constraint posting_tenant_id_debit_fkey FOREIGN KEY (tenant_id, debit) REFERENCES finance.account(tenant_id, code),
  constraint posting_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES finance.journal_entry(tenant_id, id)
);

create table finance.posting_rule (
  tenant_id uuid not null,
  event text not null,
  amount text not null,
  debit text not null,
  credit text not null,
  constraint posting_rule_pkey PRIMARY KEY (tenant_id, event, amount),
  constraint posting_rule_tenant_id_credit_fkey FOREIGN KEY (tenant_id, credit) REFERENCES finance.account(tenant_id, code),
  constraint posting_rule_tenant_id_debit_fkey FOREIGN KEY (tenant_id, debit) REFERENCES finance.account(tenant_id, code)
);

create table finance.tax_rate (
  tenant_id uuid not null,
  country character(2) not null,
  tax_class text not null,
  valid_from date not null,
  category text not null,
  rate numeric(6,3) not null,
  constraint tax_rate_pkey PRIMARY KEY (tenant_id, country, tax_class, valid_from),
  constraint tax_rate_category_check CHECK ((category = ANY (ARRAY['S'::text, 'Z'::text, 'E'::text, 'AE'::text, 'O'::text]))),
  constraint tax_rate_rate_check CHECK (((rate >= (0)::numeric) AND (rate <= (100)::numeric)))
);

CREATE INDEX journal_entry_by_order ON finance.journal_entry USING btree (tenant_id, order_id) WHERE (order_id IS NOT NULL);

create view finance.v_journal with (security_invoker = true) as
 SELECT e.tenant_id, e.id AS entry_id, e.event, e.order_id, e.operation_id, e.cause_id, p.posting, p.debit, p.credit,
    p.currency, p.amount_minor, e.occurred_at, e.recorded_at
   FROM finance.journal_entry e
     JOIN finance.posting p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id;

create policy own_tenant on finance.account using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on finance.journal_entry using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on finance.posting using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on finance.posting_rule using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on finance.tax_rate using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema fulfill;

create table fulfill.fulfillment_line (
  tenant_id uuid not null,
  fulfillment_order_id uuid not null,
  line integer not null,
  item_id uuid,
  sku text not null,
  name text not null,
  units integer not null,
  waiting integer not null,
  declined integer not null default 0,
  picked integer not null default 0,
  short integer not null default 0,
  packed integer not null default 0,
  handed_over integer not null default 0,
  cancelled integer not null default 0,
  decline_reason text,
  coming integer not null default 0,
  short_at timestamp with time zone,
  constraint fulfillment_line_pkey PRIMARY KEY (tenant_id, fulfillment_order_id, line),
  constraint fulfillment_line_tenant_id_fulfillment_order_id_fkey FOREIGN KEY (tenant_id, fulfillment_order_id) REFERENCES fulfill.fulfillment_order(tenant_id, id),
  constraint fulfillment_line_units_check CHECK ((units > 0)),
  constraint fulfillment_unit_in_one_place CHECK ((((((((((coming + waiting) + declined) + picked) + short) + packed) + handed_over) + cancelled) = units) AND (LEAST(coming, waiting, declined, picked, short, packed, handed_over, cancelled) >= 0))),
  constraint short_at_its_time CHECK (((short = 0) OR (short_at IS NOT NULL)))
);

create table fulfill.fulfillment_order (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  order_id uuid not null,
  delivery integer not null,
  location_id uuid not null,
  destination text not null,
  to_location_id uuid,
  after_id uuid,
  state text not null default 'released'::text,
  ship_by date,
  collect_by timestamp with time zone,
  code_tries integer not null default 0,
  collected_by text,
  released_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  picked_at timestamp with time zone,
  packed_at timestamp with time zone,
  ready_at timestamp with time zone,
  done_at timestamp with time zone,
  version integer not null default 1,
  pinned boolean not null default false,
  transfer_id uuid,
  constraint fulfillment_order_pkey PRIMARY KEY (tenant_id, id),
  constraint fulfillment_order_destination_check CHECK ((destination = ANY (ARRAY['customer'::text, 'pickup'::text, 'location'::text]))),
  constraint fulfillment_order_leg_goes_somewhere CHECK (((destination = 'location'::text) = (to_location_id IS NOT NULL))),
  constraint fulfillment_order_state_check CHECK ((state = ANY (ARRAY['coming'::text, 'released'::text, 'accepted'::text, 'in_work'::text, 'packed'::text, 'ready'::text, 'done'::text, 'cancelled'::text]))),
  constraint fulfillment_order_tenant_id_number_key UNIQUE (tenant_id, number)
);

create table fulfill.label (
  tenant_id uuid not null,
  package_id uuid not null,
  content_type text not null,
  content bytea,
  price_minor bigint,
  currency character(3),
  provider_reference text,
  constraint label_pkey PRIMARY KEY (tenant_id, package_id),
  constraint label_tenant_id_package_id_fkey FOREIGN KEY (tenant_id, package_id) REFERENCES fulfill.package(tenant_id, id)
);

create table fulfill.package (
  tenant_id uuid not null,
  id uuid not null,
  fulfillment_order_id uuid not null,
  order_id uuid not null,
  package integer not null,
  sscc text,
  weight_g integer not null,
  carrier_id uuid,
  service text,
  tracking_number text,
  label_effect_id uuid,
  state text not null default 'packed'::text,
  packed_at timestamp with time zone not null,
  labelled_at timestamp with time zone,
  handed_over_at timestamp with time zone,
  shipment_id uuid,
  label_key text,
  label_tries integer not null default 0,
  label_state text,
  label_problem text,
  constraint package_pkey PRIMARY KEY (tenant_id, id),
  constraint package_label_state_check CHECK ((label_state = ANY (ARRAY['asked'::text, 'unknown'::text, 'refused'::text, 'bought'::text, 'voiding'::text, 'voided'::text]))),
  constraint package_state_check CHECK ((state = ANY (ARRAY['packed'::text, 'labelled'::text, 'handed_over'::text, 'unpacked'::text]))),
  constraint package_tenant_id_fulfillment_order_id_fkey FOREIGN KEY (tenant_id, fulfillment_order_id) REFERENCES fulfill.fulfillment_order(tenant_id, id),
  constraint package_tenant_id_fulfillment_order_id_package_key UNIQUE (tenant_id, fulfillment_order_id, package),
  constraint package_weight_g_check CHECK ((weight_g >= 0))
);

create table fulfill.package_content (
  tenant_id uuid not null,
  package_id uuid not null,
  line integer not null,
  units integer not null,
  constraint package_content_pkey PRIMARY KEY (tenant_id, package_id, line),
  constraint package_content_tenant_id_package_id_fkey FOREIGN KEY (tenant_id, package_id) REFERENCES fulfill.package(tenant_id, id) ON DELETE CASCADE,
  constraint package_content_units_check CHECK ((units > 0))
);

create table fulfill.shipment (
  tenant_id uuid not null,
  id uuid not null,
  fulfillment_order_id uuid not null,
  order_id uuid not null,
  location_id uuid not null,
  carrier_id uuid,
  service text,
  handed_over_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint shipment_pkey PRIMARY KEY (tenant_id, id)
);

CREATE INDEX fulfillment_order_by_location ON fulfill.fulfillment_order USING btree (tenant_id, location_id, order_id);

CREATE INDEX fulfillment_order_by_order ON fulfill.fulfillment_order USING btree (tenant_id, order_id);

CREATE INDEX fulfillment_order_worklist ON fulfill.fulfillment_order USING btree (tenant_id, location_id, state, released_at);

CREATE INDEX package_by_order ON fulfill.package USING btree (tenant_id, order_id);

CREATE INDEX package_by_tracking_number ON fulfill.package USING btree (tenant_id, tracking_number) WHERE (tracking_number IS NOT NULL);

CREATE UNIQUE INDEX package_sscc ON fulfill.package USING btree (tenant_id, sscc) WHERE (sscc IS NOT NULL);

CREATE UNIQUE INDEX package_tracking_number ON fulfill.package USING btree (tenant_id, carrier_id, tracking_number) WHERE (tracking_number IS NOT NULL);

CREATE INDEX shipment_by_order ON fulfill.shipment USING btree (tenant_id, order_id);

create view fulfill.v_fulfillment_line with (security_invoker = true) as
 SELECT tenant_id, fulfillment_order_id, line, item_id, sku, units, waiting, declined, picked, short, packed,
    handed_over, cancelled, coming, short_at
   FROM fulfill.fulfillment_line;

create view fulfill.v_fulfillment_order with (security_invoker = true) as
 SELECT tenant_id, id, number, order_id, delivery, location_id, destination, to_location_id, state, ship_by, released_at,
    accepted_at, picked_at, packed_at, ready_at, done_at, collect_by, after_id, transfer_id
   FROM fulfill.fulfillment_order;

create view fulfill.v_movable with (security_invoker = true) as
 SELECT f.tenant_id, f.id AS fulfillment_order_id, f.order_id, f.location_id, l.line, l.item_id, l.waiting AS units
   FROM fulfill.fulfillment_order f
     JOIN fulfill.fulfillment_line l ON l.tenant_id = f.tenant_id AND l.fulfillment_order_id = f.id
  WHERE f.state = 'released'::text AND NOT f.pinned AND l.waiting > 0;

create view fulfill.v_package with (security_invoker = true) as
 SELECT tenant_id, id, fulfillment_order_id, order_id, package, weight_g, carrier_id, service, tracking_number, state,
    packed_at, labelled_at, handed_over_at, shipment_id, sscc
   FROM fulfill.package;

create view fulfill.v_package_content with (security_invoker = true) as
 SELECT tenant_id, package_id, line, units
   FROM fulfill.package_content;

create view fulfill.v_shipment with (security_invoker = true) as
 SELECT tenant_id, id, fulfillment_order_id, order_id, location_id, carrier_id, service, handed_over_at
   FROM fulfill.shipment;

create policy own_tenant on fulfill.fulfillment_line using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on fulfill.fulfillment_order using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on fulfill.label using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on fulfill.package using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on fulfill.package_content using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on fulfill.shipment using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema insight;

CREATE OR REPLACE FUNCTION insight.standing_of(of_tenant uuid, of_orders uuid[])
 RETURNS TABLE(order_id uuid, kind text, since timestamp with time zone, detail text, things integer, channel_id uuid, places uuid[])
 LANGUAGE sql
 STABLE
AS $function$
  with
  orders as materialized (
    select o.id, o.channel_id, o.placed_at, o.payment_status, o.closed_at is null as is_open, o.fulfillment_status <> 'delivered' as is_under_way,
           array(select distinct place from (
             select o.placed_location_id as place
             union all select f.location_id from fulfill.v_fulfillment_order f where (f.tenant_id, f.order_id) = (o.tenant_id, o.id)
             union all select d.pickup_location_id from capture.v_delivery d where (d.tenant_id, d.order_id) = (o.tenant_id, o.id)) seen
            where place is not null) as places
      from capture.v_order o where o.tenant_id = of_tenant and o.id = any(of_orders)),
  lines as (
    select l.*, o.placed_at, o.is_under_way, p.ship_by, p.deliver_by
      from orders o
      join capture.v_order_line l on (l.tenant_id, l.order_id) = (of_tenant, o.id) and l.kind <> 'kit'
      left join lateral (select ship_by, deliver_by from promise.v_promise p where (p.tenant_id, p.order_id, p.line) = (of_tenant, o.id, l.line)
                          order by p.recorded_at desc limit 1) p on true
     where o.is_open),
  sums as (
    select order_id, placed_at, sum(open) as open, sum(reserved) as reserved, sum(backordered) as backordered,
           min(deliver_by) filter (where delivered + cancelled + lost < quantity) as deliver_by,
           min(ship_by) filter (where kind = 'physical' and ready + shipped + delivered + cancelled + lost < quantity) as ship_by,
           is_under_way
      from lines group by order_id, placed_at, is_under_way),
  work as (
    select f.* from orders o join fulfill.v_fulfillment_order f on (f.tenant_id, f.order_id) = (of_tenant, o.id) where o.is_open),
  parcels as (
    select p.order_id, p.id as package_id, p.handed_over_at, p.shipment_id, o.placed_at, o.is_open and o.is_under_way as is_awaited, s.state, s.delivered_at, s.contested_at, s.resolved
      from orders o
      join fulfill.v_package p on (p.tenant_id, p.order_id) = (of_tenant, o.id)
      left join deliver.v_package_state s on (s.tenant_id, s.package_id) = (of_tenant, p.id)),
  facts (order_id, kind, since, detail) as (
    select order_id, 'source', placed_at, null from sums where open > 0 and is_under_way
    union all
    select s.order_id, 'release', (select min(d.decided_at) from promise.v_decision d where (d.tenant_id, d.order_id) = (of_tenant, s.order_id)), null
      from sums s where s.reserved > 0 and s.is_under_way
    union all
    select order_id, 'ship_by', ship_by::timestamp at time zone 'UTC', null from sums where ship_by is not null
    union all
    select order_id, 'deliver_by', deliver_by::timestamp at time zone 'UTC', null from sums where deliver_by is not null
    union all
    select order_id, 'backordered', placed_at, null from sums where backordered > 0
    union all
    select w.order_id, step.name, step.began, null from work w cross join lateral (values
        ('accept', w.released_at, w.state = 'released'),
        ('pick', w.accepted_at, w.accepted_at is not null and w.picked_at is null),
        ('pack', w.picked_at, w.picked_at is not null and w.packed_at is null),
        ('hand_over', w.packed_at, w.packed_at is not null)) step (name, began, is_next)
     where w.done_at is null and w.state <> 'cancelled' and step.is_next
    union all
    select order_id, 'deliver', handed_over_at, null from parcels
     where is_awaited and shipment_id is not null and delivered_at is null and coalesce(state, 'under_way') in ('under_way', 'out_for_delivery', 'failed')
    union all
    -- Since the first bad news: what is reported again changes nothing.
    select order_id, 'delivery_failed', coalesce(contested_at, (
        select t.occurred_at from deliver.v_tracking_event t
         where (t.tenant_id, t.package_id) = (of_tenant, package_id) and t.code in ('delivery_failed', 'returned_to_sender', 'damaged', 'lost')
         order by t.recorded_at, t.id limit 1), placed_at), state from parcels
     where resolved is null and (state in ('failed', 'going_back', 'came_back', 'lost') or contested_at is not null)
    union all
    select h.order_id, 'held', h.raised_at, h.type from orders o join capture.v_hold h on (h.tenant_id, h.order_id) = (of_tenant, o.id)
     where o.is_open and h.lifted_at is null
    union all
    select p.order_id, case p.state when 'unknown' then 'payment_unknown' else 'payment_failed' end, p.occurred_at, p.kind
      from orders o join pay.v_operation p on (p.tenant_id, p.order_id) = (of_tenant, o.id)
     where o.is_open and (p.state = 'unknown' or (p.state in ('declined', 'failed')
       and o.payment_status in ('unpaid', 'partly_authorized', 'partly_paid', 'refund_due')))
    union all
    select w.order_id, 'short', w.released_at, case when n.short > 0 then 'short' else 'declined' end
      from work w
      join fulfill.v_fulfillment_line n on (n.tenant_id, n.fulfillment_order_id) = (of_tenant, w.id)
      join capture.v_order_line l on (l.tenant_id, l.order_id, l.line) = (of_tenant, w.order_id, n.line)
     where (n.short > 0 or n.declined > 0) and l.open + l.backordered > 0)
  select f.order_id, f.kind, min(f.since), (array_agg(f.detail order by f.since))[1], count(*)::int, o.channel_id, o.places
    from facts f join orders o on o.id = f.order_id group by f.order_id, f.kind, o.channel_id, o.places
$function$
;

create table insight.passage (
  tenant_id uuid not null,
  kind text not null,
  from_activity text not null,
  to_activity text not null,
  object_id uuid not null,
  "position" bigint not null,
  order_id uuid not null,
  channel_id uuid,
  location_id uuid,
  carrier_id uuid,
  day date not null,
  took_s integer not null,
  constraint passage_pkey PRIMARY KEY (tenant_id, object_id, kind, to_activity, "position"),
  constraint passage_kind_check CHECK ((kind = ANY (ARRAY['order'::text, 'fulfillment_order'::text, 'package'::text, 'step'::text]))),
  constraint passage_took_s_check CHECK ((took_s >= 0))
);

create table insight.passage_day (
  tenant_id uuid not null,
  kind text not null,
  dimension text not null,
  value_id uuid not null,
  day date not null,
  from_activity text not null,
  to_activity text not null,
  bucket smallint not null,
  passages integer not null,
  constraint passage_day_pkey PRIMARY KEY (tenant_id, kind, dimension, value_id, day, from_activity, to_activity, bucket),
  constraint passage_day_dimension_check CHECK ((dimension = ANY (ARRAY['all'::text, 'channel'::text, 'location'::text, 'carrier'::text])))
);

create table insight.standing (
  tenant_id uuid not null,
  order_id uuid not null,
  kind text not null,
  since timestamp with time zone,
  detail text,
  things integer not null,
  channel_id uuid not null,
  places uuid[] not null,
  constraint standing_pkey PRIMARY KEY (tenant_id, order_id, kind),
  constraint standing_things_check CHECK ((things > 0))
);

create table insight.trace (
  tenant_id uuid not null,
  object_id uuid not null,
  activity text not null,
  occurred_at timestamp with time zone not null,
  "position" bigint not null,
  constraint trace_pkey PRIMARY KEY (tenant_id, object_id)
);

create table insight.verdict (
  tenant_id uuid not null,
  order_id uuid not null,
  closed_at timestamp with time zone not null,
  channel_id uuid not null,
  location_ids uuid[] not null,
  units integer not null,
  filled integer not null,
  late boolean not null,
  short boolean not null,
  split boolean not null,
  damaged boolean not null,
  returned boolean not null,
  payment boolean not null,
  cash_s integer,
  constraint verdict_pkey PRIMARY KEY (tenant_id, order_id),
  constraint no_more_filled_than_ordered CHECK (((filled >= 0) AND (filled <= units))),
  constraint verdict_cash_s_check CHECK ((cash_s >= 0)),
  constraint verdict_units_check CHECK ((units > 0))
);

CREATE INDEX passage_by_day ON insight.passage USING btree (tenant_id, day);

CREATE INDEX passage_day_by_day ON insight.passage_day USING btree (tenant_id, day);

CREATE INDEX passage_slowest ON insight.passage USING btree (tenant_id, kind, from_activity, to_activity, day, took_s);

CREATE INDEX standing_by_kind ON insight.standing USING btree (tenant_id, kind, since) INCLUDE (things);

CREATE INDEX verdict_by_closing ON insight.verdict USING btree (tenant_id, closed_at);

create policy own_tenant on insight.passage using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on insight.passage_day using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on insight.standing using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on insight.trace using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on insight.verdict using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema inventory;

create table inventory.expected_supply (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  reference text not null,
  item_id uuid not null,
  location_id uuid not null,
  units integer not null,
  received integer not null default 0,
  cancelled integer not null default 0,
  pegged integer not null default 0,
  expected_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint expected_supply_pkey PRIMARY KEY (tenant_id, id),
  constraint expected_supply_cancelled_check CHECK ((cancelled >= 0)),
  constraint expected_supply_kind_check CHECK ((kind = ANY (ARRAY['purchase'::text, 'transfer'::text, 'return'::text, 'feed'::text]))),
  constraint expected_supply_pegged_check CHECK ((pegged >= 0)),
  constraint expected_supply_received_check CHECK ((received >= 0)),
  constraint expected_supply_units_check CHECK ((units > 0)),
  constraint supply_not_overpromised CHECK ((((pegged + received) + cancelled) <= units)),
  constraint supply_reference_once UNIQUE (tenant_id, kind, reference, item_id, location_id)
);

create table inventory.movement (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  location_id uuid not null,
  units integer not null,
  unavailable integer not null default 0,
  kind text not null,
  reason text,
  reference_kind text not null,
  reference_id uuid not null,
  reference_line integer not null default 0,
  bin text,
  lot text,
  serial text,
  expires_on date,
  condition text,
  owner text not null default 'own'::text,
  unit_cost numeric(18,4),
  actor_kind text not null,
  actor_id uuid,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  once text,
  constraint movement_pkey PRIMARY KEY (tenant_id, id),
  constraint movement_kind_check CHECK ((kind = ANY (ARRAY['opening'::text, 'receive'::text, 'pick'::text, 'put_back'::text, 'adjust'::text, 'count'::text, 'short'::text, 'transfer_out'::text, 'transfer_in'::text, 'transfer_lost'::text, 'return'::text, 'snapshot'::text, 'sale'::text, 'condition'::text]))),
  constraint movement_moves CHECK (((units <> 0) OR (unavailable <> 0))),
  constraint movement_owner_check CHECK ((owner = ANY (ARRAY['own'::text, 'consignment'::text, 'supplier'::text])))
);

create table inventory.requirement (
  tenant_id uuid not null,
  demand_id uuid not null,
  line integer not null,
  item_id uuid not null,
  location_id uuid,
  units integer not null,
  needed_by date,
  made_at timestamp with time zone not null,
  constraint requirement_pkey PRIMARY KEY (tenant_id, demand_id, line),
  constraint requirement_units_check CHECK ((units > 0))
);

create table inventory.reservation (
  tenant_id uuid not null,
  demand_kind text not null,
  demand_id uuid not null,
  line integer not null,
  item_id uuid not null,
  location_id uuid not null,
  supply_id uuid not null default '00000000-0000-0000-0000-000000000000'::uuid,
  units integer not null,
  pinned boolean not null default false,
  priority integer not null default 0,
  expires_at timestamp with time zone,
  made_at timestamp with time zone not null,
  constraint reservation_pkey PRIMARY KEY (tenant_id, demand_id, line, location_id, supply_id),
  constraint reservation_demand_kind_check CHECK ((demand_kind = ANY (ARRAY['order_line'::text, 'quote'::text, 'transfer'::text]))),
  constraint reservation_units_check CHECK ((units > 0))
);

create table inventory.snapshot (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  location_id uuid not null,
  units integer not null,
  as_of timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  difference integer not null,
  constraint snapshot_pkey PRIMARY KEY (tenant_id, id),
  constraint snapshot_once UNIQUE (tenant_id, item_id, location_id, as_of),
  constraint snapshot_units_check CHECK ((units >= 0))
);

create table inventory.stock (
  tenant_id uuid not null,
  item_id uuid not null,
  location_id uuid not null,
  on_hand integer not null default 0,
  unavailable integer not null default 0,
  reserved integer not null default 0,
  allocated integer not null default 0,
  constraint stock_pkey PRIMARY KEY (tenant_id, item_id, location_id),
  constraint stock_not_negative CHECK (((on_hand >= 0) AND (unavailable >= 0) AND (reserved >= 0) AND (allocated >= 0))),
  constraint stock_not_oversold CHECK ((((reserved + allocated) + unavailable) <= on_hand))
);

create table inventory.transfer (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  from_location_id uuid not null,
  to_location_id uuid not null,
  sent_at timestamp with time zone,
  closed_at timestamp with time zone,
  expected_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  demand_id uuid,
  constraint transfer_pkey PRIMARY KEY (tenant_id, id),
  constraint transfer_check CHECK ((to_location_id <> from_location_id)),
  constraint transfer_tenant_id_number_key UNIQUE (tenant_id, number)
);

create table inventory.transfer_line (
  tenant_id uuid not null,
  transfer_id uuid not null,
  line integer not null,
  item_id uuid not null,
  units integer not null,
  sent integer not null default 0,
  received integer not null default 0,
  lost integer not null default 0,
  constraint transfer_line_pkey PRIMARY KEY (tenant_id, transfer_id, line),
  constraint transfer_conserves CHECK ((((sent >= 0) AND (sent <= units)) AND (received >= 0) AND (lost >= 0) AND ((received + lost) <= sent))),
  constraint transfer_line_tenant_id_transfer_id_fkey FOREIGN KEY (tenant_id, transfer_id) REFERENCES inventory.transfer(tenant_id, id) ON DELETE CASCADE,
  constraint transfer_line_units_check CHECK ((units > 0))
);

CREATE INDEX expected_supply_open ON inventory.expected_supply USING btree (tenant_id, item_id, expected_at) WHERE ((received + cancelled) < units);

CREATE INDEX movement_by_reference ON inventory.movement USING btree (tenant_id, reference_id);

CREATE INDEX movement_by_stock ON inventory.movement USING btree (tenant_id, item_id, location_id, recorded_at);

CREATE UNIQUE INDEX movement_once ON inventory.movement USING btree (tenant_id, once) WHERE (once IS NOT NULL);

CREATE INDEX requirement_by_item ON inventory.requirement USING btree (tenant_id, item_id);

CREATE INDEX reservation_by_stock ON inventory.reservation USING btree (tenant_id, item_id, location_id);

CREATE INDEX transfer_by_demand ON inventory.transfer USING btree (tenant_id, demand_id) WHERE (demand_id IS NOT NULL);

create view inventory.v_expected_supply with (security_invoker = true) as
 SELECT tenant_id, id, kind, reference, item_id, location_id, units - received - cancelled AS incoming, pegged,
    expected_at
   FROM inventory.expected_supply
  WHERE (received + cancelled) < units;

create view inventory.v_movement with (security_invoker = true) as
 SELECT tenant_id, id, item_id, location_id, units, unavailable, kind, reason, reference_kind, reference_id, actor_kind,
    actor_id, occurred_at, recorded_at
   FROM inventory.movement;

create view inventory.v_requirement with (security_invoker = true) as
 SELECT tenant_id, demand_id, line, item_id, location_id, units, needed_by, made_at
   FROM inventory.requirement;

create view inventory.v_reservation with (security_invoker = true) as
 SELECT tenant_id, demand_kind, demand_id, line, item_id, location_id, supply_id, units, pinned,
    supply_id <> '00000000-0000-0000-0000-000000000000'::uuid AS pegged, made_at, expires_at
   FROM inventory.reservation;

create view inventory.v_shelf with (security_invoker = true) as
 SELECT tenant_id, item_id, location_id, max(occurred_at) FILTER (WHERE units > 0) AS filled_at,
    max(occurred_at) FILTER (WHERE kind = ANY (ARRAY['opening'::text, 'receive'::text, 'count'::text, 'snapshot'::text, 'transfer_in'::text])) AS counted_at
   FROM inventory.movement
  GROUP BY tenant_id, item_id, location_id;

create view inventory.v_sighting with (security_invoker = true) as
 SELECT tenant_id, item_id, location_id, recorded_at
   FROM inventory.movement
  WHERE kind = ANY (ARRAY['opening'::text, 'receive'::text, 'count'::text, 'adjust'::text, 'snapshot'::text, 'transfer_in'::text, 'return'::text]);

create view inventory.v_stock with (security_invoker = true) as
 SELECT tenant_id, item_id, location_id, on_hand, unavailable, reserved, allocated,
    on_hand - unavailable - reserved - allocated AS free
   FROM inventory.stock;

create view inventory.v_transfer with (security_invoker = true) as
 SELECT tenant_id, id, number, from_location_id, to_location_id, sent_at, closed_at, expected_at
   FROM inventory.transfer;

create policy own_tenant on inventory.expected_supply using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on inventory.movement using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on inventory.requirement using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on inventory.reservation using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on inventory.snapshot using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on inventory.stock using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on inventory.transfer using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on inventory.transfer_line using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema messages;

create table messages.message (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  cause_position bigint not null,
  medium text not null default 'email'::text,
  locale text not null,
  recipient text,
  subject text,
  body_text text,
  body_html text,
  state text not null,
  effect_id uuid,
  made_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  problem text,
  told_deliver_by date,
  constraint message_pkey PRIMARY KEY (tenant_id, id),
  constraint message_kind_check CHECK ((kind = ANY (ARRAY['order_confirmed'::text, 'out_of_stock'::text, 'shipped'::text, 'ready_for_pickup'::text, 'delivered'::text, 'feedback_request'::text, 'refunded'::text, 'cancelled'::text, 'delivery_failed'::text, 'new_date'::text]))),
  constraint message_medium_check CHECK ((medium = ANY (ARRAY['email'::text, 'sms'::text, 'push'::text]))),
  constraint message_once_per_cause UNIQUE (tenant_id, order_id, cause_position, kind, medium),
  constraint message_state_check CHECK ((state = ANY (ARRAY['stored'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'no_address'::text])))
);

create view messages.v_message with (security_invoker = true) as
 SELECT tenant_id, id, order_id, kind, medium, locale, state, made_at, sent_at
   FROM messages.message;

create policy own_tenant on messages.message using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema organisation;

create table organisation.api_key (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  key_hash text not null,
  last_four text not null,
  scopes text[] not null,
  channel_id uuid,
  location_ids uuid[] not null default '{}'::uuid[],
  supplier_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  kind text,
  constraint api_key_pkey PRIMARY KEY (tenant_id, id),
  constraint api_key_key_hash_check CHECK ((key_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint api_key_last_four_check CHECK ((length(last_four) = 4)),
  constraint api_key_scopes_check CHECK ((cardinality(scopes) > 0)),
  constraint api_key_tenant_id_key_hash_key UNIQUE (tenant_id, key_hash)
);

create table organisation.app_user (
  tenant_id uuid not null,
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text not null,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  constraint app_user_pkey PRIMARY KEY (tenant_id, id),
  constraint app_user_email_check CHECK ((email = lower(email))),
  constraint app_user_tenant_id_email_key UNIQUE (tenant_id, email)
);

create table organisation.brand (
  tenant_id uuid not null,
  id uuid not null,
  legal_entity_id uuid not null,
  name text not null,
  locales text[] not null default '{en}'::text[],
  look jsonb not null default '{}'::jsonb,
  mail_from text,
  constraint brand_pkey PRIMARY KEY (tenant_id, id),
  constraint brand_tenant_id_legal_entity_id_fkey FOREIGN KEY (tenant_id, legal_entity_id) REFERENCES organisation.legal_entity(tenant_id, id)
);

create table organisation.calendar (
  tenant_id uuid not null,
  location text not null,
  hours text,
  holiday_region text,
  ship_days smallint not null default 0,
  ship_minutes integer not null default 0,
  collect_days smallint not null default 0,
  collect_minutes integer not null default 120,
  orders_a_day integer,
  units_a_day integer,
  constraint calendar_pkey PRIMARY KEY (tenant_id, location),
  constraint calendar_collect_days_check CHECK (((collect_days >= 0) AND (collect_days <= 60))),
  constraint calendar_collect_minutes_check CHECK (((collect_minutes >= 0) AND (collect_minutes <= 10080))),
  constraint calendar_orders_a_day_check CHECK ((orders_a_day >= 0)),
  constraint calendar_ship_days_check CHECK (((ship_days >= 0) AND (ship_days <= 60))),
  constraint calendar_ship_minutes_check CHECK (((ship_minutes >= 0) AND (ship_minutes <= 10080))),
  constraint calendar_units_a_day_check CHECK ((units_a_day >= 0))
);

create table organisation.calendar_day (
  tenant_id uuid not null,
  location text not null,
  on_day date not null,
  hours text not null,
  reason text not null default ''::text,
  constraint calendar_day_pkey PRIMARY KEY (tenant_id, location, on_day)
);

create table organisation.carrier_cut_off (
  tenant_id uuid not null,
  service text not null,
  location text not null default '*'::text,
  weekday smallint not null default 0,
  cut_off smallint,
  pick_up smallint,
  constraint carrier_cut_off_pkey PRIMARY KEY (tenant_id, service, location, weekday),
  constraint carrier_cut_off_cut_off_check CHECK (((cut_off >= 0) AND (cut_off <= 1440))),
  constraint carrier_cut_off_pick_up_check CHECK (((pick_up >= 0) AND (pick_up <= 1440))),
  constraint carrier_cut_off_weekday_check CHECK (((weekday >= 0) AND (weekday <= 7)))
);

create table organisation.carrier_price (
  tenant_id uuid not null,
  service text not null,
  origin text not null default '*'::text,
  zone text not null,
  up_to_g integer not null,
  valid_from date not null default '1970-01-01'::date,
  valid_to date,
  price_minor integer not null,
  surcharge_minor integer not null default 0,
  currency character(3) not null,
  constraint carrier_price_pkey PRIMARY KEY (tenant_id, service, origin, zone, up_to_g, valid_from),
  constraint carrier_price_price_minor_check CHECK ((price_minor >= 0)),
  constraint carrier_price_surcharge_minor_check CHECK ((surcharge_minor >= 0)),
  constraint carrier_price_up_to_g_check CHECK ((up_to_g > 0)),
  constraint price_ends_after_it_begins CHECK ((valid_to >= valid_from))
);

create table organisation.carrier_service (
  tenant_id uuid not null,
  code text not null,
  carrier text not null,
  name text not null,
  features text[] not null default '{}'::text[],
  delivers text not null default '12345'::text,
  min_weight_g integer not null default 0,
  max_weight_g integer not null default 31500,
  co2_g_per_tkm integer not null default 0,
  rank integer not null default 100,
  active boolean not null default true,
  constraint carrier_service_pkey PRIMARY KEY (tenant_id, code),
  constraint carrier_service_co2_g_per_tkm_check CHECK ((co2_g_per_tkm >= 0)),
  constraint carrier_service_delivers_check CHECK ((delivers ~ '^[1-7]+$'::text)),
  constraint carrier_service_max_weight_g_check CHECK ((max_weight_g > 0)),
  constraint carrier_service_min_weight_g_check CHECK ((min_weight_g >= 0))
);

create table organisation.carrier_transit (
  tenant_id uuid not null,
  service text not null,
  origin text not null default '*'::text,
  zone text not null,
  min_days smallint not null,
  max_days smallint not null,
  constraint carrier_transit_pkey PRIMARY KEY (tenant_id, service, origin, zone),
  constraint carrier_transit_max_days_check CHECK ((max_days <= 120)),
  constraint carrier_transit_min_days_check CHECK (((min_days >= 0) AND (min_days <= 120))),
  constraint transit_earliest_before_latest CHECK ((min_days <= max_days))
);

create table organisation.carrier_zone (
  tenant_id uuid not null,
  carrier text not null,
  country text not null,
  postal_from text not null default ''::text,
  postal_to text not null default ''::text,
  zone text not null,
  constraint carrier_zone_pkey PRIMARY KEY (tenant_id, carrier, country, postal_from, postal_to),
  constraint carrier_zone_country_check CHECK ((country ~ '^([A-Z]{2}|\*)$'::text))
);

create table organisation.channel (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  brand_id uuid not null,
  currency character(3) not null,
  prices_include_tax boolean not null,
  may_refuse boolean not null,
  price_list_id uuid,
  number_prefix text not null default ''::text,
  next_number bigint not null default 1,
  active boolean not null default true,
  constraint channel_pkey PRIMARY KEY (tenant_id, id),
  constraint channel_kind_check CHECK ((kind = ANY (ARRAY['web'::text, 'till'::text, 'telephone'::text, 'marketplace'::text, 'b2b'::text, 'edi'::text, 'agent'::text]))),
  constraint channel_number_prefix_check CHECK ((number_prefix ~ '(^|[^0-9])$'::text)),
  constraint channel_numbers_apart UNIQUE (tenant_id, number_prefix),
  constraint channel_tenant_id_brand_id_fkey FOREIGN KEY (tenant_id, brand_id) REFERENCES organisation.brand(tenant_id, id),
  constraint channel_tenant_id_code_key UNIQUE (tenant_id, code)
);

create table organisation.legal_entity (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  country character(2) not null,
  vat_number text,
  currency character(3) not null,
  time_zone text not null,
  created_at timestamp with time zone not null,
  constraint legal_entity_pkey PRIMARY KEY (tenant_id, id)
);

create table organisation.load_booking (
  tenant_id uuid not null,
  demand_id uuid not null,
  line integer not null,
  location_id uuid not null,
  on_day date not null,
  units integer not null,
  constraint load_booking_pkey PRIMARY KEY (tenant_id, demand_id, line, location_id, on_day),
  constraint load_booking_units_check CHECK ((units > 0))
);

create table organisation.location (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  street text,
  postal_code text,
  city text not null,
  region text,
  country character(2) not null,
  latitude double precision,
  longitude double precision,
  time_zone text not null,
  opening_hours text,
  can_ship boolean not null default false,
  can_pickup boolean not null default false,
  can_return boolean not null default false,
  can_serve boolean not null default false,
  daily_capacity integer,
  stock_keeper text not null default 'kontor'::text,
  supplier_id uuid,
  active boolean not null default true,
  version integer not null default 1,
  constraint location_pkey PRIMARY KEY (tenant_id, id),
  constraint location_daily_capacity_check CHECK ((daily_capacity >= 0)),
  constraint location_kind_check CHECK ((kind = ANY (ARRAY['warehouse'::text, 'store'::text, 'supplier'::text, '3pl'::text, 'vehicle'::text]))),
  constraint location_stock_keeper_check CHECK ((stock_keeper = ANY (ARRAY['kontor'::text, 'till'::text, 'wms'::text, 'supplier'::text]))),
  constraint location_tenant_id_code_key UNIQUE (tenant_id, code)
);

create table organisation.location_load (
  tenant_id uuid not null,
  location_id uuid not null,
  on_day date not null,
  orders integer not null default 0,
  units integer not null default 0,
  orders_limit integer,
  units_limit integer,
  constraint location_load_pkey PRIMARY KEY (tenant_id, location_id, on_day),
  constraint load_not_negative CHECK (((orders >= 0) AND (units >= 0))),
  constraint load_not_overbooked CHECK (((orders <= COALESCE(orders_limit, orders)) AND ((units <= COALESCE(units_limit, units)) OR (orders <= 1))))
);

create table organisation.policy (
  tenant_id uuid not null,
  scope_kind text not null,
  scope_id uuid not null,
  name text not null,
  value jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  constraint policy_pkey PRIMARY KEY (tenant_id, name, scope_kind, scope_id),
  constraint policy_scope_kind_check CHECK ((scope_kind = ANY (ARRAY['tenant'::text, 'legal_entity'::text, 'brand'::text, 'channel'::text, 'location'::text])))
);

create table organisation.provider (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  code text not null,
  adapter text not null,
  settings jsonb not null default '{}'::jsonb,
  secret bytea,
  webhook_secret bytea,
  active boolean not null default true,
  constraint provider_pkey PRIMARY KEY (tenant_id, id),
  constraint provider_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'carrier'::text, 'mail'::text]))),
  constraint provider_tenant_id_kind_code_key UNIQUE (tenant_id, kind, code)
);

create table organisation.role_grant (
  tenant_id uuid not null,
  user_id uuid not null,
  role text not null,
  location_ids uuid[] not null default '{}'::uuid[],
  supplier_id uuid,
  constraint role_grant_pkey PRIMARY KEY (tenant_id, user_id, role),
  constraint bound_roles_are_bound CHECK ((
CASE
    WHEN (role = ANY (ARRAY['store_associate'::text, 'warehouse_worker'::text])) THEN (cardinality(location_ids) > 0)
    ELSE (cardinality(location_ids) = 0)
END AND ((role = 'partner'::text) = (supplier_id IS NOT NULL)))),
  constraint role_grant_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'lead'::text, 'care_agent'::text, 'store_associate'::text, 'warehouse_worker'::text, 'buyer'::text, 'finance'::text, 'partner'::text]))),
  constraint role_grant_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES organisation.app_user(tenant_id, id) ON DELETE CASCADE
);

create table organisation.saved_view (
  tenant_id uuid not null,
  user_id uuid not null,
  name text not null,
  filters jsonb not null,
  saved_at timestamp with time zone not null,
  constraint saved_view_pkey PRIMARY KEY (tenant_id, user_id, name),
  constraint saved_view_filters_check CHECK ((jsonb_typeof(filters) = 'object'::text)),
  constraint saved_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint saved_view_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES organisation.app_user(tenant_id, id) ON DELETE CASCADE
);

create table organisation.service_booking (
  tenant_id uuid not null,
  demand_id uuid not null,
  line integer not null,
  capacity_id uuid not null,
  units integer not null,
  booked_at timestamp with time zone not null,
  constraint service_booking_pkey PRIMARY KEY (tenant_id, demand_id, line, capacity_id),
  constraint service_booking_tenant_id_capacity_id_fkey FOREIGN KEY (tenant_id, capacity_id) REFERENCES organisation.service_capacity(tenant_id, id),
  constraint service_booking_units_check CHECK ((units > 0))
);

create table organisation.service_capacity (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  place text not null,
  on_day date not null,
  slot text not null default ''::text,
  capacity integer not null,
  booked integer not null default 0,
  constraint service_capacity_pkey PRIMARY KEY (tenant_id, id),
  constraint capacity_not_overbooked CHECK (((booked >= 0) AND (booked <= capacity))),
  constraint capacity_once UNIQUE (tenant_id, item_id, place, on_day, slot),
  constraint service_capacity_capacity_check CHECK ((capacity >= 0))
);

create table organisation.session (
  tenant_id uuid not null,
  token_hash text not null,
  user_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (tenant_id, token_hash),
  constraint session_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES organisation.app_user(tenant_id, id) ON DELETE CASCADE,
  constraint session_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);

CREATE INDEX load_booking_by_day ON organisation.load_booking USING btree (tenant_id, location_id, on_day);

CREATE INDEX service_booking_by_capacity ON organisation.service_booking USING btree (tenant_id, capacity_id);

create view organisation.v_actor with (security_invoker = true) as
 SELECT app_user.tenant_id, 'user'::text AS kind, app_user.id, app_user.name
   FROM organisation.app_user
UNION ALL
 SELECT api_key.tenant_id, 'key'::text AS kind, api_key.id, api_key.name
   FROM organisation.api_key;

create view organisation.v_brand with (security_invoker = true) as
 SELECT tenant_id, id, legal_entity_id, name, locales, look, mail_from
   FROM organisation.brand;

create view organisation.v_channel with (security_invoker = true) as
 SELECT c.tenant_id, c.id, c.code, c.name, c.kind, c.currency, c.brand_id, b.legal_entity_id, c.prices_include_tax,
    c.may_refuse
   FROM organisation.channel c
     JOIN organisation.brand b ON b.tenant_id = c.tenant_id AND b.id = c.brand_id;

create view organisation.v_legal_entity with (security_invoker = true) as
 SELECT tenant_id, id, name, country, vat_number, currency, time_zone
   FROM organisation.legal_entity;

create view organisation.v_location with (security_invoker = true) as
 SELECT tenant_id, id, code, name, kind, city, country, latitude, longitude, time_zone, can_ship, can_pickup, can_return,
    can_serve, supplier_id, active
   FROM organisation.location;

create view organisation.v_provider with (security_invoker = true) as
 SELECT tenant_id, id, kind, code, adapter, active
   FROM organisation.provider;

create view organisation.v_service_booking with (security_invoker = true) as
 SELECT b.tenant_id, b.demand_id, b.line, c.place, c.on_day, c.slot, b.units
   FROM organisation.service_booking b
     JOIN organisation.service_capacity c ON c.tenant_id = b.tenant_id AND c.id = b.capacity_id;

create policy own_tenant on organisation.api_key using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.app_user using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.brand using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.calendar using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.calendar_day using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.carrier_cut_off using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.carrier_price using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.carrier_service using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.carrier_transit using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.carrier_zone using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.channel using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.legal_entity using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.load_booking using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.location using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.location_load using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.policy using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.provider using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.role_grant using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.saved_view using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.service_booking using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.service_capacity using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on organisation.session using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema pay;

create table pay.allocation (
  tenant_id uuid not null,
  operation_id uuid not null,
  order_id uuid not null,
  target text not null,
  number integer not null,
  cause_id uuid not null,
  amount_minor bigint not null,
  constraint allocation_pkey PRIMARY KEY (tenant_id, operation_id, target, number, cause_id),
  constraint allocation_amount_minor_check CHECK ((amount_minor > 0)),
  constraint allocation_target_check CHECK ((target = ANY (ARRAY['line'::text, 'charge'::text]))),
  constraint allocation_tenant_id_operation_id_fkey FOREIGN KEY (tenant_id, operation_id) REFERENCES pay.operation(tenant_id, id)
);

create table pay.operation (
  tenant_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  order_id uuid not null,
  provider_id uuid not null,
  kind text not null,
  amount_minor bigint not null,
  state text not null,
  refund_of uuid,
  cause_kind text not null,
  cause_id uuid,
  reason text,
  provider_reference text,
  problem text,
  actor_kind text not null,
  actor_id uuid,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint operation_pkey PRIMARY KEY (tenant_id, id),
  constraint operation_amount_minor_check CHECK ((amount_minor > 0)),
  constraint operation_kind_check CHECK ((kind = ANY (ARRAY['authorize'::text, 'capture'::text, 'void'::text, 'refund'::text]))),
  constraint operation_reason_check CHECK ((reason = ANY (ARRAY['returned'::text, 'cancelled'::text, 'damaged'::text, 'late'::text, 'price'::text, 'duplicate'::text, 'goodwill'::text, 'other'::text]))),
  constraint operation_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'succeeded'::text, 'declined'::text, 'failed'::text, 'unknown'::text]))),
  constraint operation_tenant_id_payment_id_fkey FOREIGN KEY (tenant_id, payment_id) REFERENCES pay.payment(tenant_id, id)
);

create table pay.payment (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  provider_id uuid not null,
  method text not null,
  currency character(3) not null,
  amount_minor bigint not null,
  instrument text,
  brand text,
  last_four text,
  made_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint payment_pkey PRIMARY KEY (tenant_id, id),
  constraint payment_amount_minor_check CHECK ((amount_minor > 0)),
  constraint payment_last_four_check CHECK ((last_four ~ '^[0-9]{4}$'::text)),
  constraint payment_method_check CHECK ((method = ANY (ARRAY['card'::text, 'bank_transfer'::text, 'invoice'::text, 'cash'::text, 'external'::text])))
);

CREATE INDEX allocation_by_order ON pay.allocation USING btree (tenant_id, order_id);

CREATE INDEX operation_by_order ON pay.operation USING btree (tenant_id, order_id);

CREATE INDEX operation_by_payment ON pay.operation USING btree (tenant_id, payment_id);

CREATE INDEX operation_in_trouble ON pay.operation USING btree (tenant_id, order_id) WHERE (state = ANY (ARRAY['unknown'::text, 'declined'::text, 'failed'::text]));

CREATE UNIQUE INDEX operation_once_per_cause ON pay.operation USING btree (tenant_id, payment_id, kind, cause_kind, cause_id, COALESCE(refund_of, payment_id)) WHERE (cause_id IS NOT NULL);

CREATE UNIQUE INDEX operation_reference_once ON pay.operation USING btree (tenant_id, provider_id, kind, provider_reference) WHERE (provider_reference IS NOT NULL);

CREATE INDEX payment_by_order ON pay.payment USING btree (tenant_id, order_id);

create view pay.v_operation with (security_invoker = true) as
 SELECT o.tenant_id, o.id, o.payment_id, o.order_id, p.provider_id, p.method, p.currency, o.kind, o.amount_minor,
    o.state, o.occurred_at, o.recorded_at, o.settled_at
   FROM pay.operation o
     JOIN pay.payment p ON p.tenant_id = o.tenant_id AND p.id = o.payment_id;

create policy own_tenant on pay.allocation using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on pay.operation using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on pay.payment using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema platform;

CREATE OR REPLACE PROCEDURE platform.fence(IN module text, IN append_only text[] DEFAULT '{}'::text[])
 LANGUAGE plpgsql
AS $procedure$
declare relation text;
begin
  execute format('grant usage on schema %I to kontor_app', module);
  execute format('grant select, insert, update, delete on all tables in schema %I to kontor_app', module);
  foreach relation in array append_only loop
    execute format('revoke update, delete, truncate on %I.%I from kontor_app', module, relation);
  end loop;
  for relation in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = module::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
  loop
    execute format('alter table %I.%I enable row level security', module, relation);
    execute format('alter table %I.%I force row level security', module, relation);
    execute format('create policy own_tenant on %I.%I using (tenant_id = (select platform.tenant()))', module, relation);
  end loop;
end $procedure$
;

CREATE OR REPLACE FUNCTION platform.look_at_log(of_tenant uuid, after_position bigint, of_types text[], at_most bigint)
 RETURNS TABLE(head bigint, "position" bigint, type text, data jsonb)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return query
    select h.position, e.position, e.type, e.data from platform.event_head h
      left join platform.event e on e.tenant_id = h.tenant_id and after_position >= 0 and e.position > after_position
                                and e.position > h.position - at_most and e.type = any(of_types)
     where h.tenant_id = of_tenant order by e.position;
end $function$
;

CREATE OR REPLACE FUNCTION platform.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN lower(regexp_replace(btrim(name), '^(.*)\s+(\S+)$'::text, '\2 \1'::text))
;

CREATE OR REPLACE FUNCTION platform.open_tenant(id uuid, slug text, name text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 INSERT INTO platform.tenant (id, slug, name)
   VALUES (open_tenant.id, open_tenant.slug, open_tenant.name);
 INSERT INTO platform.event_head (tenant_id)
   VALUES (open_tenant.id);
END
;

CREATE OR REPLACE FUNCTION platform.phone_tail(phone text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN "right"(regexp_replace(phone, '\D'::text, ''::text, 'g'::text), 8)
;

CREATE OR REPLACE FUNCTION platform.tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('kontor.tenant'::text, true), ''::text))::uuid
;

create table platform.effect (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  provider_id uuid not null,
  key text not null,
  order_id uuid,
  subject_id uuid not null,
  request jsonb not null,
  state text not null default 'pending'::text,
  attempts integer not null default 0,
  fence integer not null default 0,
  lease_until timestamp with time zone,
  next_at timestamp with time zone,
  answer jsonb,
  problem text,
  actor_kind text not null,
  actor_id uuid,
  quiet boolean not null default false,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint effect_pkey PRIMARY KEY (tenant_id, id),
  constraint effect_only_once UNIQUE (tenant_id, key),
  constraint effect_settled_has_time CHECK (((state = ANY (ARRAY['succeeded'::text, 'refused'::text, 'parked'::text])) = (settled_at IS NOT NULL))),
  constraint effect_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'calling'::text, 'unknown'::text, 'succeeded'::text, 'refused'::text, 'parked'::text])))
);

create table platform.event (
  tenant_id uuid not null,
  "position" bigint not null,
  id uuid not null,
  type text not null,
  order_id uuid,
  subject_id uuid,
  actor_kind text not null,
  actor_id uuid,
  channel_id uuid,
  location_id uuid,
  quiet boolean not null default false,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  data jsonb not null,
  constraint event_pkey PRIMARY KEY (tenant_id, "position"),
  constraint event_type_check CHECK ((type ~ '^[a-z_]+\.[a-z_]+$'::text))
);

create table platform.event_head (
  tenant_id uuid not null,
  "position" bigint not null default 0,
  constraint event_head_pkey PRIMARY KEY (tenant_id),
  constraint event_head_position_check CHECK (("position" >= 0)),
  constraint event_head_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES platform.tenant(id)
);

create table platform.follower (
  tenant_id uuid not null,
  name text not null,
  "position" bigint not null default 0,
  constraint follower_pkey PRIMARY KEY (tenant_id, name)
);

create table platform.idempotency (
  tenant_id uuid not null,
  principal_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  answer jsonb,
  recorded_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (tenant_id, principal_id, key),
  constraint idempotency_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);

create table platform.inbound_event (
  tenant_id uuid not null,
  provider_id uuid not null,
  event_id text not null,
  body_hash bytea not null,
  received_at timestamp with time zone not null,
  constraint inbound_event_pkey PRIMARY KEY (tenant_id, provider_id, event_id)
);

create table platform.tenant (
  id uuid not null,
  slug text not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  constraint tenant_pkey PRIMARY KEY (id),
  constraint tenant_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,40}$'::text)),
  constraint tenant_slug_key UNIQUE (slug)
);

create table platform.timer (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  due_at timestamp with time zone not null,
  data jsonb not null default '{}'::jsonb,
  attempts integer not null default 0,
  problem text,
  fired_at timestamp with time zone,
  constraint timer_pkey PRIMARY KEY (tenant_id, id)
);

create table platform.webhook_delivery (
  tenant_id uuid not null,
  endpoint_id uuid not null,
  "position" bigint not null,
  order_id uuid,
  state text not null default 'pending'::text,
  attempts integer not null default 0,
  next_at timestamp with time zone,
  status integer,
  problem text,
  reported_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  resend_id uuid,
  constraint webhook_delivery_pkey PRIMARY KEY (tenant_id, endpoint_id, "position"),
  constraint webhook_delivery_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'acknowledged'::text, 'failed'::text])))
);

create table platform.webhook_endpoint (
  tenant_id uuid not null,
  id uuid not null,
  channel_id uuid,
  url text not null,
  secret bytea not null,
  event_types text[] not null,
  active boolean not null default true,
  disabled_reason text,
  created_at timestamp with time zone not null,
  last_success_at timestamp with time zone,
  last_failure_at timestamp with time zone,
  last_problem text,
  constraint webhook_endpoint_pkey PRIMARY KEY (tenant_id, id)
);

create table platform.webhook_resend (
  tenant_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  order_id uuid,
  from_position bigint,
  only_failed boolean not null,
  reason text,
  resent integer not null,
  actor_kind text not null,
  actor_id uuid,
  recorded_at timestamp with time zone not null,
  constraint webhook_resend_pkey PRIMARY KEY (tenant_id, id),
  constraint webhook_resend_resent_check CHECK ((resent >= 0)),
  constraint webhook_resend_tenant_id_endpoint_id_fkey FOREIGN KEY (tenant_id, endpoint_id) REFERENCES platform.webhook_endpoint(tenant_id, id)
);

CREATE INDEX effect_by_subject ON platform.effect USING btree (tenant_id, subject_id);

CREATE INDEX effect_due ON platform.effect USING btree (tenant_id, next_at) WHERE (settled_at IS NULL);

CREATE INDEX event_by_order ON platform.event USING btree (tenant_id, order_id, "position") WHERE (order_id IS NOT NULL);

CREATE INDEX event_of_administration ON platform.event USING btree (tenant_id, "position" DESC) WHERE ((order_id IS NULL) AND (actor_kind = ANY (ARRAY['user'::text, 'key'::text])) AND (type ~ '^(location|channel|brand|legal_entity|user|key|policy|provider|price_list|catalog|master_data|strategy|hold_rule|webhook|file|test_service)\.'::text));

CREATE INDEX timer_due ON platform.timer USING btree (tenant_id, due_at) WHERE (fired_at IS NULL);

CREATE UNIQUE INDEX timer_once ON platform.timer USING btree (tenant_id, kind, subject_id) WHERE (fired_at IS NULL);

CREATE INDEX webhook_delivery_by_order ON platform.webhook_delivery USING btree (tenant_id, order_id) WHERE (order_id IS NOT NULL);

CREATE INDEX webhook_delivery_due ON platform.webhook_delivery USING btree (tenant_id, next_at) WHERE (state = 'pending'::text);

CREATE INDEX webhook_delivery_open ON platform.webhook_delivery USING btree (tenant_id, endpoint_id) WHERE (state = 'pending'::text);

CREATE INDEX webhook_resend_by_endpoint ON platform.webhook_resend USING btree (tenant_id, endpoint_id, recorded_at DESC);

create view platform.v_event with (security_invoker = true) as
 SELECT tenant_id, "position", id, type, order_id, subject_id, channel_id, location_id, actor_kind, actor_id, quiet,
    occurred_at, recorded_at, data
   FROM platform.event;

create view platform.v_follower with (security_invoker = true) as
 SELECT f.tenant_id, f.name, h."position" - f."position" AS behind
   FROM platform.follower f
     JOIN platform.event_head h ON h.tenant_id = f.tenant_id;

create view platform.v_webhook_delivery with (security_invoker = true) as
 SELECT d.tenant_id, d.endpoint_id, d."position", d.order_id, d.state, d.attempts, d.status, d.problem, d.reported_at,
    d.acknowledged_at, r.recorded_at AS resent_at, r.reason AS resend_reason
   FROM platform.webhook_delivery d
     LEFT JOIN platform.webhook_resend r ON r.tenant_id = d.tenant_id AND r.id = d.resend_id;

create policy own_tenant on platform.effect using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on platform.event using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on platform.event_head using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on platform.follower using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on platform.idempotency using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on platform.inbound_event using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on platform.timer using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on platform.webhook_delivery using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on platform.webhook_endpoint using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on platform.webhook_resend using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create schema promise;

create table promise.allotment (
  tenant_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  location_id uuid,
  item_id uuid,
  buffer integer not null default 0,
  at_most integer,
  kept integer not null default 0,
  changed_at timestamp with time zone not null,
  constraint allotment_pkey PRIMARY KEY (tenant_id, id),
  constraint allotment_at_most_check CHECK ((at_most >= 0)),
  constraint allotment_buffer_check CHECK ((buffer >= 0)),
  constraint allotment_kept_check CHECK ((kept >= 0)),
  constraint allotment_once UNIQUE NULLS NOT DISTINCT (tenant_id, channel_id, location_id, item_id)
);

create table promise.decision (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  delivery integer not null,
  rule text not null,
  inputs jsonb not null,
  outcome jsonb not null,
  decided_at timestamp with time zone not null,
  strategy_id uuid,
  world_id uuid,
  seen bytea,
  kind text not null default 'sourced'::text,
  actor_kind text,
  actor_id uuid,
  constraint decision_pkey PRIMARY KEY (tenant_id, id),
  constraint decision_kind_check CHECK ((kind = ANY (ARRAY['sourced'::text, 'by_hand'::text, 'reoptimized'::text]))),
  constraint hand_has_an_actor CHECK (((kind <> 'by_hand'::text) OR (actor_kind IS NOT NULL)))
);

create table promise.pooled (
  tenant_id uuid not null,
  order_id uuid not null,
  closes_at timestamp with time zone not null,
  constraint pooled_pkey PRIMARY KEY (tenant_id, order_id)
);

create table promise.promise (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  line integer not null,
  units integer not null,
  location_id uuid,
  supply_id uuid,
  requested_on date,
  ship_by date,
  deliver_by date,
  reason text not null,
  told_at timestamp with time zone,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint promise_pkey PRIMARY KEY (tenant_id, id),
  constraint promise_reason_check CHECK ((reason = ANY (ARRAY['placed'::text, 'resourced'::text, 'backordered'::text, 'supply_moved'::text, 'amended'::text, 'moved'::text, 'reoptimized'::text]))),
  constraint promise_units_check CHECK ((units > 0))
);

create table promise.quote (
  tenant_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  request jsonb not null,
  option jsonb not null,
  expires_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  consumed_at timestamp with time zone,
  order_id uuid,
  freed_at timestamp with time zone,
  constraint quote_pkey PRIMARY KEY (tenant_id, id),
  constraint quote_ends_once CHECK (((num_nonnulls(consumed_at, freed_at) <= 1) AND ((consumed_at IS NULL) = (order_id IS NULL))))
);

create table promise.strategy (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  version integer not null,
  name text not null,
  state text not null default 'draft'::text,
  definition jsonb not null,
  edit integer not null default 1,
  actor_kind text not null,
  actor_id uuid,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  activated_at timestamp with time zone,
  activated_kind text,
  activated_id uuid,
  retired_at timestamp with time zone,
  retired_kind text,
  retired_id uuid,
  constraint strategy_pkey PRIMARY KEY (tenant_id, id),
  constraint strategy_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text)),
  constraint strategy_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'active'::text, 'retired'::text]))),
  constraint strategy_times_fit CHECK ((((state = 'draft'::text) = ((activated_at IS NULL) AND (retired_at IS NULL))) AND ((state = 'retired'::text) = (retired_at IS NOT NULL)))),
  constraint strategy_version_check CHECK ((version > 0)),
  constraint strategy_version_once UNIQUE (tenant_id, code, version)
);

create table promise.what_if (
  tenant_id uuid not null,
  id uuid not null,
  strategy_id uuid not null,
  beside uuid[] not null,
  since date not null,
  until date not null,
  sample integer not null default 1,
  state text not null default 'waiting'::text,
  total integer not null default 0,
  done integer not null default 0,
  skipped integer not null default 0,
  after_id uuid,
  result jsonb not null default '{}'::jsonb,
  problem text,
  actor_kind text not null,
  actor_id uuid,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint what_if_pkey PRIMARY KEY (tenant_id, id),
  constraint what_if_check CHECK ((until >= since)),
  constraint what_if_sample_check CHECK (((sample >= 1) AND (sample <= 1000))),
  constraint what_if_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint what_if_tenant_id_strategy_id_fkey FOREIGN KEY (tenant_id, strategy_id) REFERENCES promise.strategy(tenant_id, id)
);

create table promise.what_if_difference (
  tenant_id uuid not null,
  what_if_id uuid not null,
  decision_id uuid not null,
  order_id uuid not null,
  delivery integer not null,
  detail jsonb not null,
  constraint what_if_difference_pkey PRIMARY KEY (tenant_id, what_if_id, decision_id),
  constraint what_if_difference_tenant_id_what_if_id_fkey FOREIGN KEY (tenant_id, what_if_id) REFERENCES promise.what_if(tenant_id, id) ON DELETE CASCADE
);

create table promise.world (
  tenant_id uuid not null,
  id uuid not null,
  locations jsonb not null,
  seen_at timestamp with time zone not null,
  constraint world_pkey PRIMARY KEY (tenant_id, id)
);

CREATE INDEX decision_by_order ON promise.decision USING btree (tenant_id, order_id);

CREATE INDEX decision_by_time ON promise.decision USING btree (tenant_id, decided_at, id);

CREATE UNIQUE INDEX one_active_strategy ON promise.strategy USING btree (tenant_id, code) WHERE (state = 'active'::text);

CREATE INDEX pooled_by_close ON promise.pooled USING btree (tenant_id, closes_at);

CREATE INDEX promise_by_order ON promise.promise USING btree (tenant_id, order_id, line);

create view promise.v_decision with (security_invoker = true) as
 SELECT tenant_id, id, order_id, delivery, rule, inputs, outcome, decided_at, strategy_id, kind, actor_kind, actor_id
   FROM promise.decision;

create view promise.v_pooled with (security_invoker = true) as
 SELECT tenant_id, order_id, closes_at
   FROM promise.pooled;

create view promise.v_promise with (security_invoker = true) as
 SELECT tenant_id, order_id, line, units, location_id, supply_id, requested_on, ship_by, deliver_by, reason, occurred_at,
    recorded_at, told_at
   FROM promise.promise;

create policy own_tenant on promise.allotment using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on promise.decision using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on promise.pooled using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on promise.promise using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on promise.quote using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on promise.strategy using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on promise.what_if using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on promise.what_if_difference using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced

create policy own_tenant on promise.world using ((tenant_id = ( SELECT platform.tenant() AS tenant))); -- row level security forced
