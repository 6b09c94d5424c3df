import { useEffect, useState } from 'react'
import { type Draft, EMPTY, isWorthKeeping } from './draft.ts'

const KEY = 'kontor.draft'
type Kept = Readonly<{ at: string; by: string; draft: Draft }>

/** What this person left on this device; whatever is no draft any more is left out. */
function readKept(by: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null
    return kept?.by === by && isWorthKeeping(kept.draft) ? { ...kept, draft: { ...EMPTY, ...kept.draft } } : null
  } catch {
    return null
  }
}

/** Names and addresses do not stay on a device that somebody else may use next. */
export function forgetDraft(): void {
  localStorage.removeItem(KEY)
}

/** The draft of a person, which outlives the page in this browser until it is placed or discarded. */
export function useDraft(by: string) {
  const [kept] = useState(() => readKept(by))
  const [draft, setDraft] = useState<Draft>(kept?.draft ?? EMPTY)
  useEffect(() => {
    if (!isWorthKeeping(draft)) return forgetDraft()
    localStorage.setItem(KEY, JSON.stringify({ at: new Date().toISOString(), by, draft } satisfies Kept))
  }, [draft, by])
  return { draft, setDraft, keptAt: kept?.at ?? null }
}
