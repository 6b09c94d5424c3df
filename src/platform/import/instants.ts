import { isDay } from '../time.ts'
import type { Cells } from './cells.ts'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/

/** Reads a cell that says when: with day, time and zone. What it is not is noted as with every other cell. */
export function readInstant(cells: Cells, column: string): Date | undefined {
  const text = cells.text(column, 40)
  if (text === undefined) return undefined
  const instant = INSTANT.test(text) && isDay(text.slice(0, 10)) ? new Date(text) : null
  if (instant && !Number.isNaN(instant.getTime())) return instant
  cells.refuse(column, `${column} is not an instant like 2026-03-14T09:30:00Z`)
  return undefined
}
