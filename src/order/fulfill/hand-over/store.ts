import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'

/** Who took it at the counter, if it was not the customer: a name, so it stands where it can be erased. */
export async function noteCollector(tx: Tx, id: FulfillmentOrderId, collectedBy: string): Promise<void> {
  await tx.rows(
    'fulfill.note_collector',
    'update fulfill.fulfillment_order set collected_by = $3 where tenant_id = $1 and id = $2',
    [tx.tenant, id, collectedBy],
  )
}
