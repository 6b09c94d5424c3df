import { useState } from 'react'
import type { Work } from './queue/act.ts'
import { lineOf } from './scan/code.ts'

/** Units counted into the basket, by line, and the code by which they were last read. Not yet said to anybody. */
export type Counted = Readonly<Record<number, Readonly<{ units: number; gtin?: string }>>>

export type Reading = Readonly<{ outcome: 'counted' | 'full' | 'wrong'; code: string; name: string | null }>

/** Counts what a code was read of; what is not of this work, or more than is wanted, is not counted. */
export function countCode(
  work: Work,
  counted: Counted,
  code: string,
): Readonly<{ counted: Counted; reading: Reading }> {
  const line = lineOf(work.lines, code)
  if (!line) return { counted, reading: { outcome: 'wrong', code, name: null } }
  const units = counted[line.line]?.units ?? 0
  if (units >= line.waiting) return { counted, reading: { outcome: 'full', code, name: line.name } }
  const read = line.gtin !== null && /^\d{8}$|^\d{12,14}$/.test(code.trim()) ? { gtin: code.trim() } : {}
  return {
    counted: { ...counted, [line.line]: { ...counted[line.line], ...read, units: units + 1 } },
    reading: { outcome: 'counted', code, name: line.name },
  }
}

/** Counted units as they are sent; what was picked by others meanwhile is not counted twice. */
export function countedLines(work: Work, counted: Counted) {
  return work.lines.flatMap(({ line, waiting }) => {
    const one = counted[line]
    const units = Math.min(one?.units ?? 0, waiting)
    return units > 0 ? [{ line, units, ...(one?.gtin !== undefined && { gtin: one.gtin }) }] : []
  })
}

const place = (work: string) => `kontor.counted.${work}`

/** The basket of a work: it survives a reload, and is forgotten when it was said. */
export function useCounted(work: string) {
  const [counted, setCounted] = useState<Counted>(
    () => JSON.parse(localStorage.getItem(place(work)) ?? '{}') as Counted,
  )
  return {
    counted,
    keep(next: Counted) {
      setCounted(next)
      if (Object.keys(next).length > 0) localStorage.setItem(place(work), JSON.stringify(next))
      else localStorage.removeItem(place(work))
    },
  }
}
