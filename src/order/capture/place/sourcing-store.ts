import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, OrderId } from '../../../platform/ids.ts'
import type { OrderFacts } from './sourcing.ts'

/** Attributes of items as the catalog has them now; asked only when a strategy names them. */
export async function readItemAttributes(
  tx: Tx,
  items: readonly ItemId[],
): Promise<Map<ItemId, Readonly<Record<string, unknown>>>> {
  const rows = await tx.rows<{ id: ItemId; attributes: Record<string, unknown> }>(
    'capture.read_item_attributes',
    'select id, attributes from catalog.v_item where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenant, items],
  )
  return new Map(rows.map((row) => [row.id, row.attributes]))
}

/** What strategies may ask about orders that are placed already. */
export async function readOrderFacts(tx: Tx, orders: readonly OrderId[]): Promise<Map<OrderId, OrderFacts>> {
  const rows = await tx.rows<OrderFacts & { order: OrderId }>(
    'capture.read_order_facts',
    `select o.id as "order", c.code as "channelCode", c.kind as "channelKind", b.customer_group as "customerGroup",
            o.currency, o.total_minor as "valueMinor", o.terms, o.tags
       from capture.v_order o
       join organisation.v_channel c on (c.tenant_id, c.id) = (o.tenant_id, o.channel_id)
       left join customers.v_customer b on (b.tenant_id, b.id) = (o.tenant_id, o.customer_id)
      where o.tenant_id = $1 and o.id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
  return new Map(rows.map(({ order, ...facts }) => [order, facts]))
}
