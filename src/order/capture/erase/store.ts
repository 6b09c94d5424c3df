import type { Tx } from '../../../platform/db/db.ts'
import type { CustomerId, OrderId } from '../../../platform/ids.ts'

export async function ordersOf(tx: Tx, customer: CustomerId): Promise<OrderId[]> {
  const rows = await tx.rows<{ id: OrderId }>(
    'capture.orders_of_customer',
    'select id from capture.sales_order where tenant_id = $1 and customer_id = $2 order by id',
    [tx.tenant, customer],
  )
  return rows.map((row) => row.id)
}

export async function emptyParties(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'capture.empty_parties',
    `update capture.party set name = null, company = null, email = null, phone = null, lines = null, postal_code = null, city = null, region = null, latitude = null, longitude = null,
            instructions = null, erased_at = $3
      where tenant_id = $1 and order_id = any($2::uuid[])`,
    [tx.tenant, orders, tx.now],
  )
}

export async function emptyPayloads(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'capture.empty_payloads',
    'update capture.original_payload set payload = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
}
