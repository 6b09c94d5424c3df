import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { takenUp, takenUpNews } from '../accept/decide.ts'
import type { Asker } from '../bounds.ts'
import { scanOne } from '../desk/desk.ts'
import type { Scan, Scanned } from '../desk/scan.ts'
import type { FulfillmentOrder } from '../model.ts'
import { decidePick, type PickedUnits } from './decide.ts'

/** Takes units from the shelf, all or some of them; the stock ledger says for which fulfillment order. */
export function pickScan<R>(
  id: FulfillmentOrderId,
  wanted: readonly PickedUnits[],
  asker: Asker,
  answer: Scanned<R>['answer'],
): Scan<R> {
  return {
    id,
    asker,
    needs: { gtins: wanted.some((one) => one.gtin !== undefined) },
    decide({ fulfillment: before }, known, at) {
      const gtins = new Map(before.lines.map(({ line, item }) => [line, known.gtins.get(item)]))
      const picked = decidePick(takenUp(before, at), wanted, gtins, at)
      if (isRefusal(picked)) return picked
      const { fulfillment, units } = picked
      return {
        fulfillment,
        moves: units.map((one) => ({ ...one, from: 'allocated', to: 'picked' })),
        picked: units,
        news: [
          ...takenUpNews(before, fulfillment),
          { type: 'fulfillment.picked', data: { lines: units, complete: fulfillment.pickedAt !== null } },
        ],
        answer,
      }
    },
  }
}

/** The same alone, in the transaction of whoever picks. */
export function pickUnits(
  tx: Tx,
  id: FulfillmentOrderId,
  wanted: readonly PickedUnits[],
  asker: Asker,
): Promise<FulfillmentOrder | Refusal> {
  return scanOne(
    tx,
    null,
    pickScan(id, wanted, asker, (after) => after),
  )
}
