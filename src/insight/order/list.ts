import type { Tx } from '../../platform/db/db.ts'

export type ListFilter = Readonly<{
  channels: readonly string[] | null
  locations: readonly string[] | null
  fulfillment?: string
  payment?: string
  returns?: string
  holds?: string
  number?: string
  externalNumber?: string
  customer?: string
  email?: string
  trackingNumber?: string
  sku?: string
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

/** Orders, newest first, from a cursor on: each condition holds only when it is asked for. */
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
             or exists (select from fulfill.v_fulfillment_order f where (f.tenant_id, f.order_id) = (o.tenant_id, o.id) and f.location_id = any($3))
             or exists (select from capture.v_delivery d where (d.tenant_id, d.order_id) = (o.tenant_id, o.id) and d.pickup_location_id = any($3)))
        and ($4::text is null or o.fulfillment_status = $4) and ($5::text is null or o.payment_status = $5)
        and ($6::text is null or o.return_status = $6) and ($7::text is null or o.hold_status = $7)
        and ($8::text is null or o.number = $8) and ($9::text is null or o.external_number = $9)
        and ($10::uuid is null or o.customer_id = $10)
        and ($11::text is null or exists (select from capture.v_party p where (p.tenant_id, p.order_id) = (o.tenant_id, o.id) and lower(p.email) = lower($11)))
        and ($12::text is null or exists (select from fulfill.v_package k where (k.tenant_id, k.order_id) = (o.tenant_id, o.id) and k.tracking_number = $12))
        and ($13::text is null or exists (select from capture.v_order_line l where (l.tenant_id, l.order_id) = (o.tenant_id, o.id) and l.sku = $13))
        and ($14::timestamptz is null or o.placed_at >= $14) and ($15::timestamptz is null or o.placed_at < $15)
        and ($16::timestamptz is null or (o.placed_at, o.id) < ($16, $17::uuid))
      order by o.placed_at desc, o.id desc limit $18`,
    [
      tx.tenant,
      filter.channels,
      filter.locations,
      filter.fulfillment ?? null,
      filter.payment ?? null,
      filter.returns ?? null,
      filter.holds ?? null,
      filter.number ?? null,
      filter.externalNumber ?? null,
      filter.customer ?? null,
      filter.email ?? null,
      filter.trackingNumber ?? null,
      filter.sku ?? null,
      filter.placedFrom ?? null,
      filter.placedUntil ?? null,
      filter.after?.placedAt ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  )
}
