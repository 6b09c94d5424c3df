import type { Tx } from '../../platform/db/db.ts'
import type { ReportBounds } from '../bounds.ts'
import { readStepTotals, type Span, seenBy } from '../process/report.ts'
import { STEPS } from '../standing/kinds.ts'
import { STANDING } from '../standing/read.ts'

export type StepTimes = Readonly<{
  step: (typeof STEPS)[number]
  /** What waits for this step now: orders of the first two, fulfillment orders, packages of the last. */
  waiting: number
  oldestAt: Date | null
  /** How often it was done in the days that were asked for, how long it took, and how long in as many days before. */
  done: number
  medianS: number | null
  p90S: number | null
  formerMedianS: number | null
}>

/** How long each step takes and what waits for it: what waits was kept, and what is done counted, as it happened. */
export async function readSteps(
  tx: Tx,
  bounds: ReportBounds,
  facts: readonly unknown[],
  now: Span,
  before: Span,
): Promise<StepTimes[]> {
  const seen = seenBy(bounds)
  const [waits, done, former] = await Promise.all([
    tx.rows<Pick<StepTimes, 'step' | 'waiting' | 'oldestAt'>>('insight.tower_waiting', WAITING, [...facts, [...STEPS]]),
    readStepTotals(tx, seen, now),
    readStepTotals(tx, seen, before),
  ])
  return STEPS.map((step) => {
    const { waiting = 0, oldestAt = null } = waits.find((row) => row.step === step) ?? {}
    const { passages = 0, medianS = null, p90S = null } = done.get(step) ?? {}
    return { step, waiting, oldestAt, done: passages, medianS, p90S, formerMedianS: former.get(step)?.medianS ?? null }
  })
}

const WAITING = `
  with ${STANDING}
  select kind as step, sum(things)::int as waiting, min(since) as "oldestAt" from standing where kind = any($6::text[]) group by kind`
