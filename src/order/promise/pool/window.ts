import { ON_HAND } from '../../../inventory/index.ts'
import type { Policies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { setTimer } from '../../../platform/jobs/timers.ts'
import type { SourcePlan, SourceRequest } from '../../capture/index.ts'
import { idOfMoment, mayWait, windowEnd } from './decide.ts'
import { writePooled } from './store.ts'

export const POOL_TIMER = 'pool.close'

/** Until when a new order waits for others; null: it does not. */
export function poolUntil(request: SourceRequest, policies: Policies, at: Date): Date | null {
  const { channel, brand, legalEntity } = request
  const minutes = policies('sourcing.pool_minutes', { channel, brand, legalEntity })
  return minutes > 0 && mayWait(request) ? windowEnd(at, minutes) : null
}

/**
 * Lets new orders wait. They hold their units from the first moment, where they would have gone without a pool: what
 * waits is the choice of the place, so the promise is as true as any other and nothing is sold twice.
 */
export async function joinPool(tx: Tx, plans: readonly SourcePlan[]): Promise<void> {
  // What was so before has no window any more: no timer would close it.
  if (tx.quiet || tx.occurredAt.getTime() !== tx.now.getTime()) return
  const pooled = plans.flatMap(({ order, pooledUntil, reservations }) =>
    pooledUntil && reservations.some((one) => one.supply === ON_HAND) ? [{ order, closesAt: pooledUntil }] : [],
  )
  if (pooled.length === 0) return
  await writePooled(tx, pooled)
  const ends = new Map(pooled.map(({ closesAt }) => [closesAt.getTime(), closesAt]))
  for (const dueAt of ends.values()) await setTimer(tx, { kind: POOL_TIMER, subject: idOfMoment(dueAt), dueAt })
}
