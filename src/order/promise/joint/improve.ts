import type { ItemId } from '../../../platform/ids.ts'
import type { Problem, Solution } from '../solve/model.ts'
import { solve } from '../solve/solve.ts'
import { lowerBound, reachableStock } from './bound.ts'

/** One delivery beside others that want the same units. Its costs stand still while places are changed. */
export type Block = Readonly<{
  /** `stock` is what each place could give it if everything in play were free. */
  problem: Problem
  /** Item of each row, place of each column. */
  items: readonly ItemId[]
  places: readonly number[]
  /** Units it has now, items x candidates. */
  now: Int32Array
  /** Units that stay on every shelf, whoever asks. */
  keep: number
  /** 1: from there it would be promised later than it is, or its day has no room. What stands there already may stay. */
  closed: Uint8Array
}>

/** What became of a block; `seen` is what was free for it when its places were chosen last, null: never. */
export type Placed = Readonly<{ take: Int32Array; points: number; seen: Int32Array | null }>

export type Joint = Readonly<{
  placed: readonly Placed[]
  before: number
  after: number
  /** No choice of places for all blocks together costs less. */
  bound: number
  solves: number
}>

/** Units free at each place by item, beyond what blocks have. */
export type Free = ReadonlyMap<ItemId, Int32Array>

/** Solves at the most, so that a large pool ends: about a second at 3 items x 50 places. */
const BUDGET_PER_BLOCK = 40
/** Others that may have to make room for one. */
const PARTNERS = 8

/**
 * Chooses places for many deliveries together. Each in turn gives its units back and is solved exactly with what is
 * free then; where two stand in each other's way, both give back and are solved one after the other, in either
 * sequence. Only what is strictly cheaper in sum is taken, so it ends. What is left between its cost and the bound that no
 * joint choice can beat is the gap that is reported.
 */
export function improveJointly(blocks: readonly Block[], free: Free): Joint {
  const state = stateOf(blocks, free)
  const ideal = blocks.map((block) => solveOn(block, reachableStock(block)))
  const before = sum(state.points)
  const gain = (b: number) => (state.points[b] as number) - boundOf(ideal[b])
  const order = blocks.map((_, b) => b).sort((x, y) => gain(y) - gain(x) || x - y)
  state.left = BUDGET_PER_BLOCK * blocks.length
  for (let changed = true; changed && state.left > 0; ) {
    changed = false
    for (const b of order) if (gain(b) > 0 && placeAlone(state, b)) changed = true
    for (const b of order) if (gain(b) > 0 && placeWithOther(state, b, ideal[b])) changed = true
  }
  return {
    placed: blocks.map((_, b) => ({
      take: state.take[b] as Int32Array,
      points: state.points[b] as number,
      seen: state.seen[b] ?? null,
    })),
    before,
    after: sum(state.points),
    bound: lowerBound(blocks, free, ideal, sum(state.points)),
    solves: BUDGET_PER_BLOCK * blocks.length - state.left,
  }
}

type State = {
  readonly blocks: readonly Block[]
  readonly free: Map<ItemId, Int32Array>
  readonly take: Int32Array[]
  readonly points: number[]
  readonly seen: (Int32Array | undefined)[]
  readonly start: readonly Readonly<{ points: number; packages: number }>[]
  readonly reachable: readonly Int32Array[]
  /** Where in a block's cells an item at a place stands. */
  readonly cells: readonly ReadonlyMap<string, number>[]
  left: number
}

function stateOf(blocks: readonly Block[], free: Free): State {
  return {
    blocks,
    free: new Map([...free].map(([item, row]) => [item, row.slice()])),
    take: blocks.map((block) => block.now.slice()),
    points: blocks.map((block) => costOf(block, block.now)),
    seen: blocks.map(() => undefined),
    start: blocks.map((block) => ({ points: costOf(block, block.now), packages: packagesOf(block, block.now) })),
    reachable: blocks.map(reachableStock),
    cells: blocks.map((block) => new Map([...block.now].map((_, cell) => [keyOf(block, cell), cell]))),
    left: 0,
  }
}

const boundOf = (solution: Solution | undefined): number => (solution ? solution.cost - solution.gap : 0)
const sum = (points: readonly number[]): number => points.reduce((all, one) => all + one, 0)

/** Points of an allocation: a package from each place that is used, and its units. */
export function costOf({ problem }: Pick<Block, 'problem'>, take: Int32Array): number {
  const { items, locations, fixed, unit } = problem
  let points = 0
  for (let k = 0; k < locations; k++) {
    let used = false
    for (let i = 0; i < items; i++) {
      const units = take[i * locations + k] as number
      if (units === 0) continue
      used = true
      points += units * (unit[i * locations + k] as number)
    }
    if (used) points += fixed[k] as number
  }
  return points
}

/** What a block finds free now, with what it has itself. */
function availableTo(state: State, b: number): Int32Array {
  const { blocks, free, take } = state
  const block = blocks[b] as Block
  const own = take[b] as Int32Array
  const c = block.problem.locations
  const reachable = state.reachable[b] as Int32Array
  return own.map((units, cell) => {
    const row = free.get(block.items[Math.floor(cell / c)] as ItemId)
    const there = (row?.[block.places[cell % c] as number] ?? 0) - block.keep + units
    return Math.max(units, Math.min(reachable[cell] as number, there))
  })
}

function solveOn({ problem }: Block, stock: Int32Array): Solution {
  return solve({ ...problem, stock })
}

/** Complete, and against where it stood at the beginning: cheaper, or not in more packages. */
function isFair({ start }: State, b: number, { short, cost, packages }: Solution): boolean {
  const was = start[b] as State['start'][number]
  return short.every((units) => units === 0) && (cost < was.points || packages <= was.packages)
}

/** Gives a block's units back (-1) or takes them (1). */
function book({ blocks, free }: State, b: number, take: Int32Array, sign: 1 | -1): void {
  const { items, places, problem } = blocks[b] as Block
  take.forEach((units, cell) => {
    if (units === 0) return
    const row = free.get(items[Math.floor(cell / problem.locations)] as ItemId)
    const j = places[cell % problem.locations] as number
    if (row) row[j] = (row[j] as number) - sign * units
  })
}

function settle(state: State, b: number, solution: Solution, stock: Int32Array): void {
  state.take[b] = solution.take.slice()
  state.points[b] = solution.cost
  state.seen[b] = stock
}

function placeAlone(state: State, b: number): boolean {
  if (state.left <= 0) return false
  state.left--
  const stock = availableTo(state, b)
  const found = solveOn(state.blocks[b] as Block, stock)
  if (found.cost >= (state.points[b] as number) || !isFair(state, b, found)) return false
  book(state, b, state.take[b] as Int32Array, -1)
  book(state, b, found.take, 1)
  settle(state, b, found, stock)
  return true
}

/** Tries to get a block where it would like to be by moving one that stands there. */
function placeWithOther(state: State, b: number, ideal: Solution | undefined): boolean {
  if (!ideal) return false
  for (const other of inTheWay(state, b, ideal)) {
    if (state.left < 4) return false
    if (placePair(state, b, other) || placePair(state, other, b)) return true
  }
  return false
}

function keyOf({ items, places, problem }: Block, cell: number): string {
  return `${items[Math.floor(cell / problem.locations)]}/${places[cell % problem.locations]}`
}

function inTheWay({ blocks, take, cells }: State, b: number, ideal: Solution): number[] {
  const wanted = [...ideal.take].flatMap((units, cell) => (units > 0 ? [keyOf(blocks[b] as Block, cell)] : []))
  const found: number[] = []
  for (let x = 0; x < blocks.length && found.length < PARTNERS; x++) {
    const holds = (key: string) => ((take[x] as Int32Array)[cells[x]?.get(key) ?? -1] ?? 0) > 0
    if (x !== b && wanted.some(holds)) found.push(x)
  }
  return found
}

/** Both give back, the first is solved and then the second. Kept when it is cheaper in sum and neither is split more. */
function placePair(state: State, first: number, second: number): boolean {
  const pair = [first, second] as const
  const old = pair.map((b) => ({ take: state.take[b] as Int32Array, points: state.points[b] as number }))
  for (const [index, b] of pair.entries()) {
    book(state, b, old[index]?.take as Int32Array, -1)
    state.take[b] = new Int32Array(old[index]?.take.length ?? 0)
  }
  const found: { solution: Solution; stock: Int32Array }[] = []
  for (const b of pair) {
    state.left--
    const stock = availableTo(state, b)
    const solution = solveOn(state.blocks[b] as Block, stock)
    book(state, b, solution.take, 1)
    found.push({ solution, stock })
  }
  const cheaper = sum(found.map((one) => one.solution.cost)) < sum(old.map((one) => one.points))
  const kept = cheaper && found.every(({ solution }, index) => isFair(state, pair[index] as number, solution))
  for (const [index, b] of pair.entries()) {
    const { solution, stock } = found[index] as (typeof found)[number]
    if (kept) settle(state, b, solution, stock)
    else {
      book(state, b, solution.take, -1)
      state.take[b] = old[index]?.take as Int32Array
    }
  }
  if (!kept) for (const [index, b] of pair.entries()) book(state, b, old[index]?.take as Int32Array, 1)
  return kept
}

function packagesOf({ problem }: Pick<Block, 'problem'>, take: Int32Array): number {
  const used = new Set<number>()
  take.forEach((units, cell) => {
    if (units > 0) used.add(cell % problem.locations)
  })
  return used.size
}
