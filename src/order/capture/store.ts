import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'
import { type ActiveHold, BUCKETS, type Bucket, type Delivery, type Line, type OpenOrder, type Order } from './model.ts'

type Header = Omit<OpenOrder, 'lines' | 'deliveries' | 'holds' | 'money' | 'returns'> & {
  authorizedMinor: number
  capturedMinor: number
  refundedMinor: number
  moneyUnknown: boolean
  returnsOpen: number
  returnsExpected: number
  returnsReceived: number
}
export type LineRow = Omit<Line, 'buckets'> & Record<Bucket, number>

const HEADER = `id, number, version, channel_id as channel, customer_id as customer, currency, terms,
  total_minor as "totalMinor", cancelled_minor as "cancelledMinor", credited_minor as "creditedMinor",
  authorized_minor as "authorizedMinor", captured_minor as "capturedMinor", refunded_minor as "refundedMinor",
  money_unknown as "moneyUnknown", returns_open as "returnsOpen", returns_expected as "returnsExpected",
  returns_received as "returnsReceived", placed_at as "placedAt", closed_at as "closedAt", legal_entity_id as "legalEntity",
  brand_id as brand, placed_location_id as "placedLocation"`

/** Locks orders in the order of their ids, so that commands on the same orders wait instead of deadlock. */
export function lockHeaders(tx: Tx, orders: readonly OrderId[]): Promise<Header[]> {
  return tx.rows<Header>(
    'capture.lock_orders',
    `select ${HEADER} from capture.sales_order where tenant_id = $1 and id = any($2::uuid[]) order by id for no key update`,
    [tx.tenant, orders],
  )
}

export function readHeaders(tx: Tx, orders: readonly OrderId[]): Promise<Header[]> {
  return tx.rows<Header>(
    'capture.read_orders',
    `select ${HEADER} from capture.sales_order where tenant_id = $1 and id = any($2::uuid[]) order by id`,
    [tx.tenant, orders],
  )
}

export type Parts = Readonly<{
  order: OrderId
  lines: readonly LineRow[]
  deliveries: readonly Delivery[]
  holds: readonly ActiveHold[]
}>

const LINE = [
  ...Object.entries({
    line: 'line',
    delivery: 'delivery',
    item: 'item_id',
    sku: 'sku',
    name: 'name',
    kind: 'kind',
    quantity: 'quantity',
    netMinor: 'net_minor',
    taxMinor: 'tax_minor',
    grossMinor: 'gross_minor',
    relation: 'relation',
    relationLine: 'relation_line',
    givenUp: 'given_up',
  }),
  ...BUCKETS.map((bucket) => [bucket, bucket]),
]

/** Lines, deliveries and active holds of orders: one statement, because every command on an order begins with it. */
export function readParts(tx: Tx, orders: readonly OrderId[]): Promise<Parts[]> {
  return tx.rows<Parts>(
    'capture.read_parts',
    `select o.id as "order",
            (select jsonb_agg(jsonb_build_object(${LINE.map(([name, column]) => `'${name}', l.${column}`).join(', ')}) order by l.line)
               from capture.order_line l where l.tenant_id = $1 and l.order_id = o.id) as lines,
            (select jsonb_agg(jsonb_build_object('delivery', d.delivery, 'method', d.method, 'pickupLocation', d.pickup_location_id, 'requestedOn', d.requested_on,
                                                 'carrierService', d.carrier_service) order by d.delivery)
               from capture.delivery d where d.tenant_id = $1 and d.order_id = o.id) as deliveries,
            coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'type', h.type, 'stops', h.stops, 'reason', h.reason) order by h.id)
               from capture.hold h where h.tenant_id = $1 and h.order_id = o.id and h.lifted_at is null), '[]') as holds
       from unnest($2::uuid[]) as o(id)`,
    [tx.tenant, orders],
  )
}

export type Statuses = { fulfillment: string; payment: string; returns: string; holds: string }

/** The one statement that changes where units are: facts of lines and header, and the statuses derived from them. */
export async function writeOrders(
  tx: Tx,
  orders: readonly (Order & { statuses: Statuses })[],
  lines: readonly (Line & { order: OrderId })[],
): Promise<void> {
  const column = <T>(pick: (order: Order & { statuses: Statuses }) => T) => orders.map(pick)
  const buckets = BUCKETS.map((bucket, index) => ({ bucket, parameter: `$${index + 21}::int[]` }))
  await tx.rows(
    'capture.write_orders',
    `with moved as (
       update capture.order_line l set given_up = m.given_up, ${BUCKETS.map((bucket) => `${bucket} = m.${bucket}`).join(', ')}
         from unnest($18::uuid[], $19::int[], $20::int[], ${buckets.map(({ parameter }) => parameter).join(', ')}) as m(order_id, line, given_up, ${BUCKETS.join(', ')})
        where l.tenant_id = $1 and l.order_id = m.order_id and l.line = m.line
     )
     update capture.sales_order o
        set version = n.version, cancelled_minor = n.cancelled, credited_minor = n.credited, authorized_minor = n.authorized,
            captured_minor = n.captured, refunded_minor = n.refunded, money_unknown = n.unknown, returns_open = n.returns_open,
            returns_expected = n.expected, returns_received = n.received, fulfillment_status = n.fulfillment, payment_status = n.payment,
            return_status = n.returns, hold_status = n.holds, closed_at = n.closed_at
       from unnest($2::uuid[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::boolean[], $10::int[],
                   $11::int[], $12::int[], $13::text[], $14::text[], $15::text[], $16::text[], $17::timestamptz[])
            as n(id, version, cancelled, credited, authorized, captured, refunded, unknown, returns_open, expected, received,
                 fulfillment, payment, returns, holds, closed_at)
      where o.tenant_id = $1 and o.id = n.id`,
    [
      tx.tenant,
      column((o) => o.id),
      column((o) => o.version),
      column((o) => o.cancelledMinor),
      column((o) => o.creditedMinor),
      column((o) => o.money.authorizedMinor),
      column((o) => o.money.capturedMinor),
      column((o) => o.money.refundedMinor),
      column((o) => o.money.unknown),
      column((o) => o.returns.open),
      column((o) => o.returns.expected),
      column((o) => o.returns.received),
      column((o) => o.statuses.fulfillment),
      column((o) => o.statuses.payment),
      column((o) => o.statuses.returns),
      column((o) => o.statuses.holds),
      column((o) => o.closedAt),
      lines.map((line) => line.order),
      lines.map((line) => line.line),
      lines.map((line) => line.givenUp),
      ...BUCKETS.map((bucket) => lines.map((line) => line.buckets[bucket])),
    ],
  )
}

export type NewlyHandedOver = Readonly<{
  lines: readonly Readonly<{ line: number; before: number; units: number }>[]
  charges: readonly Readonly<{ charge: number; netMinor: number; grossMinor: number }>[]
}>

/**
 * Raises each line's count of units that left our hands to what its buckets say. Where one was raised, charges that no
 * hand-over has counted yet are counted as well.
 * @returns what was raised by how much, and the charges
 */
export async function markHandedOver(tx: Tx, order: OrderId): Promise<NewlyHandedOver> {
  const [marked] = await tx.rows<NewlyHandedOver>(
    'capture.mark_handed_over',
    `with marked as (
       update capture.order_line l set handed_over = n.now
         from (select line, handed_over as before, least(quantity, shipped + delivered + lost + sent_back + given_up) as now
                 from capture.order_line where tenant_id = $1 and order_id = $2 for update) n
        where l.tenant_id = $1 and l.order_id = $2 and l.line = n.line and n.now > n.before
       returning l.line, n.before, n.now - n.before as units
     ), counted as (
       update capture.charge set handed_over = true
        where tenant_id = $1 and order_id = $2 and not handed_over and not cancelled and exists (select from marked)
       returning charge, net_minor, gross_minor
     )
     select coalesce((select jsonb_agg(jsonb_build_object('line', line, 'before', before, 'units', units) order by line) from marked), '[]') as lines,
            coalesce((select jsonb_agg(jsonb_build_object('charge', charge, 'netMinor', net_minor, 'grossMinor', gross_minor) order by charge) from counted), '[]') as charges`,
    [tx.tenant, order],
  )
  return marked ?? { lines: [], charges: [] }
}

/**
 * Lowers each line's count of units that left our hands to what is not cancelled of it: units that came back, were to
 * be sent again, and were cancelled instead. Charges that were counted and are cancelled are counted no more.
 * @returns what was lowered by how much, `before` being what is left, and the charges
 */
export async function unmarkHandedOver(tx: Tx, order: OrderId): Promise<NewlyHandedOver> {
  const [marked] = await tx.rows<NewlyHandedOver>(
    'capture.unmark_handed_over',
    `with marked as (
       update capture.order_line l set handed_over = n.now
         from (select line, handed_over as before, quantity - (cancelled - given_up) as now
                 from capture.order_line where tenant_id = $1 and order_id = $2 and kind <> 'kit' for update) n
        where l.tenant_id = $1 and l.order_id = $2 and l.line = n.line and n.now < n.before
       returning l.line, n.now as before, n.before - n.now as units
     ), counted as (
       update capture.charge set handed_over = false where tenant_id = $1 and order_id = $2 and handed_over and cancelled
       returning charge, net_minor, gross_minor
     )
     select coalesce((select jsonb_agg(jsonb_build_object('line', line, 'before', before, 'units', units) order by line) from marked), '[]') as lines,
            coalesce((select jsonb_agg(jsonb_build_object('charge', charge, 'netMinor', net_minor, 'grossMinor', gross_minor) order by charge) from counted), '[]') as charges`,
    [tx.tenant, order],
  )
  return marked ?? { lines: [], charges: [] }
}
