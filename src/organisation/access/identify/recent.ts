type Entry<T> = Readonly<{ until: number; value: Promise<T | null> }>

/**
 * Remembers what was found, for so many milliseconds from the moment it was asked, and not more than so many things
 * at once; who asks meanwhile shares the answer. What was not found, or failed, is asked for again.
 */
export function rememberRecent<T>(limits: { forMs: number; atMost: number }) {
  const known = new Map<string, Entry<T>>()
  return (key: string, find: () => Promise<T | null>): Promise<T | null> => {
    const now = performance.now()
    const before = known.get(key)
    if (before && now < before.until) return before.value
    known.delete(key)
    const oldest = known.size >= limits.atMost ? known.keys().next() : null
    if (oldest && !oldest.done) known.delete(oldest.value)
    const entry = { until: now + limits.forMs, value: find() }
    known.set(key, entry)
    const forget = () => {
      if (known.get(key) === entry) known.delete(key)
    }
    entry.value.then((found) => (found === null ? forget() : undefined), forget)
    return entry.value
  }
}
