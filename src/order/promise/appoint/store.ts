import type { StillSent } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'

/** What orders still send: units that are held for their lines at a place, or that it has in work or has sent. */
export function readStillSent(tx: Tx, orders: readonly OrderId[]): Promise<StillSent[]> {
  return tx.rows<StillSent>(
    'promise.read_still_sent',
    `select demand, line, location, sum(units)::int as units
       from (select demand_id as demand, line, location_id as location, units
               from inventory.v_reservation where tenant_id = $1 and demand_id = any($2::uuid[])
             union all
             select f.order_id, l.line, f.location_id, l.units - l.declined - l.short - l.cancelled
               from fulfill.v_fulfillment_order f
               join fulfill.v_fulfillment_line l on (l.tenant_id, l.fulfillment_order_id) = (f.tenant_id, f.id)
              where f.tenant_id = $1 and f.order_id = any($2::uuid[])) sent
      group by demand, line, location`,
    [tx.tenant, orders],
  )
}
