import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, ItemId, LocationId, OrderId } from '../../../platform/ids.ts'
import type { FulfillmentOrder } from '../model.ts'

/** Where a policy is asked for on behalf of an order, and how many fulfillment orders it has had so far. */
export type ReleaseScope = Readonly<{
  order: OrderId
  channel: string
  brand: string
  legalEntity: string
  released: number
  /** It waits for others, so that their places are chosen together. */
  pooled: boolean
}>

export function readScopes(tx: Tx, orders: readonly OrderId[]): Promise<ReleaseScope[]> {
  return tx.rows<ReleaseScope>(
    'fulfill.read_release_scopes',
    `select o.id as "order", o.channel_id as channel, o.brand_id as brand, o.legal_entity_id as "legalEntity",
            (select count(*)::int from fulfill.fulfillment_order f where f.tenant_id = o.tenant_id and f.order_id = o.id) as released,
            exists (select from promise.v_pooled p where p.tenant_id = o.tenant_id and p.order_id = o.id) as pooled
       from capture.v_order o where o.tenant_id = $1 and o.id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
}

export type PromisedShip = Readonly<{ order: OrderId; line: number; location: LocationId; shipBy: string | null }>

/** The newest ship-by promise of each line and location. */
export function readShipBy(tx: Tx, orders: readonly OrderId[]): Promise<PromisedShip[]> {
  return tx.rows<PromisedShip>(
    'fulfill.read_ship_by',
    `select distinct on (order_id, line, location_id) order_id as "order", line, location_id as location, ship_by as "shipBy"
       from promise.v_promise where tenant_id = $1 and order_id = any($2::uuid[]) and location_id is not null
      order by order_id, line, location_id, recorded_at desc, occurred_at desc`,
    [tx.tenant, orders],
  )
}

export type NewFulfillment = Readonly<{
  id: FulfillmentOrderId
  number: string
  order: OrderId
  delivery: number
  location: LocationId
  destination: FulfillmentOrder['destination']
  to: LocationId | null
  shipBy: string | null
  /** Moved by hand, and to stay there. */
  pinned?: boolean
  lines: readonly Readonly<{ line: number; item: ItemId; sku: string; name: string; units: number }>[]
  /** Its units are on their way: it is the second leg of a pickup. */
  leg?: Readonly<{ after: FulfillmentOrderId; transfer: string }>
}>

export async function insertFulfillments(
  tx: Tx,
  made: readonly (NewFulfillment & { releasedAt: Date })[],
): Promise<void> {
  if (made.length === 0) return
  const column = <T>(pick: (one: (typeof made)[number]) => T) => made.map(pick)
  await tx.rows(
    'fulfill.insert_fulfillment_orders',
    `insert into fulfill.fulfillment_order (tenant_id, id, number, order_id, delivery, location_id, destination, ship_by, pinned, to_location_id, after_id, transfer_id, state, released_at)
     select $1, n.* from unnest($2::uuid[], $3::text[], $4::uuid[], $5::int[], $6::uuid[], $7::text[], $8::date[], $9::boolean[], $10::uuid[], $11::uuid[], $12::uuid[], $13::text[], $14::timestamptz[]) as n`,
    [
      tx.tenant,
      column((f) => f.id),
      column((f) => f.number),
      column((f) => f.order),
      column((f) => f.delivery),
      column((f) => f.location),
      column((f) => f.destination),
      column((f) => f.shipBy),
      column((f) => f.pinned ?? false),
      column((f) => f.to),
      column((f) => f.leg?.after ?? null),
      column((f) => f.leg?.transfer ?? null),
      column((f) => (f.leg ? 'coming' : 'released')),
      column((f) => f.releasedAt),
    ],
  )
  const lines = made.flatMap((one) =>
    one.lines.map((line) => ({ ...line, fulfillment: one.id, coming: one.leg ? line.units : 0 })),
  )
  await tx.rows(
    'fulfill.insert_lines',
    `insert into fulfill.fulfillment_line (tenant_id, fulfillment_order_id, line, item_id, sku, name, units, coming, waiting)
     select $1, n.*, n.units - n.coming
       from unnest($2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::int[], $8::int[]) as n(id, line, item, sku, name, units, coming)`,
    [
      tx.tenant,
      lines.map((line) => line.fulfillment),
      lines.map((line) => line.line),
      lines.map((line) => line.item),
      lines.map((line) => line.sku),
      lines.map((line) => line.name),
      lines.map((line) => line.units),
      lines.map((line) => line.coming),
    ],
  )
}
