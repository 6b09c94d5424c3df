import type { Work } from '../queue/act.ts'

type Line = Work['lines'][number]
/** How fast a scanner types: people need longer between two keys. */
const SCANNER_MS = 60
const SHORTEST_CODE = 3

/** A code that was read, by scanner, camera or hand: which line it is of. A GTIN of 8 to 13 digits has zeros before it. */
export function lineOf(lines: readonly Line[], code: string): Line | undefined {
  const read = code.trim()
  const gtin = /^\d{8,14}$/.test(read) ? read.padStart(14, '0') : null
  return lines.find((line) => (gtin !== null && line.gtin === gtin) || line.sku.toLowerCase() === read.toLowerCase())
}

/** What was typed since the last Enter, as far as a scanner can have typed it. */
export type Typed = Readonly<{ text: string; at: number }>
export const NOTHING_TYPED: Typed = { text: '', at: 0 }

/**
 * Follows the keys that go to no field. A scanner types fast and ends with Enter.
 * @returns what was typed so far, and the code when it is complete
 */
export function typeKey(typed: Typed, key: string, at: number): Readonly<{ typed: Typed; code?: string }> {
  const text = at - typed.at <= SCANNER_MS ? typed.text : ''
  if (key === 'Enter')
    return text.length >= SHORTEST_CODE ? { typed: NOTHING_TYPED, code: text } : { typed: NOTHING_TYPED }
  return { typed: key.length === 1 ? { text: text + key, at } : { text, at } }
}
