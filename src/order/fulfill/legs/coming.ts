import { freeOnTheWay } from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrder, LineUnits } from '../model.ts'

/** Units that were on their way to a fulfillment order and are not wanted any more. */
export async function freeComing(tx: Tx, { id }: FulfillmentOrder, lines: readonly LineUnits[]): Promise<void> {
  if (lines.length > 0) await freeOnTheWay(tx, id, lines)
}
