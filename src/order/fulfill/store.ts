import type { Tx } from '../../platform/db/db.ts'
import type { FulfillmentOrderId, LocationId, OrderId } from '../../platform/ids.ts'
import type { FulfillmentLine, FulfillmentOrder } from './model.ts'
import { readPackages } from './package-store.ts'

type Header = Omit<FulfillmentOrder, 'lines' | 'packages'>
type Of<T> = T & { fulfillment: FulfillmentOrderId }

const HEADER = `f.id, f.number, f.order_id as "order", f.delivery, f.location_id as location, f.destination, f.to_location_id as "to", f.after_id as after, f.transfer_id as transfer, f.state, f.ship_by as "shipBy",
  f.collect_by as "collectBy", f.code_tries as "codeTries", f.released_at as "releasedAt", f.accepted_at as "acceptedAt", f.picked_at as "pickedAt",
  f.packed_at as "packedAt", f.ready_at as "readyAt", f.done_at as "doneAt", f.version,
  (select o.channel_id from capture.v_order o where o.tenant_id = f.tenant_id and o.id = f.order_id) as channel,
  (select l.supplier_id from organisation.v_location l where l.tenant_id = f.tenant_id and l.id = f.location_id) as supplier`

/** Locks fulfillment orders in the order of their ids; their orders must be locked before. */
export async function lockFulfillments(tx: Tx, ids: readonly FulfillmentOrderId[]): Promise<FulfillmentOrder[]> {
  return withParts(
    tx,
    ids,
    tx.rows<Header>(
      'fulfill.lock_fulfillment_orders',
      `select ${HEADER} from fulfill.fulfillment_order f where f.tenant_id = $1 and f.id = any($2::uuid[]) order by f.id for no key update of f`,
      [tx.tenant, ids],
    ),
  )
}

export async function readFulfillments(tx: Tx, ids: readonly FulfillmentOrderId[]): Promise<FulfillmentOrder[]> {
  return withParts(
    tx,
    ids,
    tx.rows<Header>(
      'fulfill.read_fulfillment_orders',
      `select ${HEADER} from fulfill.fulfillment_order f where f.tenant_id = $1 and f.id = any($2::uuid[]) order by f.released_at, f.id`,
      [tx.tenant, ids],
    ),
  )
}

/** Sent together, done one after the other: behind a lock the parts are what it protects. */
async function withParts(
  tx: Tx,
  ids: readonly FulfillmentOrderId[],
  found: Promise<readonly Header[]>,
): Promise<FulfillmentOrder[]> {
  const [headers, lines, packages] = await Promise.all([found, readLines(tx, ids), readPackages(tx, ids)])
  const of = <T extends { fulfillment: FulfillmentOrderId }>(rows: readonly T[], id: FulfillmentOrderId) =>
    rows.filter((row) => row.fulfillment === id).map(({ fulfillment: _, ...row }) => row)
  return headers.map((header) => ({
    ...header,
    lines: of(lines, header.id),
    packages: of(packages, header.id),
  }))
}

function readLines(tx: Tx, ids: readonly FulfillmentOrderId[]): Promise<Of<FulfillmentLine>[]> {
  return tx.rows(
    'fulfill.read_lines',
    `select fulfillment_order_id as fulfillment, line, item_id as item, sku, name, units, coming, waiting, declined, picked, short, packed,
            handed_over as "handedOver", cancelled, decline_reason as "declineReason"
       from fulfill.fulfillment_line where tenant_id = $1 and fulfillment_order_id = any($2::uuid[]) order by fulfillment_order_id, line`,
    [tx.tenant, ids],
  )
}

/** The orders that fulfillment orders belong to, without a lock: orders are locked first. */
export async function ordersOf(tx: Tx, ids: readonly FulfillmentOrderId[]): Promise<OrderId[]> {
  const rows = await tx.rows<{ order: OrderId }>(
    'fulfill.orders_of',
    'select distinct order_id as "order" from fulfill.fulfillment_order where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenant, ids],
  )
  return rows.map((row) => row.order)
}

export async function idsOfOrder(tx: Tx, order: OrderId): Promise<FulfillmentOrderId[]> {
  const rows = await tx.rows<{ id: FulfillmentOrderId }>(
    'fulfill.ids_of_order',
    'select id from fulfill.fulfillment_order where tenant_id = $1 and order_id = $2 order by id',
    [tx.tenant, order],
  )
  return rows.map((row) => row.id)
}

/** Writes what changed on fulfillment orders, with a new version each. */
export function writeFulfillments(tx: Tx, changed: readonly FulfillmentOrder[]): Promise<void> {
  return putFulfillments(
    tx,
    changed.map((one) => ({ ...one, version: one.version + 1 })),
  )
}

/** Writes fulfillment orders as they are now, their version too. They must be locked. */
export async function putFulfillments(tx: Tx, changed: readonly FulfillmentOrder[]): Promise<void> {
  if (changed.length === 0) return
  const column = <T>(pick: (one: FulfillmentOrder) => T) => changed.map(pick)
  const headers = tx.rows(
    'fulfill.write_fulfillment_orders',
    `update fulfill.fulfillment_order f
        set state = n.state, collect_by = n.collect_by, code_tries = n.code_tries, accepted_at = n.accepted_at, picked_at = n.picked_at,
            packed_at = n.packed_at, ready_at = n.ready_at, done_at = n.done_at, version = n.version
       from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::int[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::int[])
            as n(id, state, collect_by, code_tries, accepted_at, picked_at, packed_at, ready_at, done_at, version)
      where f.tenant_id = $1 and f.id = n.id`,
    [
      tx.tenant,
      column((f) => f.id),
      column((f) => f.state),
      column((f) => f.collectBy),
      column((f) => f.codeTries),
      column((f) => f.acceptedAt),
      column((f) => f.pickedAt),
      column((f) => f.packedAt),
      column((f) => f.readyAt),
      column((f) => f.doneAt),
      column((f) => f.version),
    ],
  )
  const lines = writeLines(
    tx,
    changed.flatMap((one) => one.lines.map((line) => ({ ...line, fulfillment: one.id }))),
  )
  await Promise.all([headers, lines])
}

async function writeLines(tx: Tx, lines: readonly Of<FulfillmentLine>[]): Promise<void> {
  const column = <T>(pick: (line: Of<FulfillmentLine>) => T) => lines.map(pick)
  await tx.rows(
    'fulfill.write_lines',
    `update fulfill.fulfillment_line l
        set coming = n.coming, waiting = n.waiting, declined = n.declined, picked = n.picked, short = n.short, packed = n.packed,
            handed_over = n.handed_over, cancelled = n.cancelled, decline_reason = n.decline_reason,
            short_at = case when n.short > l.short then $13 else l.short_at end
       from unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::text[], $12::int[])
            as n(id, line, waiting, declined, picked, short, packed, handed_over, cancelled, decline_reason, coming)
      where l.tenant_id = $1 and l.fulfillment_order_id = n.id and l.line = n.line`,
    [
      tx.tenant,
      column((l) => l.fulfillment),
      column((l) => l.line),
      column((l) => l.waiting),
      column((l) => l.declined),
      column((l) => l.picked),
      column((l) => l.short),
      column((l) => l.packed),
      column((l) => l.handedOver),
      column((l) => l.cancelled),
      column((l) => l.declineReason),
      column((l) => l.coming),
      tx.now,
    ],
  )
}

/** Where orders are worked on. */
export function locationsOfOrders(
  tx: Tx,
  orders: readonly OrderId[],
): Promise<{ order: OrderId; location: LocationId }[]> {
  return tx.rows(
    'fulfill.locations_of_orders',
    `select distinct order_id as "order", location_id as location from fulfill.fulfillment_order
      where tenant_id = $1 and order_id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
}
