import { readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { Follower } from '../../../platform/events/follower.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { setTimer, type TimerKind } from '../../../platform/jobs/timers.ts'
import type { TakeBackStep } from '../joint/joint.ts'
import { movableOrders, type OrderPlace } from '../joint/store.ts'
import { AT_ONCE, mayMoveReleased, reoptimize } from './reoptimize.ts'

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

/** Searches through all that may be moved, some orders in a transaction, and sets the next search. */
export function reoptimizeTimer(takeBack: TakeBackStep): TimerKind {
  return {
    kind: TIMER,
    async fire(tx, { data }) {
      if ((await readPolicies(tx))(POLICY) === 0) return
      const released = await mayMoveReleased(tx)
      const found = await movableOrders(tx, released, readPlace(data), AT_ONCE)
      const orders = found.map((order) => order.id)
      if (orders.length > 0) await reoptimize(tx, { orders, released }, takeBack)
      const last = found.length === AT_ONCE ? found.at(-1) : undefined
      if (!last) return watch(tx)
      const after = { placedAt: last.placedAt.toISOString(), id: last.id }
      await setTimer(tx, { kind: TIMER, subject: tx.tenant, dueAt: tx.now, data: after })
    },
  }
}

function readPlace({ placedAt, id }: Readonly<Record<string, unknown>>): OrderPlace | null {
  return placedAt === undefined ? null : { placedAt: new Date(String(placedAt)), id: String(id) as OrderId }
}
