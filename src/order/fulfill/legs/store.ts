import type { Tx } from '../../../platform/db/db.ts'
import type { LocationId, OrderId } from '../../../platform/ids.ts'

/** The day on which units of an order's lines from a location are promised: the last one said. */
export async function readPromisedDay(
  tx: Tx,
  order: OrderId,
  location: LocationId,
  lines: readonly number[],
): Promise<string | null> {
  const [row] = await tx.rows<{ day: string | null }>(
    'fulfill.read_promised_day',
    `select max(deliver_by) as day
       from (select distinct on (line) deliver_by from promise.v_promise
              where tenant_id = $1 and order_id = $2 and location_id = $3 and line = any($4::int[])
              order by line, recorded_at desc, occurred_at desc) newest`,
    [tx.tenant, order, location, lines],
  )
  return row?.day ?? null
}

/** The number of an order, and how many fulfillment orders it has had so far. */
export async function readNumbers(tx: Tx, order: OrderId): Promise<Readonly<{ order: string; released: number }>> {
  const [row] = await tx.rows<{ order: string; released: number }>(
    'fulfill.read_numbers',
    `select o.number as "order",
            (select count(*)::int from fulfill.fulfillment_order f where f.tenant_id = o.tenant_id and f.order_id = o.id) as released
       from capture.v_order o where o.tenant_id = $1 and o.id = $2`,
    [tx.tenant, order],
  )
  if (!row) throw new Error(`order ${order} is gone`)
  return row
}
