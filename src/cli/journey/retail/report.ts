import { toDecimal } from '../../../platform/money.ts'
import { type Summary, showTable } from '../report.ts'
import { CURRENCY } from './lines.ts'
import { OUTCOMES, REASONS, type Reason } from './rules.ts'
import type { Sums, Tally } from './tally.ts'

export type RetailResult = Summary &
  Readonly<{
    file: string
    /** What stands in the file; the outcomes sum to it. */
    input: Sums
    outcomes: Tally
    refused: readonly Readonly<{ line: number; why: string }>[]
    /** Credit notes that take back what the day has not sold. */
    unmatched: readonly Readonly<{ line: number; invoice: string; sku: string; units: number }>[]
    faults: readonly string[]
    invariants: Readonly<{ checked: number; broken: number }>
    seconds: number
  }>

/** The day as a person reads it: what became of its lines, and how its orders stand. */
export function showDay(result: RetailResult): string {
  const row = (name: string, { lines, units, minor }: Sums) => [
    name,
    String(lines),
    String(units),
    toDecimal(minor, CURRENCY),
  ]
  const rows = [
    ['', 'lines', 'units', CURRENCY],
    ...OUTCOMES.map((kind) => row(kind.replace('_', ' '), result.outcomes[kind])),
    row('the file', result.input),
  ]
  const width = (column: number) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))
  const table = rows.map((cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(width(0)) : cell.padStart(width(column)))).join('  '),
  )
  const reasons = new Map<string, number>()
  for (const { why } of result.refused) {
    const reason = why.split(':')[0] ?? why // Kontor's own refusals tell details behind the name
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  const refused = [...reasons].map(
    ([why, count]) => `  ${String(count).padStart(4)}  ${why}${isReason(why) ? `: ${REASONS[why]}` : ''}`,
  )
  return [
    result.file,
    ...table,
    ...(refused.length > 0 ? ['', 'refused', ...refused] : []),
    '',
    showTable(result),
    ...result.faults.map((fault) => `FAULT ${fault}`),
  ].join('\n')
}

const isReason = (why: string): why is Reason => why in REASONS
