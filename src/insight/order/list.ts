import type { Tx } from '../../platform/db/db.ts'

export type ListFilter = Readonly<{
  channels: readonly string[] | null
  locations: readonly string[] | null
  fulfillment?: string
  payment?: string
  returns?: string
  holds?: string
  customer?: string
  delivery?: string
  /** Those that a search found; null: all. */
  found: readonly string[] | null
  placedFrom?: string
  placedUntil?: string
  after: { placedAt: string; id: string } | null
  limit: number
}>

export type ListRow = Readonly<{
  id: string
  number: string
  channel: string
  externalNumber: string | null
  currency: string
  totalMinor: number
  cancelledMinor: number
  creditedMinor: number
  capturedMinor: number
  refundedMinor: number
  fulfillmentStatus: string
  paymentStatus: string
  returnStatus: string
  holdStatus: string
  placedAt: Date
  closedAt: Date | null
  version: number
}>

/** States that no closed order has: few orders are open, and those have an index of their own. */
const OPEN_ONLY = new Set([
  ...['open', 'backordered', 'reserved', 'in_work', 'ready_for_pickup', 'partly_shipped', 'shipped', 'held'],
  ...['unpaid', 'partly_authorized', 'partly_paid', 'refund_due'],
])

function isOpenOnly({ fulfillment = '', payment = '', holds = '' }: ListFilter): boolean {
  return [fulfillment, payment, holds].some((state) => OPEN_ONLY.has(state))
}

/**
 * Orders, newest first, from a cursor on: each condition holds only when it is asked for. What is asked of other tables is
 * a value of the order, not `exists`: that was answered for all orders at once before the first was looked at.
 */
export function listOrders(tx: Tx, filter: ListFilter): Promise<ListRow[]> {
  return tx.rows<ListRow>(
    'insight.list_orders',
    `select o.id, o.number, c.code as channel, o.external_number as "externalNumber", o.currency, o.total_minor as "totalMinor", o.cancelled_minor as "cancelledMinor", o.credited_minor as "creditedMinor",
            o.captured_minor as "capturedMinor", o.refunded_minor as "refundedMinor", o.fulfillment_status as "fulfillmentStatus", o.payment_status as "paymentStatus",
            o.return_status as "returnStatus", o.hold_status as "holdStatus", o.placed_at as "placedAt", o.closed_at as "closedAt", o.version
       from capture.v_order o join organisation.v_channel c on (c.tenant_id, c.id) = (o.tenant_id, o.channel_id)
      where o.tenant_id = $1
        and ($2::uuid[] is null or o.channel_id = any($2))
        and ($3::uuid[] is null or o.placed_location_id = any($3)
             or (select true from fulfill.v_fulfillment_order f where (f.tenant_id, f.order_id) = (o.tenant_id, o.id) and f.location_id = any($3) limit 1)
             or (select true from capture.v_delivery d where (d.tenant_id, d.order_id) = (o.tenant_id, o.id) and d.pickup_location_id = any($3) limit 1))
        and ($4::text is null or o.fulfillment_status = $4) and ($5::text is null or o.payment_status = $5)
        and ($6::text is null or o.return_status = $6) and ($7::text is null or o.hold_status = $7)
        and ($8::uuid is null or o.customer_id = $8)
        and ($9::text is null or (select true from deliver.v_package_state s where (s.tenant_id, s.order_id) = (o.tenant_id, o.id) and s.state = $9 limit 1))
        and ($10::uuid[] is null or o.id = any($10))
        and ($11::boolean is null or o.closed_at is null)
        and ($12::timestamptz is null or o.placed_at >= $12) and ($13::timestamptz is null or o.placed_at < $13)
        and ($14::timestamptz is null or (o.placed_at, o.id) < ($14, $15::uuid))
      order by o.placed_at desc, o.id desc limit $16`,
    [
      tx.tenant,
      filter.channels,
      filter.locations,
      filter.fulfillment ?? null,
      filter.payment ?? null,
      filter.returns ?? null,
      filter.holds ?? null,
      filter.customer ?? null,
      filter.delivery ?? null,
      filter.found,
      isOpenOnly(filter) || null,
      filter.placedFrom ?? null,
      filter.placedUntil ?? null,
      filter.after?.placedAt ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  )
}
