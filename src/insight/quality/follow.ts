import type { Follower } from '../../platform/events/follower.ts'
import { KEPT_DAYS } from '../process/store.ts'
import { judge } from './decide.ts'
import { readFacts } from './facts.ts'
import { forgetVerdicts, takeBack, writeVerdicts } from './store.ts'

const DAY_MS = 86_400_000

/** Judges orders when they close, and again when something of them is told later: goods that come back, money that fails. */
export const qualityFollower: Follower = {
  name: 'quality',
  types: 'all',
  async handleAll(tx, events) {
    const orders = [...new Set(events.flatMap(({ order }) => order ?? []))].sort()
    if (orders.length === 0) return
    const oldest = new Date(tx.now.getTime() - KEPT_DAYS * DAY_MS)
    const verdicts = (await readFacts(tx, orders)).flatMap((facts) => judge(facts) ?? [])
    await takeBack(tx, orders)
    await writeVerdicts(
      tx,
      verdicts.filter(({ closedAt }) => closedAt >= oldest),
    )
    await forgetVerdicts(tx, oldest.toISOString().slice(0, 10))
  },
}
