import { expect, it } from 'vitest'
import { openYardstick } from '../../../testing/yardstick.ts'
import { makeCase } from './cases.ts'
import { solve } from './solve.ts'

/** `bench source` goes through 1,000. */
const CASES = 200

it('costs what a general solver finds, for 5 lines and 50 locations', async () => {
  const leastCost = await openYardstick()
  const different: unknown[] = []
  for (let seed = 1; seed <= CASES; seed++) {
    const problem = makeCase({ items: 5, locations: 50, seed })
    const program = leastCost(problem)
    const found = solve(problem)
    if (found.gap !== 0 || Math.abs(program - found.cost) > 0.5)
      different.push({ seed, program, found: found.cost, gap: found.gap })
  }
  expect(different).toEqual([])
}, 300_000)
