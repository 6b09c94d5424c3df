import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'

/** What customers have set aside or paid for orders, payment by payment: an authorization counts once, captured or not. */
export async function readCovered(tx: Tx, orders: readonly OrderId[]): Promise<Map<OrderId, number>> {
  const rows = await tx.rows<{ order: OrderId; minor: number }>(
    'fulfill.read_covered',
    `select order_id as "order", sum(greatest(authorized - voided, captured) - refunded)::bigint as minor
       from (select order_id, payment_id,
                    coalesce(sum(amount_minor) filter (where kind = 'authorize'), 0) as authorized,
                    coalesce(sum(amount_minor) filter (where kind = 'void'), 0) as voided,
                    coalesce(sum(amount_minor) filter (where kind = 'capture'), 0) as captured,
                    coalesce(sum(amount_minor) filter (where kind = 'refund'), 0) as refunded
               from pay.v_operation where tenant_id = $1 and order_id = any($2::uuid[]) and state = 'succeeded'
              group by order_id, payment_id) payments
      group by order_id`,
    [tx.tenant, orders],
  )
  return new Map(rows.map((row) => [row.order, row.minor]))
}
