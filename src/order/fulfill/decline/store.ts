import type { Tx } from '../../../platform/db/db.ts'
import type { LocationId, OrderId } from '../../../platform/ids.ts'

/** Locations that declined units of an order's lines or did not find them. */
export function readFallenOut(tx: Tx, order: OrderId): Promise<{ line: number; location: LocationId }[]> {
  return tx.rows(
    'fulfill.read_fallen_out',
    `select distinct l.line, f.location_id as location
       from fulfill.fulfillment_order f
       join fulfill.fulfillment_line l on (l.tenant_id, l.fulfillment_order_id) = (f.tenant_id, f.id)
      where f.tenant_id = $1 and f.order_id = $2 and l.declined + l.short > 0
      order by l.line, f.location_id`,
    [tx.tenant, order],
  )
}
