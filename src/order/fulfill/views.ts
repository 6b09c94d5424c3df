import type { Bounds } from '../../organisation/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { ChannelId, FulfillmentOrderId, LocationId, OrderId, PackageId, ProviderId } from '../../platform/ids.ts'
import type { FulfillmentOrder, FulfillmentState, LineUnits, Package } from './model.ts'
import { idsOfOrder, readFulfillments } from './store.ts'

/** Fulfillment orders of an order, oldest first. */
export async function fulfillmentsOf(tx: Tx, order: OrderId): Promise<FulfillmentOrder[]> {
  return readFulfillments(tx, await idsOfOrder(tx, order))
}

const OPEN: readonly FulfillmentState[] = ['coming', 'released', 'accepted', 'in_work', 'packed', 'ready']

export type WorkFilter = Readonly<{
  location: LocationId | null
  /** Null: whatever is open. */
  state: FulfillmentState | null
  bounds: Bounds
  after: WorkCursor | null
  limit: number
}>
export type WorkCursor = Readonly<{ releasedAt: Date; id: FulfillmentOrderId }>

/** The work list: what was released first comes first. */
export async function listWork(tx: Tx, filter: WorkFilter): Promise<{ items: FulfillmentOrder[]; more: boolean }> {
  const { location, state, bounds, after, limit } = filter
  const rows = await tx.rows<{ id: FulfillmentOrderId }>(
    'fulfill.list_work',
    `select f.id from fulfill.fulfillment_order f
      where f.tenant_id = $1 and f.state = any($2::text[])
        and ($3::uuid is null or f.location_id = $3)
        and ($4::uuid[] is null or f.location_id = any($4))
        and ($5::uuid is null or exists (select from capture.v_order o where o.tenant_id = f.tenant_id and o.id = f.order_id and o.channel_id = $5))
        and ($6::uuid is null or exists (select from organisation.v_location l where l.tenant_id = f.tenant_id and l.id = f.location_id and l.supplier_id = $6))
        and ($7::timestamptz is null or (f.released_at, f.id) > ($7, $8::uuid))
      order by f.released_at, f.id limit $9`,
    [
      tx.tenant,
      state ? [state] : OPEN,
      location,
      bounds.locations,
      bounds.channel,
      bounds.supplier,
      after?.releasedAt ?? null,
      after?.id ?? null,
      limit + 1,
    ],
  )
  const ids = rows.slice(0, limit).map((row) => row.id)
  return { items: await readFulfillments(tx, ids), more: rows.length > limit }
}

export function showCursor({ releasedAt, id }: WorkCursor): string {
  return Buffer.from(`${releasedAt.toISOString()}_${id}`).toString('base64url')
}

/** Null for what this list never gave out. */
export function readCursor(text: string): WorkCursor | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString('utf8'))
  const releasedAt = new Date(match?.[1] ?? Number.NaN)
  return match?.[2] && !Number.isNaN(releasedAt.getTime()) ? { releasedAt, id: match[2] as FulfillmentOrderId } : null
}

/** A package as the step to the door sees it. */
export type PackageAt = Readonly<{
  id: PackageId
  fulfillment: FulfillmentOrderId
  order: OrderId
  channel: ChannelId
  location: LocationId
  supplier: string | null
  destination: FulfillmentOrder['destination']
  carrier: ProviderId | null
  trackingNumber: string | null
  state: Package['state']
  contents: readonly LineUnits[]
}>

/** Packages by their ids, or by the numbers under which carriers know them. */
export function packagesAt(
  tx: Tx,
  by: Readonly<{ ids: readonly PackageId[] }> | Readonly<{ carrier: ProviderId; trackingNumbers: readonly string[] }>,
): Promise<PackageAt[]> {
  return tx.rows<PackageAt>(
    'ids' in by ? 'fulfill.packages_at' : 'fulfill.packages_by_tracking',
    `select p.id, p.fulfillment_order_id as fulfillment, p.order_id as "order", o.channel_id as channel, f.location_id as location,
            l.supplier_id as supplier, f.destination, p.carrier_id as carrier, p.tracking_number as "trackingNumber", p.state,
            (select coalesce(jsonb_agg(jsonb_build_object('line', c.line, 'units', c.units) order by c.line), '[]')
               from fulfill.package_content c where c.tenant_id = p.tenant_id and c.package_id = p.id) as contents
       from fulfill.package p
       join fulfill.fulfillment_order f on (f.tenant_id, f.id) = (p.tenant_id, p.fulfillment_order_id)
       join capture.v_order o on (o.tenant_id, o.id) = (p.tenant_id, p.order_id)
       join organisation.v_location l on (l.tenant_id, l.id) = (f.tenant_id, f.location_id)
      where p.tenant_id = $1 and ${'ids' in by ? 'p.id = any($2::uuid[])' : 'p.carrier_id = $2 and p.tracking_number = any($3::text[])'}
      order by p.id`,
    'ids' in by ? [tx.tenant, by.ids] : [tx.tenant, by.carrier, by.trackingNumbers],
  )
}
