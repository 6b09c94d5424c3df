import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Asker } from '../bounds.ts'
import { scanOne } from '../desk/desk.ts'
import type { Scan, Scanned } from '../desk/scan.ts'
import type { FulfillmentOrder } from '../model.ts'
import { decideAccept } from './decide.ts'

/** Accepts a fulfillment order as a whole. */
export function acceptScan<R>(id: FulfillmentOrderId, asker: Asker, answer: Scanned<R>['answer']): Scan<R> {
  return {
    id,
    asker,
    decide({ fulfillment }, _known, at) {
      const accepted = decideAccept(fulfillment, at)
      return isRefusal(accepted)
        ? accepted
        : { fulfillment: accepted, news: [{ type: 'fulfillment.accepted' }], answer }
    },
  }
}

/** The same alone, in the transaction of whoever accepts. */
export function acceptFulfillment(tx: Tx, id: FulfillmentOrderId, asker: Asker): Promise<FulfillmentOrder | Refusal> {
  return scanOne(
    tx,
    null,
    acceptScan(id, asker, (after) => after),
  )
}
