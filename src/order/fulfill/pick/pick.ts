import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders } from '../../capture/index.ts'
import { announceTakenUp } from '../accept/accept.ts'
import { takenUp } from '../accept/decide.ts'
import type { Asker } from '../bounds.ts'
import type { FulfillmentOrder } from '../model.ts'
import { writeFulfillments } from '../store.ts'
import { announceWork, openWork, stockUnits } from '../work.ts'
import { decidePick, type PickedUnits } from './decide.ts'
import { readGtins } from './store.ts'

/** Takes units from the shelf, all or some of them; the stock ledger says for which fulfillment order. */
export async function pickUnits(
  tx: Tx,
  id: FulfillmentOrderId,
  wanted: readonly PickedUnits[],
  asker: Asker,
): Promise<FulfillmentOrder | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const scanned = wanted.some((one) => one.gtin !== undefined)
  const gtins = scanned ? await readGtins(tx, work.fulfillment) : new Map<number, string>()
  const picked = decidePick(takenUp(work.fulfillment, tx.occurredAt), wanted, gtins, tx.occurredAt)
  if (isRefusal(picked)) return picked
  const { fulfillment, units } = picked
  await writeFulfillments(tx, [fulfillment])
  const moves = units.map((one) => ({ ...one, from: 'allocated' as const, to: 'picked' as const }))
  await changeOrders(tx, [{ order: work.order, moves }])
  await inventory.pick(tx, stockUnits(fulfillment, units))
  announceTakenUp(tx, work.fulfillment, fulfillment)
  announceWork(tx, 'fulfillment.picked', fulfillment, { lines: units, complete: fulfillment.pickedAt !== null })
  return fulfillment
}
