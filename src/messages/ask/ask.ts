import type { Tx } from '../../platform/db/db.ts'
import type { TimerKind } from '../../platform/jobs/timers.ts'
import { askedBefore } from '../store.ts'

/** Asks the customer how it was; the message follows the event. Asked once for an order. */
export async function askForFeedback(tx: Tx, order: string): Promise<{ asked: boolean }> {
  const [asked] = await askAll(tx, [{ tx, order }])
  return asked ?? { asked: false }
}

/** The same for a list, each at its own moment. */
export async function askAll(
  tx: Tx,
  asking: readonly Readonly<{ tx: Tx; order: string }>[],
): Promise<{ asked: boolean }[]> {
  const before = await askedBefore(tx, [...new Set(asking.map((one) => one.order))])
  return asking.map(({ tx: at, order }) => {
    if (before.has(order)) return { asked: false }
    before.add(order)
    at.announce({ type: 'feedback.requested', order })
    return { asked: true }
  })
}

export const feedbackTimer: TimerKind = {
  kind: 'feedback.ask',
  fire: async (tx, timer) => void (await askForFeedback(tx, timer.subject)),
}
