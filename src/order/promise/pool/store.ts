import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'

export async function writePooled(
  tx: Tx,
  pooled: readonly Readonly<{ order: OrderId; closesAt: Date }>[],
): Promise<void> {
  await tx.rows(
    'promise.write_pooled',
    `insert into promise.pooled (tenant_id, order_id, closes_at)
     select $1, n.* from unnest($2::uuid[], $3::timestamptz[]) as n on conflict do nothing`,
    [tx.tenant, pooled.map((one) => one.order), pooled.map((one) => one.closesAt)],
  )
}

/** Orders whose window has closed, those placed first. */
export async function closedOrders(tx: Tx, limit: number): Promise<OrderId[]> {
  const rows = await tx.rows<{ order: OrderId }>(
    'promise.closed_orders',
    `select order_id as "order" from promise.pooled where tenant_id = $1 and closes_at <= $2 order by closes_at, order_id limit $3`,
    [tx.tenant, tx.now, limit],
  )
  return rows.map((row) => row.order)
}

export async function dropPooled(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'promise.drop_pooled',
    'delete from promise.pooled where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
}
