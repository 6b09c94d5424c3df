import type { Tx } from '../../platform/db/db.ts'
import type { OrderId, PackageId, ReturnId } from '../../platform/ids.ts'
import type { Return, ReturnLine } from './model.ts'

type Header = Omit<Return, 'lines'>
const HEADER = `id, number, order_id as "order", location_id as location, way, authorized_at as "authorizedAt", received_at as "receivedAt", closed_at as "closedAt", refund_minor as "refundMinor"`

export async function lockReturn(tx: Tx, id: ReturnId): Promise<Return | undefined> {
  const [header] = await tx.rows<Header>(
    'aftersales.lock_return',
    `select ${HEADER} from aftersales.return_order where tenant_id = $1 and id = $2 for update`,
    [tx.tenant, id],
  )
  return header && { ...header, lines: await readLines(tx, [id]) }
}

/** Where a return was received; null while it was not. */
export async function locationOfReturn(tx: Tx, id: ReturnId): Promise<string | null> {
  const [row] = await tx.rows<{ location: string | null }>(
    'aftersales.location_of_return',
    'select location_id as location from aftersales.return_order where tenant_id = $1 and id = $2',
    [tx.tenant, id],
  )
  return row?.location ?? null
}

export async function writeFeedback(tx: Tx, order: OrderId, rating: number, comment: string | null): Promise<void> {
  await tx.rows(
    'aftersales.write_feedback',
    `insert into aftersales.feedback (tenant_id, order_id, rating, comment, answered_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, order_id) do update set rating = excluded.rating, comment = excluded.comment, answered_at = excluded.answered_at`,
    [tx.tenant, order, rating, comment, tx.occurredAt],
  )
}

/** The order of a return, read before anything is locked: orders are locked first. */
export async function orderOfReturn(tx: Tx, id: ReturnId): Promise<OrderId | undefined> {
  const [row] = await tx.rows<{ order: OrderId }>(
    'aftersales.order_of_return',
    'select order_id as "order" from aftersales.return_order where tenant_id = $1 and id = $2',
    [tx.tenant, id],
  )
  return row?.order
}

function readLines(tx: Tx, returns: readonly string[]): Promise<(ReturnLine & { return: ReturnId })[]> {
  return tx.rows(
    'aftersales.read_return_lines',
    `select r.return_id as "return", r.line, r.package_id as package, l.item_id as item, r.reason, r.expected, r.received, r.accepted, r.rejected, r.refunded, r.restocked, r.written_off as "writtenOff"
       from aftersales.return_line r
       join aftersales.return_order o on (o.tenant_id, o.id) = (r.tenant_id, r.return_id)
       join capture.v_order_line l on (l.tenant_id, l.order_id, l.line) = (o.tenant_id, o.order_id, r.line)
      where r.tenant_id = $1 and r.return_id = any($2::uuid[]) order by r.return_id, r.line, r.package_id`,
    [tx.tenant, returns],
  )
}

export async function returnsOfOrder(tx: Tx, order: OrderId): Promise<Return[]> {
  const headers = await tx.rows<Header>(
    'aftersales.returns_of_order',
    `select ${HEADER} from aftersales.return_order where tenant_id = $1 and order_id = $2 order by id`,
    [tx.tenant, order],
  )
  const lines =
    headers.length > 0
      ? await readLines(
          tx,
          headers.map((header) => header.id),
        )
      : []
  return headers.map((header) => ({ ...header, lines: lines.filter((line) => line.return === header.id) }))
}

export type Delivered = Readonly<{ line: number; package: PackageId; units: number; deliveredAt: Date }>

/** What was handed over of an order, by package: the contents of packages that arrived or were collected. */
export function deliveredContents(tx: Tx, order: OrderId): Promise<Delivered[]> {
  return tx.rows<Delivered>(
    'aftersales.delivered_contents',
    `select c.line, p.id as package, c.units, coalesce(s.delivered_at, f.done_at, p.packed_at) as "deliveredAt"
       from fulfill.v_package p
       join fulfill.v_package_content c on (c.tenant_id, c.package_id) = (p.tenant_id, p.id)
       join fulfill.v_fulfillment_order f on (f.tenant_id, f.id) = (p.tenant_id, p.fulfillment_order_id)
       left join deliver.v_package_state s on (s.tenant_id, s.package_id) = (p.tenant_id, p.id)
      where p.tenant_id = $1 and p.order_id = $2 and (s.state = 'delivered' or (f.destination = 'pickup' and f.state = 'done'))
      order by "deliveredAt", p.id, c.line`,
    [tx.tenant, order],
  )
}

export async function writeReturn(tx: Tx, made: Return): Promise<void> {
  await tx.rows(
    'aftersales.write_return',
    'insert into aftersales.return_order (tenant_id, id, number, order_id, location_id, way, authorized_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [tx.tenant, made.id, made.number, made.order, made.location, made.way, made.authorizedAt],
  )
  await tx.rows(
    'aftersales.write_return_lines',
    `insert into aftersales.return_line (tenant_id, return_id, line, package_id, reason, expected)
     select $1, $2, n.* from unnest($3::int[], $4::uuid[], $5::text[], $6::int[]) as n`,
    [
      tx.tenant,
      made.id,
      made.lines.map((l) => l.line),
      made.lines.map((l) => l.package),
      made.lines.map((l) => l.reason),
      made.lines.map((l) => l.expected),
    ],
  )
}

export async function changeReturn(
  tx: Tx,
  changed: Return,
  moment: { received?: boolean; inspected?: boolean; closed?: boolean },
): Promise<void> {
  await tx.rows(
    'aftersales.change_return_lines',
    `update aftersales.return_line r set received = n.received, accepted = n.accepted, rejected = n.rejected, refunded = n.refunded, restocked = n.restocked, written_off = n.written_off
       from unnest($3::int[], $4::uuid[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[]) as n(line, package_id, received, accepted, rejected, refunded, restocked, written_off)
      where r.tenant_id = $1 and r.return_id = $2 and r.line = n.line and r.package_id = n.package_id`,
    [
      tx.tenant,
      changed.id,
      changed.lines.map((l) => l.line),
      changed.lines.map((l) => l.package),
      changed.lines.map((l) => l.received),
      changed.lines.map((l) => l.accepted),
      changed.lines.map((l) => l.rejected),
      changed.lines.map((l) => l.refunded),
      changed.lines.map((l) => l.restocked),
      changed.lines.map((l) => l.writtenOff),
    ],
  )
  await tx.rows(
    'aftersales.change_return',
    `update aftersales.return_order set refund_minor = $3, location_id = $4, version = version + 1,
            received_at = case when $5 then coalesce(received_at, $8) else received_at end,
            inspected_at = case when $6 then coalesce(inspected_at, $8) else inspected_at end, closed_at = case when $7 then $8 else closed_at end
      where tenant_id = $1 and id = $2`,
    [
      tx.tenant,
      changed.id,
      changed.refundMinor,
      changed.location,
      moment.received ?? false,
      moment.inspected ?? false,
      moment.closed ?? false,
      tx.occurredAt,
    ],
  )
}
