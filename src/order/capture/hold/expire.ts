import type { OrderId } from '../../../platform/ids.ts'
import type { TimerKind } from '../../../platform/jobs/timers.ts'
import type { ChangeSteps } from '../cancel/steps.ts'
import { HOLD_TIMER, liftHold, watchExpiry } from './hold.ts'
import { expiredHolds } from './store.ts'

/** Lifts the holds of an order whose time is over. */
export function holdTimer(steps: Pick<ChangeSteps, 'resource'>): TimerKind {
  return {
    kind: HOLD_TIMER,
    async fire(tx, timer) {
      const order = timer.subject as OrderId
      for (const hold of await expiredHolds(tx, order))
        await liftHold(tx, { order, hold, reason: 'its time is over' }, steps)
      await watchExpiry(tx, order)
    },
  }
}
