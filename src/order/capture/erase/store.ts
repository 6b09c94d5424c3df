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

/** When the person of an order was erased; null when they are not. */
export async function erasedAtOf(tx: Tx, order: OrderId): Promise<Date | null> {
  const [row] = await tx.rows<{ at: Date | null }>(
    'capture.erased_at',
    'select min(erased_at) as at from capture.party where tenant_id = $1 and order_id = $2',
    [tx.tenant, order],
  )
  return row?.at ?? null
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

/** What the buyer typed into the header to find the order again. */
export async function emptyHeaders(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'capture.empty_headers',
    `update capture.sales_order set buyer_reference = null, cost_center = null, tags = '{}' where tenant_id = $1 and id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
}

/** Why people held, lifted and changed, in their words; the name of a rule that held is no such word. */
export async function emptyReasons(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'capture.empty_hold_reasons',
    `update capture.hold set reason = case when rule_id is null then 'erased' else reason end, lifted_reason = null
      where tenant_id = $1 and order_id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
  await tx.rows(
    'capture.empty_amendment_reasons',
    'update capture.amendment set reason = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
}

/** Nobody follows an order of nobody. */
export async function closeLinks(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'capture.close_links',
    'update capture.customer_link set revoked_at = coalesce(revoked_at, $3) where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders, tx.now],
  )
}
