import { makeCase } from '../../src/order/promise/solve/cases.ts'
import type { Problem } from '../../src/order/promise/solve/model.ts'
import { solve } from '../../src/order/promise/solve/solve.ts'
import { openYardstick } from '../../src/testing/yardstick.ts'
import { type Figure, figureOf } from '../figures.ts'
import { QUICK } from '../pairs.ts'
import type { Bench } from '../scenario.ts'

const CASES = 1_000
const ROUNDS = 10

/** CPU of one exact decision, five lines by fifty locations, and its cost against a general solver's. */
export async function source({ plan, tell }: Bench): Promise<Figure[]> {
  const exact = cases({ items: 5, locations: 50 })
  // One location has it all at the lowest price: what most orders of a shop are.
  const easy = exact.filter((problem) => solve(problem).packages === 1)
  const compared = plan === QUICK ? 100 : CASES
  const leastCost = await openYardstick()
  const costs = exact.slice(0, compared).map((problem) => solve(problem).cost / leastCost(problem))
  tell(`${compared} decisions compared with a general solver`)
  return [
    figureOf('source', 'cpu_ms_exact', cpuMs(exact), { floor: 0.3, goal: 0.2, better: 'lower' }),
    figureOf('source', 'cpu_ms_one_location', cpuMs(easy), { floor: 0.05, goal: 0.05, better: 'lower' }),
    figureOf('source', 'cost_vs_highs', costs, { floor: 1, goal: 1, better: 'lower' }),
    figureOf('source', 'worst_cost_vs_highs', [Math.max(...costs)], { floor: 1, goal: 1, better: 'lower' }),
  ]
}

function cases(size: Readonly<{ items: number; locations: number }>): Problem[] {
  return Array.from({ length: CASES }, (_, seed) => makeCase({ ...size, seed: seed + 1 }))
}

/** Milliseconds of CPU for one decision, the mean of a round; the first round is for the compiler. */
function cpuMs(problems: readonly Problem[]): number[] {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const before = process.cpuUsage()
    for (const problem of problems) solve(problem)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000 / problems.length
  })
  return rounds.slice(1)
}
