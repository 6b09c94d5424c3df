import type { Tx } from '../../../platform/db/db.ts'
import type { LocationId, OrderId } from '../../../platform/ids.ts'

export type PromisedOn = Readonly<{ shipBy: string | null; deliverBy: string | null }>

/** What was promised last for the lines of an order that come from a location, or, as services do, from none. */
export async function promisedOn(tx: Tx, order: OrderId, location: LocationId): Promise<Map<number, PromisedOn>> {
  const rows = await tx.rows<PromisedOn & { line: number }>(
    'fulfill.promised_on',
    `select distinct on (line) line, ship_by as "shipBy", deliver_by as "deliverBy"
       from promise.v_promise where tenant_id = $1 and order_id = $2 and (location_id = $3 or location_id is null)
      order by line, location_id is null, recorded_at desc, occurred_at desc`,
    [tx.tenant, order, location],
  )
  return new Map(rows.map(({ line, ...dates }) => [line, dates]))
}

/**
 * Locations that serve a delivery: one entry for each fulfillment order with units, and for what waits on a shelf. What
 * was sent on to a store is served by the store from then on.
 */
export async function placesServing(tx: Tx, order: OrderId, delivery: number): Promise<LocationId[]> {
  const rows = await tx.rows<{ location: LocationId }>(
    'fulfill.places_serving',
    `select f.location_id as location from fulfill.fulfillment_order f
      where f.tenant_id = $1 and f.order_id = $2 and f.delivery = $3
        and exists (select from fulfill.fulfillment_line l where (l.tenant_id, l.fulfillment_order_id) = (f.tenant_id, f.id)
                       and l.coming + l.waiting + l.picked + l.packed + case when f.destination = 'location' then 0 else l.handed_over end > 0)
      union all
     select distinct r.location_id from inventory.v_reservation r
       join capture.v_order_line l on (l.tenant_id, l.order_id, l.line) = (r.tenant_id, r.demand_id, r.line) and l.delivery = $3
      where r.tenant_id = $1 and r.demand_id = $2 and not r.pegged`,
    [tx.tenant, order, delivery],
  )
  return rows.map((row) => row.location)
}
