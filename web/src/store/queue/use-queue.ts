import { useEffect } from 'react'
import { queries, Refused } from '../../api.ts'
import { sessionQuery, useMe } from '../../session/session.ts'
import { type Act, type Doing, send, type Work } from './act.ts'
import { dropAct, keepAct, onActs, readActs, refuseAct, useActs } from './kept.ts'
import { sendWaiting } from './sender.ts'

const TRY_AGAIN_MS = 4000

/** Own acts that wait, and how to add one. */
export function useQueue(): Readonly<{
  acts: readonly Act[]
  others: number
  doIt: (work: Pick<Work, 'id' | 'orderNumber'>, doing: Doing) => void
}> {
  const me = useMe()
  const all = useActs()
  const acts = all.filter(({ by }) => by === me.id)
  return {
    acts,
    others: all.length - acts.length,
    doIt: ({ id, orderNumber }, doing) => keepAct({ by: me.id, work: id, number: orderNumber, doing }),
  }
}

/** Sends what waits for as long as the app is open: at once, when the line comes back, and again after a while. */
export function useSending(): void {
  const { id: by } = useMe()
  useEffect(() => {
    const look = () => void sendOnce(by)
    look()
    const forget = onActs(look)
    const timer = setInterval(look, TRY_AGAIN_MS)
    window.addEventListener('online', look)
    return () => {
      forget()
      clearInterval(timer)
      window.removeEventListener('online', look)
    }
  }, [by])
}

/** One window of this device sends at a time: an act is never on its way twice. */
async function sendOnce(by: string): Promise<void> {
  if (!readActs().some((act) => act.by === by && act.refused === null)) return
  await navigator.locks.request('kontor.queue', { ifAvailable: true }, async (lock) => {
    if (!lock) return
    let moved = false
    const outbox = {
      acts: readActs,
      send,
      done: (act: Act) => {
        moved = true
        dropAct(act)
      },
      refused: (act: Act, why: string) => {
        moved = true
        refuseAct(act, why)
      },
    }
    const outcome = await sendWaiting(outbox, by)
    if (outcome.state === 'waits' && outcome.error instanceof Refused && outcome.error.problem.status === 401)
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    if (moved) await queries.invalidateQueries({ queryKey: ['store-work'] })
  })
}
