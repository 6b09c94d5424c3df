import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'

/** Walks the rows of a list with j and k and opens the one with Enter. @returns which one it is at; -1: none yet */
export function useRowKeys(ids: readonly string[], open: (index: number) => void): number {
  const [at, setAt] = useState(-1)
  const go = (step: number) => {
    const next = Math.min(Math.max(at + step, 0), ids.length - 1)
    setAt(next)
    document.getElementById(`row-${ids[next]}`)?.scrollIntoView({ block: 'nearest' })
  }
  useHotkeys([
    ['j', () => go(1)],
    ['k', () => go(-1)],
    // Enter on a link, a button or a field is that one's own.
    [
      'Enter',
      () => at >= 0 && !document.activeElement?.closest('a, button, input') && open(at),
      { preventDefault: false },
    ],
  ])
  return at
}
