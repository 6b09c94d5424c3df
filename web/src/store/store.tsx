import { useEffect } from 'react'
import { List } from './list.tsx'
import { keepShell } from './shell.ts'
import { WorkScreen } from './work.tsx'

/** The screen of a store, for a phone in one hand: its list, and one work at a time. */
export function Store() {
  useShell()
  return <List />
}

export function StoreWork() {
  useShell()
  return <WorkScreen />
}

/** Whichever of the two is open, it is put aside for when the line is down. */
function useShell(): void {
  useEffect(() => {
    // A browser that keeps nothing aside still works, as long as it is not reloaded without a line.
    window.addEventListener('load', () => void keepShell().catch(() => undefined), { once: true })
    if (document.readyState === 'complete') void keepShell().catch(() => undefined)
  }, [])
}
