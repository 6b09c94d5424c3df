import { readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { Follower } from '../../../platform/events/follower.ts'
import { setTimer, type TimerKind } from '../../../platform/jobs/timers.ts'
import type { TakeBackStep } from '../joint/joint.ts'
import { reoptimize } from './reoptimize.ts'

const TIMER = 'sourcing.reoptimize'
const POLICY = 'sourcing.reoptimize_minutes'

/** Sets the next search, when the merchant wants any. */
async function watch(tx: Tx): Promise<void> {
  const minutes = (await readPolicies(tx))(POLICY)
  if (minutes > 0)
    await setTimer(tx, { kind: TIMER, subject: tx.tenant, dueAt: new Date(tx.now.getTime() + minutes * 60_000) })
}

/** Begins to search when the policy is set; what is set for a narrower scope than the merchant says nothing here. */
export const reoptimizeFollower: Follower = {
  name: 'reoptimize',
  types: new Set(['policy.changed']),
  async handle(tx, event) {
    if (event.data['name'] === POLICY) await watch(tx)
  },
}

/** Searches, and sets the next one as long as the policy stands. */
export function reoptimizeTimer(takeBack: TakeBackStep): TimerKind {
  return {
    kind: TIMER,
    async fire(tx) {
      if ((await readPolicies(tx))(POLICY) === 0) return
      await reoptimize(tx, { orders: null, released: null }, takeBack)
      await watch(tx)
    },
  }
}
