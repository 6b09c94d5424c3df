import type { Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { toldMeanwhile } from '../../../platform/db/violation.ts'
import { newId, type OrderId } from '../../../platform/ids.ts'
import {
  bucketColumns,
  CHARGES,
  DELIVERIES,
  HOLDS,
  type HoldRow,
  LINES,
  type NewOrder,
  ORDERS,
  PARTIES,
  PAYLOADS,
  type PartyRow,
  SPLITS,
} from './rows.ts'

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
  const each = <T, R>(pick: (order: NewOrder) => readonly T[], make: (order: NewOrder, one: T) => R) =>
    orders.flatMap((order) => pick(order).map((one) => make(order, one)))
  const lines = each(
    ({ draft }) => draft.lines,
    (order, line) => ({ order: order.id, line, units: order.buckets.get(line.line) }),
  )
  // Issued together, they travel together and run in this sequence.
  await Promise.all([
    insertRows(
      tx,
      'capture.sales_order',
      ORDERS,
      orders.map((order) => ({ tx, order })),
    ),
    writeParties(
      tx,
      each(
        ({ draft }) => draft.parties,
        ({ id }, party) => ({ order: id, party }),
      ),
    ),
    insertRows(
      tx,
      'capture.delivery',
      DELIVERIES,
      each(
        ({ draft }) => draft.deliveries,
        ({ id }, delivery) => ({ order: id, delivery }),
      ),
    ),
    insertRows(tx, 'capture.order_line', { ...LINES, ...bucketColumns(lines) }, lines),
    insertRows(
      tx,
      'capture.line_split',
      SPLITS,
      lines.filter(({ line }) => line.split !== null),
    ),
    insertRows(
      tx,
      'capture.charge',
      CHARGES,
      each(
        ({ draft }) => draft.charges,
        ({ id }, charge) => ({ order: id, charge }),
      ),
    ),
    writeHolds(
      tx,
      each(
        ({ holds }) => holds,
        ({ id, by }, hold) => ({ id: newId(), order: id, hold, by }),
      ),
    ),
    insertRows(
      tx,
      'capture.original_payload',
      PAYLOADS,
      orders.filter((order) => order.originalPayload !== null),
    ),
  ]).catch(toldMeanwhile('order_external_number_once'))
}

/** Writes further parties of an order: a changed address is a new party, the old one stays. */
export function writeParties(tx: Tx, rows: readonly PartyRow[]): Promise<void> {
  return insertRows(tx, 'capture.party', PARTIES, rows)
}

export function writeHolds(tx: Tx, rows: readonly Omit<HoldRow, 'at'>[]): Promise<void> {
  return insertRows(
    tx,
    'capture.hold',
    HOLDS,
    rows.map((row) => ({ ...row, at: tx.occurredAt })),
  )
}
