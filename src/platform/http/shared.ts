/** An answer with the position of the log up to which it knows what happened. */
export type Placed<Answer> = Readonly<{ position: number; answer: Answer }>
type Kept<Answer> = Readonly<{ began: number; placed: Promise<Placed<Answer>> }>

/**
 * Lets askers of the same question share an answer for a moment. Nobody is told less than they know already: who heard
 * of a position of the log gets an answer that knows it as well, and who says nothing gets one of their own.
 * The key must say whose rights it was computed with.
 */
export function shareAnswers<Answer>(forMs: number, now: () => number = Date.now) {
  const kept = new Map<string, Kept<Answer>>()
  const begin = (key: string, compute: () => Promise<Placed<Answer>>) => {
    for (const [old, { began }] of kept) if (now() - began >= forMs) kept.delete(old)
    const own = { began: now(), placed: compute() }
    kept.set(key, own)
    own.placed.catch(() => kept.get(key) === own && kept.delete(key))
    return own.placed
  }
  return async (key: string, seen: number | null, compute: () => Promise<Placed<Answer>>): Promise<Answer> => {
    for (let known = kept.get(key); seen !== null && known && now() - known.began < forMs; ) {
      const placed = await known.placed.catch(() => null)
      if (placed && placed.position >= seen) return placed.answer
      // Too old for us: another asker may have begun a newer one meanwhile.
      const next = kept.get(key)
      if (next === known) break
      known = next
    }
    return (await begin(key, compute)).answer
  }
}
