import { useSyncExternalStore } from 'react'
import { queries, Unreachable } from '../api.ts'

type Verdict = Readonly<{ order: string; number: string; refused: unknown }>
export type Running = Readonly<{ title: string; all: number; done: readonly Verdict[]; stopped: boolean }>
type Target = Readonly<{ id: string; number: string }>

const AT_ONCE = 3
const TRIES = 3
const REST_MS = 1500

let running: Running | null = null
const listeners = new Set<() => void>()
function set(next: Running | null) {
  running = next
  for (const listener of listeners) listener()
}

/** An act on many orders that goes on while other screens are open; null: nothing runs, and the last one was put away. */
export function useRunning(): Running | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => running,
  )
}

export const isOver = (one: Running) => one.done.length === one.all || one.stopped
export const putAway = () => set(null)
/** What was begun is finished; the rest is left as it is. */
export const stopRunning = () => running && set({ ...running, stopped: true })

/** Does the same to each order, a few at a time. One that is refused does not keep the others. */
export async function runOnAll(
  title: string,
  orders: readonly Target[],
  act: (order: string, key: string) => Promise<unknown>,
) {
  set({ title, all: orders.length, done: [], stopped: false })
  const waiting = [...orders]
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined && !running?.stopped; next = waiting.shift()) {
      const refused = await tryAct(next, act)
      if (running) set({ ...running, done: [...running.done, { order: next.id, number: next.number, refused }] })
      void queries.invalidateQueries({ queryKey: ['order', next.id] })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await queries.invalidateQueries({ queryKey: ['orders'] })
}

/** Under one key, so that it is sent again where no answer came. @returns why it was not done; null when it was */
async function tryAct(order: Target, act: (order: string, key: string) => Promise<unknown>): Promise<unknown> {
  const key = crypto.randomUUID()
  for (let tried = 1; ; tried++) {
    try {
      await act(order.id, key)
      return null
    } catch (error) {
      if (!(error instanceof Unreachable) || tried === TRIES) return error
      await new Promise((resolve) => setTimeout(resolve, REST_MS))
    }
  }
}

// A page that is closed leaves the rest undone, so it asks.
addEventListener('beforeunload', (event) => {
  if (running && !isOver(running)) event.preventDefault()
})
