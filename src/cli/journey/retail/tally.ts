import { type InputLine, worthMinor } from './lines.ts'
import type { Outcome } from './model.ts'
import { OUTCOMES, type OutcomeKind } from './rules.ts'

export type Sums = Readonly<{ lines: number; units: number; minor: number }>
export type Tally = Readonly<Record<OutcomeKind, Sums>>

/** What stands in the file, counted from its lines alone. */
export function sumInput(lines: readonly InputLine[]): Sums {
  return lines.reduce(
    (sums, line) => ({
      lines: sums.lines + 1,
      units: sums.units + line.quantity,
      minor: sums.minor + worthMinor(line, line.quantity),
    }),
    { lines: 0, units: 0, minor: 0 },
  )
}

/**
 * Lines, units and money by what became of them. A line counts once; the units that a cancellation or return found
 * nothing for are counted as unmatched, with their money.
 */
export function tallyOutcomes(outcomes: readonly Outcome[]): Tally {
  const sums = Object.fromEntries(OUTCOMES.map((kind) => [kind, { lines: 0, units: 0, minor: 0 }])) as Record<
    OutcomeKind,
    { lines: number; units: number; minor: number }
  >
  for (const { line, kind, units: found } of outcomes) {
    const all = worthMinor(line, line.quantity)
    const units = found === undefined ? line.quantity : -found
    const minor = found === undefined ? all : worthMinor(line, -found)
    sums[kind].lines++
    sums[kind].units += units
    sums[kind].minor += minor
    sums.unmatched.units += line.quantity - units
    sums.unmatched.minor += all - minor
  }
  return sums
}

/** @returns in words, where what became of the lines is not what stands in the file */
export function differences(input: Sums, tally: Tally): string[] {
  const total = (pick: (sums: Sums) => number) => OUTCOMES.reduce((sum, kind) => sum + pick(tally[kind]), 0)
  const compared: readonly (readonly [string, number, number])[] = [
    ['lines', input.lines, total((sums) => sums.lines)],
    ['units', input.units, total((sums) => sums.units)],
    ['minor units of money', input.minor, total((sums) => sums.minor)],
  ]
  return compared
    .filter(([, stands, became]) => stands !== became)
    .map(([name, stands, became]) => `${stands} ${name} in the file, ${became} in the outcomes`)
}
