import { useSyncExternalStore } from 'react'
import type { Act, Doing } from './act.ts'

/** One entry for each act: two windows of this device never overwrite each other's. */
const PREFIX = 'kontor.queue.'

const listeners = new Set<() => void>()
let known: readonly Act[] | null = null

function changed(): void {
  known = null
  for (const listener of listeners) listener()
}
window.addEventListener('storage', ({ key }) => {
  if (key === null || key.startsWith(PREFIX)) changed()
})

/** Everything that waits on this device, the oldest first. It survives a reload. */
export function readActs(): readonly Act[] {
  known ??= Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .sort()
    .map((key) => JSON.parse(localStorage.getItem(key) ?? '') as Act)
  return known
}

/** Keeps an act before it is sent: what was tapped is not lost, whatever happens to the page or the line. */
export function keepAct(wanted: Readonly<{ by: string; work: string; number: string; doing: Doing }>): void {
  // Behind all that is there, also when somebody has set the clock of the device back.
  const last = Number(readActs().at(-1)?.id ?? 0)
  const id = String(Math.max(Date.now(), last + 1)).padStart(15, '0')
  write({ ...wanted, id, key: crypto.randomUUID(), refused: null })
}

export function dropAct({ id }: Act): void {
  localStorage.removeItem(`${PREFIX}${id}`)
  changed()
}

export function refuseAct(act: Act, why: string): void {
  write({ ...act, refused: why })
}

/** What was refused is tried as a new act, in its place. */
export function retryAct(act: Act): void {
  write({ ...act, key: crypto.randomUUID(), refused: null })
}

/** Gives up a refused act and what was built on it. */
export function discardFrom(act: Act): void {
  for (const one of readActs()) if (one.work === act.work && one.by === act.by && one.id >= act.id) dropAct(one)
}

function write(act: Act): void {
  localStorage.setItem(`${PREFIX}${act.id}`, JSON.stringify(act))
  changed()
}

export function onActs(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function useActs(): readonly Act[] {
  return useSyncExternalStore(onActs, readActs)
}
