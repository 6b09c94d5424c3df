import type { Tx } from '../../../platform/db/db.ts'
import type { ChannelId, FulfillmentOrderId, LocationId, OrderId } from '../../../platform/ids.ts'

/** Open work of one location, the nearest day first, so that a list that is cut lacks what has time. */
export async function readOpenWork(
  tx: Tx,
  location: LocationId,
  { channel, supplier }: Readonly<{ channel: ChannelId | null; supplier: string | null }>,
  limit: number,
): Promise<FulfillmentOrderId[]> {
  const rows = await tx.rows<{ id: FulfillmentOrderId }>(
    'fulfill.read_open_work',
    `select f.id from fulfill.fulfillment_order f
      where f.tenant_id = $1 and f.location_id = $2 and f.state not in ('done', 'cancelled')
        and ($3::uuid is null or exists (select from capture.v_order o where (o.tenant_id, o.id) = (f.tenant_id, f.order_id) and o.channel_id = $3))
        and ($4::uuid is null or exists (select from organisation.v_location l where (l.tenant_id, l.id) = (f.tenant_id, f.location_id) and l.supplier_id = $4))
      order by coalesce(f.ship_by, f.released_at::date), f.released_at, f.id limit $5`,
    [tx.tenant, location, channel, supplier, limit],
  )
  return rows.map(({ id }) => id)
}

export type OrderHead = Readonly<{ order: OrderId; number: string; customer: string | null }>

/** The numbers under which customers know their orders, and who ordered. */
export function readHeads(tx: Tx, orders: readonly OrderId[]): Promise<OrderHead[]> {
  return tx.rows<OrderHead>(
    'fulfill.read_order_heads',
    `select o.id as "order", o.number,
            (select coalesce(p.name, p.company) from capture.v_party p
              where (p.tenant_id, p.order_id) = (o.tenant_id, o.id) and p.role = 'sold_to' order by p.party limit 1) as customer
       from capture.v_order o where o.tenant_id = $1 and o.id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
}
