import { median } from './figures.ts'

/** How long and how often a side is measured. */
export type Plan = Readonly<{ pairs: number; seconds: number }>

export const FULL: Plan = { pairs: 5, seconds: 60 }
export const QUICK: Plan = { pairs: 3, seconds: 3 }

export type Side = (seconds: number) => Promise<number>

/**
 * Measures sides in turns, A B C A B C: what the machine does meanwhile hits all of them. The first round warms up and is
 * not counted.
 * @returns what each side said, by round
 */
export async function inTurns<Name extends string>(
  sides: Readonly<Record<Name, Side>>,
  plan: Plan,
  tell: (line: string) => void,
  unit = 'a second',
): Promise<Record<Name, number[]>> {
  const names = Object.keys(sides) as Name[]
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round <= plan.pairs; round++)
    for (const name of names) {
      const value = await sides[name](round === 0 ? Math.min(5, plan.seconds) : plan.seconds)
      tell(`${round === 0 ? 'warm' : `${round}/${plan.pairs}`} ${name}: ${value.toFixed(1)} ${unit}`)
      if (round > 0) measured[name].push(value)
    }
  return measured
}

export function ratios(top: readonly number[], bottom: readonly number[]): number[] {
  return top.map((value, index) => value / (bottom[index] ?? Number.NaN))
}

/** A baseline against itself must come out as 1; where it does not, the machine was doing something else. */
export function isSteady(self: readonly number[], plan: Plan): boolean {
  return Math.abs(median(self) - 1) <= (plan.seconds < 30 ? 0.1 : 0.05)
}
