import type { Tx } from '../../../platform/db/db.ts'
import { toldMeanwhile } from '../../../platform/db/violation.ts'
import { newId, type OrderId } from '../../../platform/ids.ts'
import type { RaisedHold } from '../hold/rules.ts'
import { BUCKETS, type Bucket } from '../model.ts'
import type { DraftCharge, DraftDelivery, DraftLine, DraftOrder, DraftParty } from './model.ts'

/** An order ready to be written: numbered, sourced, with its statuses. */
export type NewOrder = Readonly<{
  id: OrderId
  number: string
  channel: string
  brand: string
  legalEntity: string
  externalNumber: string | null
  placedBy: string
  placedAtLocation: string | null
  customer: string | null
  currency: string
  pricesIncludeTax: boolean
  locale: string
  terms: string | null
  buyerReference: string | null
  costCenter: string | null
  tags: readonly string[]
  priority: number
  repeatOf: OrderId | null
  draft: DraftOrder
  buckets: ReadonlyMap<number, Readonly<Record<Bucket, number>>>
  holds: readonly RaisedHold[]
  originalPayload: unknown
  /** When it was placed, where orders of different times are written together; else the time of the transaction. */
  placedAt?: Date
  statuses: Readonly<{ fulfillment: string; payment: string; holds: string }>
}>

/** Orders by channel and external number, to recognize one that came before. */
export function findExternal(
  tx: Tx,
  keys: readonly { channel: string; externalNumber: string }[],
): Promise<{ id: OrderId; channel: string; externalNumber: string; number: string; totalMinor: number }[]> {
  return tx.rows(
    'capture.find_external',
    `select id, channel_id as channel, external_number as "externalNumber", number, total_minor as "totalMinor" from capture.sales_order
      where tenant_id = $1 and (channel_id, external_number) in (select * from unnest($2::uuid[], $3::text[]))`,
    [tx.tenant, keys.map((key) => key.channel), keys.map((key) => key.externalNumber)],
  )
}

export function ordersOfCustomers(
  tx: Tx,
  customers: readonly string[],
  since: Date,
): Promise<{ customer: string; total: number; recent: number }[]> {
  return tx.rows(
    'capture.orders_of_customers',
    `select customer_id as customer, count(*)::int as total, (count(*) filter (where placed_at >= $3))::int as recent
       from capture.sales_order where tenant_id = $1 and customer_id = any($2::uuid[]) group by customer_id`,
    [tx.tenant, customers, since],
  )
}

/** Writes a list of orders with all their rows, one statement a table. */
export async function writeNewOrders(tx: Tx, orders: readonly NewOrder[]): Promise<void> {
  // Issued together, they travel together and run in this sequence.
  await Promise.all([
    insert(
      tx,
      'sales_order',
      ORDER_COLUMNS,
      orders.map((order) => orderRow(tx, order)),
    ),
    insert(
      tx,
      'party',
      PARTY_COLUMNS,
      orders.flatMap((order) => order.draft.parties.map((party) => partyRow(order.id, party))),
    ),
    insert(
      tx,
      'delivery',
      DELIVERY_COLUMNS,
      orders.flatMap((order) => order.draft.deliveries.map((delivery) => deliveryRow(order.id, delivery))),
    ),
    insert(
      tx,
      'order_line',
      LINE_COLUMNS,
      orders.flatMap((order) => order.draft.lines.map((line) => lineRow(order, line))),
    ),
    insert(
      tx,
      'charge',
      CHARGE_COLUMNS,
      orders.flatMap((order) => order.draft.charges.map((charge) => chargeRow(order.id, charge))),
    ),
    insert(
      tx,
      'hold',
      HOLD_COLUMNS,
      orders.flatMap((order) => order.holds.map((hold) => holdRow(tx, order.id, hold))),
    ),
    insert(
      tx,
      'original_payload',
      ['order_id', 'payload'],
      orders
        .filter((order) => order.originalPayload !== null)
        .map((order) => ({ order_id: order.id, payload: order.originalPayload })),
    ),
  ]).catch(toldMeanwhile('order_external_number_once'))
}

/** One insert for all rows: the table's own column types read them from JSON. */
async function insert(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return
  const names = columns.join(', ')
  await tx.rows(
    `capture.insert_${table}`,
    `insert into capture.${table} (tenant_id, ${names})
     select $1, ${columns.map((name) => `r.${name}`).join(', ')} from jsonb_populate_recordset(null::capture.${table}, $2) r`,
    [tx.tenant, JSON.stringify(rows)],
  )
}

const ORDER_COLUMNS = [
  'id',
  'number',
  'channel_id',
  'brand_id',
  'legal_entity_id',
  'external_number',
  'placed_kind',
  'placed_location_id',
  'customer_id',
  'currency',
  'prices_include_tax',
  'locale',
  'terms',
  'buyer_reference',
  'cost_center',
  'tags',
  'priority',
  'repeat_of',
  'goods_minor',
  'charges_minor',
  'tax_minor',
  'total_minor',
  'cancelled_minor',
  'credited_minor',
  'authorized_minor',
  'captured_minor',
  'refunded_minor',
  'returns_open',
  'returns_expected',
  'returns_received',
  'money_unknown',
  'fulfillment_status',
  'payment_status',
  'return_status',
  'hold_status',
  'version',
  'quiet',
  'placed_at',
  'recorded_at',
]

function orderRow(tx: Tx, order: NewOrder): Record<string, unknown> {
  const { draft } = order
  return {
    id: order.id,
    number: order.number,
    channel_id: order.channel,
    brand_id: order.brand,
    legal_entity_id: order.legalEntity,
    external_number: order.externalNumber,
    placed_kind: order.placedBy,
    placed_location_id: order.placedAtLocation,
    customer_id: order.customer,
    currency: order.currency,
    prices_include_tax: order.pricesIncludeTax,
    locale: order.locale,
    terms: order.terms,
    buyer_reference: order.buyerReference,
    cost_center: order.costCenter,
    tags: order.tags,
    priority: order.priority,
    repeat_of: order.repeatOf,
    goods_minor: draft.goodsMinor,
    charges_minor: draft.chargesMinor,
    tax_minor: draft.taxMinor,
    total_minor: draft.totalMinor,
    cancelled_minor: 0,
    credited_minor: 0,
    authorized_minor: 0,
    captured_minor: 0,
    refunded_minor: 0,
    returns_open: 0,
    returns_expected: 0,
    returns_received: 0,
    money_unknown: false,
    fulfillment_status: order.statuses.fulfillment,
    payment_status: order.statuses.payment,
    return_status: 'none',
    hold_status: order.statuses.holds,
    version: 1,
    quiet: tx.quiet,
    placed_at: order.placedAt ?? tx.occurredAt,
    recorded_at: tx.now,
  }
}

const PARTY_COLUMNS = [
  'order_id',
  'party',
  'role',
  'name',
  'company',
  'email',
  'phone',
  'lines',
  'postal_code',
  'city',
  'region',
  'country',
  'latitude',
  'longitude',
  'located_by',
  'instructions',
]

export function partyRow(order: OrderId, party: DraftParty): Record<string, unknown> {
  const { address, located } = party
  return {
    order_id: order,
    party: party.party,
    role: party.role,
    name: address.name,
    company: address.company,
    email: address.email,
    phone: address.phone,
    lines: address.lines,
    postal_code: address.postalCode,
    city: address.city,
    region: address.region,
    country: address.country,
    latitude: located?.latitude,
    longitude: located?.longitude,
    located_by: located?.by,
    instructions: party.instructions,
  }
}

/** Writes further parties of an order: a changed address is a new party, the old one stays. */
export function writeParties(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<void> {
  return insert(tx, 'party', PARTY_COLUMNS, rows)
}

const DELIVERY_COLUMNS = [
  'order_id',
  'delivery',
  'method',
  'ship_to',
  'pickup_location_id',
  'carrier_service',
  'requested_on',
]

function deliveryRow(order: OrderId, delivery: DraftDelivery): Record<string, unknown> {
  return {
    order_id: order,
    delivery: delivery.delivery,
    method: delivery.method,
    ship_to: delivery.shipTo,
    pickup_location_id: delivery.pickupLocation,
    carrier_service: delivery.carrierService,
    requested_on: delivery.requestedOn,
  }
}

const LINE_COLUMNS = [
  'order_id',
  'line',
  'delivery',
  'item_id',
  'sku',
  'name',
  'kind',
  'tax_class',
  'weight_g',
  'quantity',
  'selling_unit',
  'selling_quantity',
  'unit_price',
  'price_basis',
  'price_source',
  'price_list_id',
  'price_list_version',
  'discounts',
  'taxes',
  'net_minor',
  'tax_minor',
  'gross_minor',
  'relation',
  'relation_line',
  'added_in',
  'handed_over',
  'given_up',
  ...BUCKETS,
]

function lineRow(order: NewOrder, line: DraftLine): Record<string, unknown> {
  return {
    order_id: order.id,
    line: line.line,
    delivery: line.delivery,
    item_id: line.item,
    sku: line.sku,
    name: line.name,
    kind: line.kind,
    tax_class: line.taxClass,
    weight_g: line.weightG,
    quantity: line.quantity,
    selling_unit: line.sellingUnit,
    selling_quantity: line.sellingQuantity,
    unit_price: line.unitPrice,
    price_basis: line.priceBasis,
    price_source: line.priceSource,
    price_list_id: line.priceList,
    price_list_version: line.priceListVersion,
    discounts: line.discounts,
    taxes: line.taxes,
    net_minor: line.netMinor,
    tax_minor: line.taxMinor,
    gross_minor: line.grossMinor,
    relation: line.relation,
    relation_line: line.relationLine,
    added_in: 1,
    handed_over: 0,
    given_up: 0,
    ...order.buckets.get(line.line),
  }
}

const CHARGE_COLUMNS = [
  'order_id',
  'charge',
  'delivery',
  'kind',
  'name',
  'tax_class',
  'taxes',
  'net_minor',
  'tax_minor',
  'gross_minor',
  'refundable',
  'cancelled',
  'handed_over',
]

function chargeRow(order: OrderId, charge: DraftCharge): Record<string, unknown> {
  return {
    order_id: order,
    charge: charge.charge,
    delivery: charge.delivery,
    kind: charge.kind,
    name: charge.name,
    tax_class: charge.taxClass,
    taxes: charge.taxes,
    net_minor: charge.netMinor,
    tax_minor: charge.taxMinor,
    gross_minor: charge.grossMinor,
    refundable: true,
    cancelled: false,
    handed_over: false,
  }
}

const HOLD_COLUMNS = [
  'order_id',
  'id',
  'type',
  'rule_id',
  'reason',
  'stops',
  'keeps_stock',
  'raised_at',
  'raised_kind',
  'raised_id',
  'expires_at',
]

export function holdRow(tx: Tx, order: OrderId, hold: RaisedHold): Record<string, unknown> {
  const expiresAt = hold.expiresAfterS === null ? null : new Date(tx.occurredAt.getTime() + hold.expiresAfterS * 1000)
  return {
    order_id: order,
    id: newId(),
    type: hold.type,
    rule_id: hold.rule,
    reason: hold.reason,
    stops: hold.stops,
    keeps_stock: hold.keepsStock,
    raised_at: tx.occurredAt,
    raised_kind: hold.rule ? 'system' : tx.actor.kind,
    raised_id: hold.rule ? null : tx.actor.id,
    expires_at: expiresAt,
  }
}

export function writeHolds(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<void> {
  return insert(tx, 'hold', HOLD_COLUMNS, rows)
}
