import type { Tx } from '../../../platform/db/db.ts'
import type { FoundOrder, FoundStock } from './judge.ts'

/** All orders of the trial's merchant that carry a tag, which is the name that their buyer gave them. */
export function readTaggedOrders(tx: Tx): Promise<FoundOrder[]> {
  return tx.rows<FoundOrder>(
    'trial.read_orders',
    `select o.id, o.tags[1] as key, l.sku, l.quantity as units, l.reserved, l.cancelled
       from capture.v_order o join capture.v_order_line l on (l.tenant_id, l.order_id) = (o.tenant_id, o.id)
      where o.tenant_id = $1 and o.tags <> '{}'`,
    [tx.tenant],
  )
}

/** What the balances of items say over all locations, and for whom their reservations are. */
export function readStorm(tx: Tx, skus: readonly string[]): Promise<FoundStock[]> {
  return tx.rows<FoundStock>(
    'trial.read_stock',
    `select i.sku, s.on_hand as "onHand", s.free, coalesce(r.orders, 0) as orders, coalesce(r.quotes, 0) as quotes
       from catalog.v_item i
       join (select item_id, sum(on_hand)::int as on_hand, sum(free)::int as free
               from inventory.v_stock where tenant_id = $1 group by 1) s on s.item_id = i.id
       left join (select item_id, sum(units) filter (where demand_kind = 'order_line')::int as orders,
                         sum(units) filter (where demand_kind = 'quote')::int as quotes
                    from inventory.v_reservation where tenant_id = $1 group by 1) r on r.item_id = i.id
      where i.tenant_id = $1 and i.sku = any($2)`,
    [tx.tenant, skus],
  )
}
