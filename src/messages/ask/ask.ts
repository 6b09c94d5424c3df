import type { Tx } from '../../platform/db/db.ts'
import type { TimerKind } from '../../platform/jobs/timers.ts'
import { wasAsked } from '../store.ts'

/** Asks the customer how it was; the message follows the event. Asked once for an order. */
export async function askForFeedback(tx: Tx, order: string): Promise<{ asked: boolean }> {
  const asked = !(await wasAsked(tx, order))
  if (asked) tx.announce({ type: 'feedback.requested', order })
  return { asked }
}

export const feedbackTimer: TimerKind = {
  kind: 'feedback.ask',
  fire: async (tx, timer) => void (await askForFeedback(tx, timer.subject)),
}
