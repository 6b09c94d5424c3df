import type { Actor, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { toldMeanwhile } from '../../../platform/db/violation.ts'
import { newId, type OrderId } from '../../../platform/ids.ts'
import type { RaisedHold } from '../hold/rules.ts'
import { BUCKETS, type Bucket } from '../model.ts'
import type { DraftCharge, DraftDelivery, DraftLine, DraftOrder, DraftParty } from './model.ts'

/** An order ready to be written: numbered, sourced, with its statuses. */
export type NewOrder = Readonly<{
  id: OrderId
  number: string
  by: Actor
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
    insertRows(
      tx,
      'capture.sales_order',
      ORDER_COLUMNS,
      orders.map((order) => orderRow(tx, order)),
    ),
    insertRows(
      tx,
      'capture.party',
      PARTY_COLUMNS,
      orders.flatMap((order) => order.draft.parties.map((party) => partyRow(order.id, party))),
    ),
    insertRows(
      tx,
      'capture.delivery',
      DELIVERY_COLUMNS,
      orders.flatMap((order) => order.draft.deliveries.map((delivery) => deliveryRow(order.id, delivery))),
    ),
    insertRows(
      tx,
      'capture.order_line',
      { ...LINE_COLUMNS, ...bucketColumns(orders) },
      orders.flatMap((order) => order.draft.lines.map((line) => lineRow(order, line))),
    ),
    insertRows(
      tx,
      'capture.charge',
      CHARGE_COLUMNS,
      orders.flatMap((order) => order.draft.charges.map((charge) => chargeRow(order.id, charge))),
    ),
    insertRows(
      tx,
      'capture.hold',
      HOLD_COLUMNS,
      orders.flatMap((order) => order.holds.map((hold) => holdRow(tx, order.id, hold, order.by))),
    ),
    insertRows(
      tx,
      'capture.original_payload',
      { order_id: 'uuid', payload: 'jsonb' },
      orders
        .filter((order) => order.originalPayload !== null)
        .map((order) => ({ order_id: order.id, payload: order.originalPayload })),
    ),
  ]).catch(toldMeanwhile('order_external_number_once'))
}

const ORDER_COLUMNS = {
  id: 'uuid',
  number: 'text',
  channel_id: 'uuid',
  brand_id: 'uuid',
  legal_entity_id: 'uuid',
  external_number: 'text',
  placed_kind: 'text',
  placed_location_id: 'uuid',
  customer_id: 'uuid',
  currency: 'text',
  prices_include_tax: 'boolean',
  locale: 'text',
  terms: 'text',
  buyer_reference: 'text',
  cost_center: 'text',
  tags: 'text[]',
  priority: 'int',
  repeat_of: 'uuid',
  goods_minor: 'bigint',
  charges_minor: 'bigint',
  tax_minor: 'bigint',
  total_minor: 'bigint',
  fulfillment_status: 'text',
  payment_status: 'text',
  hold_status: 'text',
  quiet: 'boolean',
  placed_at: 'timestamptz',
  recorded_at: 'timestamptz',
} as const

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
    fulfillment_status: order.statuses.fulfillment,
    payment_status: order.statuses.payment,
    hold_status: order.statuses.holds,
    quiet: tx.quiet,
    placed_at: order.placedAt ?? tx.occurredAt,
    recorded_at: tx.now,
  }
}

const PARTY_COLUMNS = {
  order_id: 'uuid',
  party: 'int',
  role: 'text',
  name: 'text',
  company: 'text',
  email: 'text',
  phone: 'text',
  lines: 'text[]',
  postal_code: 'text',
  city: 'text',
  region: 'text',
  country: 'text',
  latitude: 'float8',
  longitude: 'float8',
  located_by: 'text',
  instructions: 'text',
} as const

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
  return insertRows(tx, 'capture.party', PARTY_COLUMNS, rows)
}

const DELIVERY_COLUMNS = {
  order_id: 'uuid',
  delivery: 'int',
  method: 'text',
  ship_to: 'int',
  pickup_location_id: 'uuid',
  carrier_service: 'text',
  requested_on: 'date',
} as const

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

const LINE_COLUMNS = {
  order_id: 'uuid',
  line: 'int',
  delivery: 'int',
  item_id: 'uuid',
  sku: 'text',
  name: 'text',
  kind: 'text',
  tax_class: 'text',
  weight_g: 'int',
  quantity: 'int',
  selling_unit: 'text',
  selling_quantity: 'int',
  unit_price: 'numeric',
  price_basis: 'int',
  price_source: 'text',
  price_list_id: 'uuid',
  price_list_version: 'int',
  discounts: 'jsonb',
  taxes: 'jsonb',
  net_minor: 'bigint',
  tax_minor: 'bigint',
  gross_minor: 'bigint',
  relation: 'text',
  relation_line: 'int',
} as const

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
    ...order.buckets.get(line.line),
  }
}

/** The buckets that any of the lines fills: most orders fill one of thirteen, and the others are empty by default. */
function bucketColumns(orders: readonly NewOrder[]): Record<string, 'int'> {
  const lines = orders.flatMap((order) => [...order.buckets.values()])
  const filled = BUCKETS.filter((bucket) => lines.some((line) => line[bucket] > 0))
  return Object.fromEntries(filled.map((bucket) => [bucket, 'int']))
}

const CHARGE_COLUMNS = {
  order_id: 'uuid',
  charge: 'int',
  delivery: 'int',
  kind: 'text',
  name: 'text',
  tax_class: 'text',
  taxes: 'jsonb',
  net_minor: 'bigint',
  tax_minor: 'bigint',
  gross_minor: 'bigint',
  refundable: 'boolean',
  cancelled: 'boolean',
  handed_over: 'boolean',
} as const

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

const HOLD_COLUMNS = {
  order_id: 'uuid',
  id: 'uuid',
  type: 'text',
  rule_id: 'uuid',
  reason: 'text',
  stops: 'text[]',
  keeps_stock: 'boolean',
  raised_at: 'timestamptz',
  raised_kind: 'text',
  raised_id: 'uuid',
  expires_at: 'timestamptz',
} as const

export function holdRow(tx: Tx, order: OrderId, hold: RaisedHold, by = tx.actor): Record<string, unknown> {
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
    raised_kind: hold.rule ? 'system' : by.kind,
    raised_id: hold.rule ? null : by.id,
    expires_at: expiresAt,
  }
}

export function writeHolds(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<void> {
  return insertRows(tx, 'capture.hold', HOLD_COLUMNS, rows)
}
