import type { Tx } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { countDecisionsOf } from '../decision/store.ts'
import { daysBetween } from '../source/seen.ts'
import { BUILT_IN } from '../strategy/model.ts'
import { refuseSourcing as refuse } from '../strategy/refusals.ts'
import { readActive } from '../strategy/store.ts'
import { findStrategy } from '../strategy/strategy.ts'
import { planStep } from './run.ts'
import { cancelRow, insertWhatIf, lockWhatIf, readWhatIf, type WhatIf } from './store.ts'

const LONGEST_DAYS = 366

/** Begins to replay the decisions of a period through a strategy and the active ones; the work is done behind. */
export async function startWhatIf(
  tx: Tx,
  wanted: Readonly<{ strategy: string; since: string; until: string; sample: number }>,
): Promise<{ id: string; total: number } | Refusal> {
  const strategy = await findStrategy(tx, wanted.strategy)
  if (isRefusal(strategy)) return strategy
  if (strategy.id === BUILT_IN.id)
    return refuse.not_a_draft('the built-in strategy is what it is', { path: '/strategy' })
  const days = daysBetween(wanted.since, wanted.until)
  if (days < 0 || days > LONGEST_DAYS)
    return refuse.period_too_long(`from ${wanted.since} at most ${LONGEST_DAYS} days`, { path: '/until' })
  const [id, total] = [newId(), await countDecisionsOf(tx, wanted)]
  const beside = (await readActive(tx)).map((active) => active.id)
  await insertWhatIf(tx, { id, ...wanted, beside, total })
  await planStep(tx, id)
  tx.announce({ type: 'what_if.started', subject: id, data: { decisions: total } })
  return { id, total }
}

export async function cancelWhatIf(tx: Tx, id: string): Promise<{ id: string; state: 'cancelled' } | Refusal> {
  const found = await lockWhatIf(tx, id)
  if (!found) return refuse.what_if_not_found('there is no such what-if')
  if (found.endedAt) return refuse.what_if_ended(`it is ${found.state}`)
  await cancelRow(tx, id)
  return { id, state: 'cancelled' }
}

export async function findWhatIf(tx: Tx, id: string): Promise<WhatIf | Refusal> {
  return (await readWhatIf(tx, id)) ?? refuse.what_if_not_found('there is no such what-if')
}
