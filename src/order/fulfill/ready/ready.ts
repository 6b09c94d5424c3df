import { readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { setTimer } from '../../../platform/jobs/timers.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { hoursAfter } from '../../../platform/time.ts'
import { changeOrders } from '../../capture/index.ts'
import type { Asker } from '../bounds.ts'
import { PICKUP_TIMER } from '../expire/expire.ts'
import { allIn, type FulfillmentOrder } from '../model.ts'
import { readScopes } from '../release/store.ts'
import { writeFulfillments } from '../store.ts'
import { announceWork, openWork } from '../work.ts'
import { decideReady } from './decide.ts'

/** The goods wait at the counter: the customer is told, with the code, and until when. */
export async function makeReady(tx: Tx, id: FulfillmentOrderId, asker: Asker): Promise<FulfillmentOrder | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const policies = await readPolicies(tx)
  const [scope] = await readScopes(tx, [work.order.id])
  const hours = policies('pickup.expires_h', { ...scope, location: work.fulfillment.location })
  const ready = decideReady(work.fulfillment, hoursAfter(tx.occurredAt, hours), tx.occurredAt)
  if (isRefusal(ready)) return ready
  const units = allIn(ready, 'packed')
  await writeFulfillments(tx, [ready])
  const moves = units.map((one) => ({ ...one, from: 'packed' as const, to: 'ready' as const }))
  await changeOrders(tx, [{ order: work.order, moves }])
  announceWork(tx, 'pickup.ready', ready, { collectBy: ready.collectBy?.toISOString(), lines: units })
  if (ready.collectBy) await setTimer(tx, { kind: PICKUP_TIMER, subject: id, dueAt: ready.collectBy })
  return ready
}
