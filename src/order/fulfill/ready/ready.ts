import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { hoursAfter } from '../../../platform/time.ts'
import type { Asker } from '../bounds.ts'
import type { Scan, Scanned } from '../desk/scan.ts'
import { PICKUP_TIMER } from '../expire/expire.ts'
import { allIn } from '../model.ts'
import { decideReady } from './decide.ts'

/** The goods wait at the counter: the customer is told, with the code, and until when. */
export function readyScan<R>(id: FulfillmentOrderId, asker: Asker, answer: Scanned<R>['answer']): Scan<R> {
  return {
    id,
    asker,
    needs: { patience: true },
    decide({ order, fulfillment }, known, at) {
      const hours = known.patienceH(order.id, fulfillment.location)
      const ready = decideReady(fulfillment, hoursAfter(at, hours), at)
      if (isRefusal(ready)) return ready
      const units = allIn(ready, 'packed')
      return {
        fulfillment: ready,
        moves: units.map((one) => ({ ...one, from: 'packed', to: 'ready' })),
        news: [{ type: 'pickup.ready', data: { collectBy: ready.collectBy?.toISOString(), lines: units } }],
        ...(ready.collectBy && { timer: { kind: PICKUP_TIMER, subject: id, dueAt: ready.collectBy } }),
        answer,
      }
    },
  }
}
