import { Refused } from '../../../../sdk/client.ts'
import type { Act } from './act.ts'

/** What a refusal says of the moment, not of the act: it may be sent again as it is. */
const LATER: ReadonlySet<number> = new Set([401, 408, 429])

/** Where acts wait, and how one is sent. */
export type Outbox = Readonly<{
  acts(): readonly Act[]
  send(act: Act): Promise<unknown>
  done(act: Act): void
  refused(act: Act, why: string): void
}>

/** The act that is next: the oldest of this person that no refused one of the same work stands before. */
export function nextAct(acts: readonly Act[], by: string): Act | undefined {
  const own = acts.filter((act) => act.by === by)
  return own.find(
    (act, index) =>
      act.refused === null && !own.slice(0, index).some((one) => one.work === act.work && one.refused !== null),
  )
}

/**
 * Sends what waits, one after the other, until nothing is left to send or the line breaks.
 * @returns 'waits' when it should be tried again, and the error that says why
 */
export async function sendWaiting(
  outbox: Outbox,
  by: string,
): Promise<Readonly<{ state: 'sent' }> | Readonly<{ state: 'waits'; error: unknown }>> {
  for (let act = nextAct(outbox.acts(), by); act; act = nextAct(outbox.acts(), by)) {
    try {
      await outbox.send(act)
      outbox.done(act)
    } catch (error) {
      if (!isFinal(error)) return { state: 'waits', error }
      outbox.refused(act, error.message)
    }
  }
  return { state: 'sent' }
}

function isFinal(error: unknown): error is Refused {
  return error instanceof Refused && error.problem.status < 500 && !LATER.has(error.problem.status)
}
