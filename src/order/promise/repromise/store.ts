import type { Tx } from '../../../platform/db/db.ts'
import type { LocationId, OrderId } from '../../../platform/ids.ts'

/** The day by which all that an order has not been sent yet is promised; null: not for all of it there is one. */
export type OrderDate = Readonly<{ order: OrderId; deliverBy: string | null }>

/**
 * Promises in force: of each reservation the newest for its supply or shelf, of what nothing covers the newest without
 * a place.
 */
export function datesOf(tx: Tx, orders: readonly OrderId[]): Promise<OrderDate[]> {
  return tx.rows<OrderDate>(
    'promise.dates_of_orders',
    `select u.order_id as "order", case when bool_or(p.deliver_by is null) then null else max(p.deliver_by) end as "deliverBy"
       from (select r.demand_id as order_id, r.line, r.location_id, case when r.pegged then r.supply_id end as supply_id
               from inventory.v_reservation r where r.tenant_id = $1 and r.demand_kind = 'order_line' and r.demand_id = any($2::uuid[])
              union all
             select q.demand_id, q.line, null, null from inventory.v_requirement q where q.tenant_id = $1 and q.demand_id = any($2::uuid[])) u
       left join lateral (select x.deliver_by from promise.promise x
              where x.tenant_id = $1 and x.order_id = u.order_id and x.line = u.line and x.location_id is not distinct from u.location_id
                and (u.supply_id is null or x.supply_id = u.supply_id)
              order by x.recorded_at desc, x.id desc limit 1) p on true
      group by u.order_id`,
    [tx.tenant, orders],
  )
}

/** Customers have heard of all that their orders were promised up to now. */
export async function markTold(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'promise.mark_told',
    'update promise.promise set told_at = $3 where tenant_id = $1 and order_id = any($2::uuid[]) and told_at is null',
    [tx.tenant, orders, tx.now],
  )
}

/** The day that was promised last for the units of a line from a place; null where no day was named. */
export function promisedDays(
  tx: Tx,
  orders: readonly OrderId[],
): Promise<{ order: OrderId; line: number; location: LocationId; deliverBy: string | null }[]> {
  return tx.rows(
    'promise.promised_days',
    `select distinct on (order_id, line, location_id) order_id as "order", line, location_id as location, deliver_by as "deliverBy"
       from promise.promise where tenant_id = $1 and order_id = any($2::uuid[]) and location_id is not null
      order by order_id, line, location_id, recorded_at desc, id desc`,
    [tx.tenant, orders],
  )
}
