import type { Actor, Tx } from '../../../platform/db/db.ts'
import type { Column } from '../../../platform/db/rows.ts'
import type { OrderId } from '../../../platform/ids.ts'
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

/** The rows of a new order: for each table its columns, their types and where their values come from. */
type Columns<R> = Readonly<Record<string, Column<R>>>

export type OrderRow = Readonly<{ tx: Tx; order: NewOrder }>

export const ORDERS: Columns<OrderRow> = {
  id: ['uuid', ({ order }) => order.id],
  number: ['text', ({ order }) => order.number],
  channel_id: ['uuid', ({ order }) => order.channel],
  brand_id: ['uuid', ({ order }) => order.brand],
  legal_entity_id: ['uuid', ({ order }) => order.legalEntity],
  external_number: ['text', ({ order }) => order.externalNumber],
  placed_kind: ['text', ({ order }) => order.placedBy],
  placed_location_id: ['uuid', ({ order }) => order.placedAtLocation],
  customer_id: ['uuid', ({ order }) => order.customer],
  currency: ['text', ({ order }) => order.currency],
  prices_include_tax: ['boolean', ({ order }) => order.pricesIncludeTax],
  locale: ['text', ({ order }) => order.locale],
  terms: ['text', ({ order }) => order.terms],
  buyer_reference: ['text', ({ order }) => order.buyerReference],
  cost_center: ['text', ({ order }) => order.costCenter],
  tags: ['text[]', ({ order }) => order.tags],
  priority: ['int', ({ order }) => order.priority],
  repeat_of: ['uuid', ({ order }) => order.repeatOf],
  goods_minor: ['bigint', ({ order }) => order.draft.goodsMinor],
  charges_minor: ['bigint', ({ order }) => order.draft.chargesMinor],
  tax_minor: ['bigint', ({ order }) => order.draft.taxMinor],
  total_minor: ['bigint', ({ order }) => order.draft.totalMinor],
  fulfillment_status: ['text', ({ order }) => order.statuses.fulfillment],
  payment_status: ['text', ({ order }) => order.statuses.payment],
  hold_status: ['text', ({ order }) => order.statuses.holds],
  quiet: ['boolean', ({ tx }) => tx.quiet],
  placed_at: ['timestamptz', ({ tx, order }) => order.placedAt ?? tx.occurredAt],
  recorded_at: ['timestamptz', ({ tx }) => tx.now],
}

export type PartyRow = Readonly<{ order: OrderId; party: DraftParty }>

export const PARTIES: Columns<PartyRow> = {
  order_id: ['uuid', ({ order }) => order],
  party: ['int', ({ party }) => party.party],
  role: ['text', ({ party }) => party.role],
  name: ['text', ({ party }) => party.address.name],
  company: ['text', ({ party }) => party.address.company],
  email: ['text', ({ party }) => party.address.email],
  phone: ['text', ({ party }) => party.address.phone],
  lines: ['text[]', ({ party }) => party.address.lines],
  postal_code: ['text', ({ party }) => party.address.postalCode],
  city: ['text', ({ party }) => party.address.city],
  region: ['text', ({ party }) => party.address.region],
  country: ['text', ({ party }) => party.address.country],
  latitude: ['float8', ({ party }) => party.located?.latitude],
  longitude: ['float8', ({ party }) => party.located?.longitude],
  located_by: ['text', ({ party }) => party.located?.by],
  instructions: ['text', ({ party }) => party.instructions],
}

export const DELIVERIES: Columns<Readonly<{ order: OrderId; delivery: DraftDelivery }>> = {
  order_id: ['uuid', ({ order }) => order],
  delivery: ['int', ({ delivery }) => delivery.delivery],
  method: ['text', ({ delivery }) => delivery.method],
  ship_to: ['int', ({ delivery }) => delivery.shipTo],
  pickup_location_id: ['uuid', ({ delivery }) => delivery.pickupLocation],
  carrier_service: ['text', ({ delivery }) => delivery.carrierService],
  requested_on: ['date', ({ delivery }) => delivery.requestedOn],
}

type LineRow = Readonly<{ order: OrderId; line: DraftLine; units: Readonly<Record<Bucket, number>> | undefined }>

/** Only of lines that say how they travel. */
export const SPLITS: Columns<LineRow> = {
  order_id: ['uuid', ({ order }) => order],
  line: ['int', ({ line }) => line.line],
  split: ['text', ({ line }) => line.split],
}

export const LINES: Columns<LineRow> = {
  order_id: ['uuid', ({ order }) => order],
  line: ['int', ({ line }) => line.line],
  delivery: ['int', ({ line }) => line.delivery],
  item_id: ['uuid', ({ line }) => line.item],
  sku: ['text', ({ line }) => line.sku],
  name: ['text', ({ line }) => line.name],
  kind: ['text', ({ line }) => line.kind],
  tax_class: ['text', ({ line }) => line.taxClass],
  weight_g: ['int', ({ line }) => line.weightG],
  quantity: ['int', ({ line }) => line.quantity],
  selling_unit: ['text', ({ line }) => line.sellingUnit],
  selling_quantity: ['int', ({ line }) => line.sellingQuantity],
  unit_price: ['numeric', ({ line }) => line.unitPrice],
  price_basis: ['int', ({ line }) => line.priceBasis],
  price_source: ['text', ({ line }) => line.priceSource],
  price_list_id: ['uuid', ({ line }) => line.priceList],
  price_list_version: ['int', ({ line }) => line.priceListVersion],
  discounts: ['jsonb', ({ line }) => line.discounts],
  taxes: ['jsonb', ({ line }) => line.taxes],
  net_minor: ['bigint', ({ line }) => line.netMinor],
  tax_minor: ['bigint', ({ line }) => line.taxMinor],
  gross_minor: ['bigint', ({ line }) => line.grossMinor],
  relation: ['text', ({ line }) => line.relation],
  relation_line: ['int', ({ line }) => line.relationLine],
}

/** The buckets that any of the lines fills: most orders fill one of thirteen, and the others are empty by default. */
export function bucketColumns(lines: readonly LineRow[]): Columns<LineRow> {
  const filled = BUCKETS.filter((bucket) => lines.some(({ units }) => (units?.[bucket] ?? 0) > 0))
  return Object.fromEntries(filled.map((bucket) => [bucket, ['int', ({ units }: LineRow) => units?.[bucket]]]))
}

export const CHARGES: Columns<Readonly<{ order: OrderId; charge: DraftCharge }>> = {
  order_id: ['uuid', ({ order }) => order],
  charge: ['int', ({ charge }) => charge.charge],
  delivery: ['int', ({ charge }) => charge.delivery],
  kind: ['text', ({ charge }) => charge.kind],
  name: ['text', ({ charge }) => charge.name],
  tax_class: ['text', ({ charge }) => charge.taxClass],
  taxes: ['jsonb', ({ charge }) => charge.taxes],
  net_minor: ['bigint', ({ charge }) => charge.netMinor],
  tax_minor: ['bigint', ({ charge }) => charge.taxMinor],
  gross_minor: ['bigint', ({ charge }) => charge.grossMinor],
  refundable: ['boolean', () => true],
  cancelled: ['boolean', () => false],
  handed_over: ['boolean', () => false],
}

export type HoldRow = Readonly<{ id: string; order: OrderId; hold: RaisedHold; by: Actor; at: Date }>

export const HOLDS: Columns<HoldRow> = {
  order_id: ['uuid', ({ order }) => order],
  id: ['uuid', ({ id }) => id],
  type: ['text', ({ hold }) => hold.type],
  rule_id: ['uuid', ({ hold }) => hold.rule],
  reason: ['text', ({ hold }) => hold.reason],
  stops: ['text[]', ({ hold }) => hold.stops],
  keeps_stock: ['boolean', ({ hold }) => hold.keepsStock],
  raised_at: ['timestamptz', ({ at }) => at],
  raised_kind: ['text', ({ hold, by }) => (hold.rule ? 'system' : by.kind)],
  raised_id: ['uuid', ({ hold, by }) => (hold.rule ? null : by.id)],
  expires_at: ['timestamptz', ({ hold, at }) => expiryOf(hold, at)],
}

function expiryOf({ expiresAfterS }: RaisedHold, at: Date): Date | null {
  return expiresAfterS === null ? null : new Date(at.getTime() + expiresAfterS * 1000)
}

export const PAYLOADS: Columns<NewOrder> = {
  order_id: ['uuid', (order) => order.id],
  payload: ['jsonb', (order) => order.originalPayload],
}
