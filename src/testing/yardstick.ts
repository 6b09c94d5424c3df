import * as highsModule from 'highs'
import type { Problem } from '../order/promise/solve/model.ts'

type Highs = Readonly<{
  solve(program: string, options: Record<string, unknown>): Readonly<{ ObjectiveValue: number }>
}>

/** A general solver of mixed-integer programs as the yardstick: HiGHS. @returns what finds a problem's least cost */
export async function openYardstick(): Promise<(problem: Problem) => number> {
  // The package is a CommonJS function whose types say `export default`.
  const load = highsModule.default as unknown as () => Promise<Highs>
  const highs = await load()
  return (problem) => highs.solve(asProgram(problem), { mip_rel_gap: 0, mip_abs_gap: 0 }).ObjectiveValue
}

/** The same problem as a mixed-integer program in the LP format. */
function asProgram({ items, locations, demand, stock, unit, fixed }: Problem): string {
  const goal: string[] = []
  const rows: string[] = []
  const whole: string[] = []
  const used = new Set<number>()
  for (let i = 0; i < items; i++) {
    const terms: string[] = []
    let there = 0
    for (let j = 0; j < locations; j++) {
      const cell = i * locations + j
      const reach = Math.min(stock[cell] ?? 0, demand[i] ?? 0)
      if (reach <= 0) continue
      there += reach
      used.add(j)
      goal.push(`${unit[cell]} x${i}_${j}`)
      terms.push(`x${i}_${j}`)
      rows.push(`x${i}_${j} - ${reach} y${j} <= 0`)
      whole.push(`x${i}_${j}`)
    }
    if (terms.length > 0) rows.push(`${terms.join(' + ')} = ${Math.min(demand[i] ?? 0, there)}`)
  }
  for (const j of used) goal.push(`${fixed[j]} y${j}`)
  return `Minimize\n obj: ${goal.join(' + ')}\nSubject To\n${rows.map((row, k) => ` c${k}: ${row}`).join('\n')}\nGenerals\n ${whole.join(' ')}\nBinary\n ${[...used].map((j) => `y${j}`).join(' ')}\nEnd`
}
