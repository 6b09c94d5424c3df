import type { ItemId } from '../../../platform/ids.ts'
import type { Solution } from '../solve/model.ts'
import { solve } from '../solve/solve.ts'
import type { Block, Free } from './improve.ts'

/** Rounds of prices: most of what can be gained is gained in the first few. */
const ROUNDS = 20
/** So many rounds without a better bound, then prices move by half as much. */
const PATIENCE = 3

/**
 * A cost that no choice of places for all deliveries together can be below. Scarce units get a price; each delivery,
 * solved alone against these prices, less what the units in play are worth by them, is such a bound for any prices that
 * are not negative (Lagrangian relaxation). Prices rise where more is wanted than is there. All numbers are whole.
 * @param alone each delivery solved with all units in play for nothing: the bound at prices of zero
 * @param known the cost of a choice that was found: the bound cannot be above it, and is good when it comes near
 */
export function lowerBound(blocks: readonly Block[], free: Free, alone: readonly Solution[], known: number): number {
  const { keys, cells, there } = shelvesOf(blocks, free)
  const prices = new Float64Array(keys)
  let [solutions, best, pace, idle] = [alone, 0, 1, 0]
  for (let round = 0; round <= ROUNDS; round++) {
    const worth = there.reduce((sum, units, key) => sum + units * (prices[key] as number), 0)
    const bound = solutions.reduce((sum, one) => sum + one.cost - one.gap, -worth)
    idle = bound > best ? 0 : idle + 1
    best = Math.max(best, bound)
    if (best >= known || round === ROUNDS) break
    if (idle === PATIENCE) [pace, idle] = [pace / 2, 0]
    if (!raise(prices, excess(solutions, cells, there), pace * (known - bound))) break
    solutions = blocks.map((block, b) => solveAt(block, cells[b] as Int32Array, prices))
  }
  return Math.min(best, known)
}

/** Shelves that any of them looks at, by number; of each block's cells which shelf it is; units in play on each. */
function shelvesOf(blocks: readonly Block[], free: Free) {
  const numbers = new Map<string, number>()
  const there: number[] = []
  const cells = blocks.map(({ items, places, problem, now }) =>
    Int32Array.from(now, (_, cell) => {
      const item = items[Math.floor(cell / problem.locations)] as ItemId
      const place = places[cell % problem.locations] as number
      const key = `${item}/${place}`
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, numbers.size)
      there.push(Math.max(0, free.get(item)?.[place] ?? 0))
      return numbers.size - 1
    }),
  )
  for (const [b, block] of blocks.entries())
    block.now.forEach((units, cell) => {
      const key = cells[b]?.[cell] as number
      there[key] = (there[key] as number) + units
    })
  return { keys: numbers.size, cells, there }
}

/** Units that are wanted beyond what is there; negative where some are left. */
function excess(solutions: readonly Solution[], cells: readonly Int32Array[], there: readonly number[]): Float64Array {
  const over = Float64Array.from(there, (units) => -units)
  for (const [b, { take }] of solutions.entries())
    take.forEach((units, cell) => {
      const key = cells[b]?.[cell] as number
      over[key] = (over[key] as number) + units
    })
  return over
}

/** Moves prices along what is wanted too much or too little. @returns whether any price changed */
function raise(prices: Float64Array, over: Float64Array, distance: number): boolean {
  const counts = (key: number) => (over[key] as number) > 0 || (prices[key] as number) > 0
  const norm = over.reduce((sum, units, key) => (counts(key) ? sum + units * units : sum), 0)
  if (norm === 0) return false
  let changed = false
  for (let key = 0; key < prices.length; key++) {
    if (!counts(key)) continue
    const next = Math.max(0, Math.round((prices[key] as number) + (distance * (over[key] as number)) / norm))
    changed ||= next !== prices[key]
    prices[key] = next
  }
  return changed
}

function solveAt(block: Block, cells: Int32Array, prices: Float64Array): Solution {
  const unit = block.problem.unit.map((points, cell) => points + (prices[cells[cell] as number] as number))
  return solve({ ...block.problem, unit, stock: reachableStock(block) })
}

/** What each place could give at the most: one that is closed only what stands there already. */
export function reachableStock({ problem, now, closed }: Block): Int32Array {
  return now.map((units, cell) =>
    closed[cell % problem.locations] ? units : Math.max(units, problem.stock[cell] as number),
  )
}
