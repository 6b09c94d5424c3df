import { useEffect, useEffectEvent } from 'react'
import { NOTHING_TYPED, type Typed, typeKey } from './code.ts'

/** Hears a scanner wherever the focus is: its Enter presses no button. What goes into a field is that field's. */
export function useScanner(onCode: (code: string) => void): void {
  const read = useEffectEvent(onCode)
  useEffect(() => {
    let typed: Typed = NOTHING_TYPED
    const hear = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, altKey, metaKey } = event
      if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')) return
      if (ctrlKey || altKey || metaKey) return
      const next = typeKey(typed, key, event.timeStamp)
      typed = next.typed
      if (next.code === undefined) return
      event.preventDefault()
      event.stopPropagation()
      read(next.code)
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
}
