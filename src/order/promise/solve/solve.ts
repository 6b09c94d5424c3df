import type { Problem, Solution, SplitPolicy } from './model.ts'
import { search } from './search.ts'
import { fillTransport } from './transport.ts'
import type { Part } from './work.ts'

/** After so many nodes a large case is answered with the best found and its proven gap: about 20 ms at 5 x 50. */
export const NODE_BUDGET = 4_000

/**
 * The cheapest way to serve a delivery: which locations are used and what each of them gives. Exact unless the node
 * budget ends first; then `gap` says how many points a better solution could save at most. Ties go to the lower ranks.
 * Items that ship alone, and groups that ship alone, are parts of their own with packages of their own; where two
 * parts want the same units, the earlier part has them.
 */
export function solve(problem: Problem, nodeBudget: number = NODE_BUDGET): Solution {
  const take = new Int32Array(problem.items * problem.locations)
  const short = problem.demand.slice(0, problem.items)
  if (!problem.groups) {
    const stock = problem.stock
    const found = solvePart(problem, null, stock, problem.capacity, nodeBudget, take, short)
    return { take, short, ...found }
  }
  return solveParts(problem, problem.groups.of, problem.groups.policy, nodeBudget, take, short)
}

type Outcome = Readonly<{ cost: number; packages: number; gap: number; nodes: number }>

function solveParts(
  problem: Problem,
  of: Int32Array,
  policy: readonly SplitPolicy[],
  nodeBudget: number,
  take: Int32Array,
  short: Int32Array,
): Solution {
  const stock = problem.stock.slice(0, problem.items * problem.locations)
  const capacity = problem.capacity?.slice() ?? null
  let [cost, packages, gap, nodes] = [0, 0, 0, 0]
  for (const members of partsOf(problem.items, of, policy)) {
    const found = solvePart(problem, members, stock, capacity, nodeBudget, take, short)
    cost += found.cost
    packages += found.packages
    gap += found.gap
    nodes += found.nodes
    for (const { items } of members)
      for (const i of items)
        for (let j = 0; j < problem.locations; j++) {
          const cell = i * problem.locations + j
          const taken = take[cell] as number
          stock[cell] = (stock[cell] as number) - taken
          if (capacity) capacity[j] = (capacity[j] as number) - taken
        }
  }
  return { take, short, cost, packages, gap, nodes }
}

/** Items that are served as one: all of them from one location, or none. A free item stands for itself. */
type Bundle = Readonly<{ items: readonly number[]; whole: boolean }>

/** Free items and bundles share packages; every item that ships alone is a part of its own. */
function partsOf(items: number, of: Int32Array, policy: readonly SplitPolicy[]): Bundle[][] {
  const shared: Bundle[] = []
  const together = new Map<number, number[]>()
  const parts: Bundle[][] = [shared]
  for (let i = 0; i < items; i++) {
    const group = of[i] as number
    const how = policy[group] ?? 'free'
    if (how === 'alone') parts.push([{ items: [i], whole: false }])
    else if (how === 'free') shared.push({ items: [i], whole: false })
    else {
      const members = together.get(group)
      if (members) members.push(i)
      else {
        const fresh = [i]
        together.set(group, fresh)
        shared.push({ items: fresh, whole: true })
      }
    }
  }
  return parts.filter((part) => part.length > 0)
}

function solvePart(
  problem: Problem,
  bundles: readonly Bundle[] | null,
  stock: Int32Array,
  capacity: Int32Array | null,
  nodeBudget: number,
  take: Int32Array,
  short: Int32Array,
): Outcome {
  const part = bundles ? bundled(problem, bundles, stock, capacity) : { ...problem, stock, capacity }
  const found = search(part, nodeBudget)
  const given = deal(part, found.open)
  let cost = 0
  for (const j of found.open) cost += problem.fixed[j] as number
  for (let row = 0; row < part.items; row++) {
    const items = bundles ? (bundles[row] as Bundle).items : [row]
    const whole = bundles ? (bundles[row] as Bundle).whole : false
    for (const j of found.open) {
      const units = given[row * part.locations + j] as number
      if (units === 0) continue
      for (const i of items) {
        const taken = whole ? (problem.demand[i] as number) : units
        take[i * problem.locations + j] = taken
        short[i] = (short[i] as number) - taken
        cost += taken * (problem.unit[i * problem.locations + j] as number)
      }
    }
    for (const i of items) {
      const points = problem.shortage[i] as number
      if (points !== Number.POSITIVE_INFINITY) cost += points * (short[i] as number)
    }
  }
  return { cost, packages: found.open.length, gap: found.gap, nodes: found.nodes }
}

/** A bundle becomes one item of which one unit is wanted; a location has it when it has all of all its items. */
function bundled(
  problem: Problem,
  bundles: readonly Bundle[],
  stock: Int32Array,
  capacity: Int32Array | null,
): Part & Readonly<{ items: number }> {
  const m = problem.locations
  const [demand, shortage] = [new Int32Array(bundles.length), new Float64Array(bundles.length)]
  const [reach, unit] = [new Int32Array(bundles.length * m), new Float64Array(bundles.length * m)]
  bundles.forEach(({ items, whole }, row) => {
    const wanted = items.reduce((sum, i) => sum + (problem.demand[i] as number), 0)
    demand[row] = whole ? 1 : wanted
    for (const i of items)
      shortage[row] =
        (shortage[row] as number) + (problem.shortage[i] as number) * (whole ? (problem.demand[i] as number) : 1)
    for (let j = 0; j < m; j++) {
      let complete = capacity === null || (capacity[j] as number) >= wanted
      for (const i of items) {
        const cell = i * m + j
        complete &&= (stock[cell] as number) >= (problem.demand[i] as number)
        unit[row * m + j] =
          (unit[row * m + j] as number) + (problem.unit[cell] as number) * (whole ? (problem.demand[i] as number) : 1)
        if (!whole) reach[row * m + j] = stock[cell] as number
      }
      if (whole) reach[row * m + j] = complete ? 1 : 0
    }
  })
  const { fixed, maxLocations } = problem
  return {
    items: bundles.length,
    locations: m,
    demand,
    stock: reach,
    unit,
    fixed,
    shortage,
    maxLocations,
    // A bundle weighs more than the one unit it counts: it took its room above, the others keep to what is left.
    capacity: capacity && bundles.every((one) => !one.whole) ? capacity : null,
  }
}

/** What each open location gives: the cheapest units first, the lower rank where they cost the same. */
function deal(part: Part, open: readonly number[]): Int32Array {
  const take = new Int32Array(part.items * part.locations)
  if (part.capacity) {
    const { items: n, locations: stride, demand, stock: reach, unit, capacity } = part
    const finite = part.shortage.map((points) => (points === Number.POSITIVE_INFINITY ? 2 ** 40 : points))
    fillTransport(
      { n, stride, demand, reach, unit, shortage: finite, capacity },
      Int32Array.from(open),
      open.length,
      take,
    )
    return take
  }
  for (let i = 0; i < part.items; i++) {
    let left = part.demand[i] as number
    const at = i * part.locations
    const byCost = [...open].sort((a, b) => (part.unit[at + a] as number) - (part.unit[at + b] as number) || a - b)
    for (const j of byCost) {
      if (left <= 0 || (part.unit[at + j] as number) >= (part.shortage[i] as number)) break
      const some = Math.max(0, Math.min(left, part.stock[at + j] as number))
      take[at + j] = some
      left -= some
    }
  }
  return take
}
