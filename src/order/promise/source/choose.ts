import type { ItemId, LocationId } from '../../../platform/ids.ts'
import { type Groups, MUST_COVER, type Problem, type Solution, type SplitPolicy } from '../solve/model.ts'
import { solve } from '../solve/solve.ts'
import type { Compiled } from '../strategy/compile.ts'
import { itemFacts, orderFacts } from './facts.ts'
import { NO_LANE, NO_ROOM, type Place, type Places, type Question, type Seen, type Wanted } from './question.ts'
import { factsFor, packagePoints, type Scoring, unitPoints } from './score.ts'

export type TakenAt = Readonly<{ line: number; item: ItemId; units: number; j: number }>
export type Missing = Readonly<{ line: number; item: ItemId; units: number }>

/** What came out for one delivery, in indexes of `Places`. */
export type Choice = Readonly<{
  how: 'one_location' | 'split' | 'partly'
  taken: readonly TakenAt[]
  missing: readonly Missing[]
  points: number
  packages: number
  gap: number
  nodes: number
  /** Candidates by rank: nearest first, then by code. */
  candidates: readonly number[]
  /** Points of each candidate if it served all that it has, in the order of `candidates`. */
  alone: readonly number[]
  /** Why a location was not asked, by its index; null for candidates. */
  refused: readonly (string | null)[]
}>

/** May a pickup be supplied from elsewhere? Only when the strategy wants it and the house can move it there. */
export type Abilities = Readonly<{ shipToStore: boolean }>

/**
 * Chooses where the units of a delivery come from: a pure function of the strategy's version, the question and the
 * numbers seen, equal on every machine. The numbers are whole, ties go to the nearer location and then by code.
 */
export function choose(strategy: Compiled, question: Question, places: Places, seen: Seen, can: Abilities): Choice {
  const scoring = scoringOf(strategy, question, places, seen)
  const refused = refuseLocations(scoring, can)
  const barred = barCells(scoring, refused)
  const candidates = rank(refused, seen)
  const problem = problemOf(scoring, candidates, barred)
  const found = solve(problem)
  return { ...outcomeOf(question, candidates, found), candidates, alone: scoreAlone(problem), refused }
}

export function scoringOf(strategy: Compiled, question: Question, places: Places, seen: Seen): Scoring {
  const order = strategy.uses.size > 0 ? orderFacts(question) : null
  return { strategy, question, places, seen, order, whole: [] }
}

/** First what the house knows, then the stock, then the strategy's filters over locations. */
export function refuseLocations(scoring: Scoring, can: Abilities): (string | null)[] {
  const { places, question, seen, strategy } = scoring
  const declined = new Set(question.declined)
  const keep = strategy.definition.minimumStock
  const m = places.list.length
  const fromElsewhere = can.shipToStore && strategy.definition.shipToStore && question.method === 'collect'
  const filters = strategy.filters.filter((filter) => !filter.expression.perLine)
  return places.list.map((place, j) => {
    if (!place.active) return 'inactive'
    if (declined.has(place.id)) return 'declined'
    if (question.pickup !== null && place.id !== question.pickup && !fromElsewhere) return 'elsewhere'
    if (place.id !== question.pickup && !place.canShip) return 'cannot_ship'
    if (seen.columns.laneMinor?.[j] === NO_LANE) return 'no_lane'
    if (isFull(place, seen, j)) return 'full'
    if (!hasAny(seen, question.wanted.length, m, j, keep)) return 'no_stock'
    for (const { name, expression } of filters) if (expression.answer(factsFor(scoring, j, null)) === false) return name
    return null
  })
}

function hasAny(seen: Seen, items: number, m: number, j: number, keep: number): boolean {
  for (let i = 0; i < items; i++) if ((seen.free[i * m + j] as number) > keep) return true
  return false
}

function isFull(place: Place, seen: Seen, j: number): boolean {
  if (seen.columns.roomIn?.[j] === NO_ROOM) return true
  const open = seen.columns.ordersOpen?.[j]
  return open !== undefined && place.dailyCapacity !== null && open >= place.dailyCapacity
}

/** Filters over lines refuse a location for some items; one that keeps nothing is refused as a whole. */
export function barCells(scoring: Scoring, refused: (string | null)[]): Uint8Array | null {
  const filters = scoring.strategy.filters.filter((filter) => filter.expression.perLine)
  if (filters.length === 0) return null
  const { question, places, seen, strategy } = scoring
  const m = places.list.length
  const barred = new Uint8Array(question.wanted.length * m)
  for (let j = 0; j < m; j++) {
    if (refused[j] !== null) continue
    let [left, last] = [0, '']
    for (let i = 0; i < question.wanted.length; i++) {
      if ((seen.free[i * m + j] as number) <= strategy.definition.minimumStock) continue
      const facts = factsFor(scoring, j, i)
      const against = filters.find((filter) => filter.expression.answer(facts) === false)
      if (against) {
        barred[i * m + j] = 1
        last = against.name
      } else left++
    }
    if (left === 0) refused[j] = last
  }
  return barred
}

/** Kilometers and index in one number: sorted without a comparison of our own, ties go to the code. */
function rank(refused: readonly (string | null)[], seen: Seen): number[] {
  const m = refused.length
  if (keys.length < m) keys = new Float64Array(m)
  let count = 0
  for (let j = 0; j < m; j++) if (refused[j] === null) keys[count++] = (seen.km[j] as number) * m + j
  const sorted = keys.subarray(0, count).sort()
  const candidates = new Array<number>(count)
  for (let k = 0; k < count; k++) candidates[k] = (sorted[k] as number) % m
  return candidates
}

let keys = new Float64Array(0)

/** The numbers of a delivery as a problem of its own, to be solved beside others: nothing in it is used again. */
export function problemFor(
  strategy: Compiled,
  question: Question,
  places: Places,
  seen: Seen,
  can: Abilities,
): Readonly<{ problem: Problem; candidates: readonly number[] }> {
  const scoring = scoringOf(strategy, question, places, seen)
  const refused = refuseLocations(scoring, can)
  const barred = barCells(scoring, refused)
  const candidates = rank(refused, seen)
  const { stock, unit, fixed, ...problem } = problemOf(scoring, candidates, barred)
  const cells = problem.items * problem.locations
  return {
    candidates,
    problem: {
      ...problem,
      stock: stock.slice(0, cells),
      unit: unit.slice(0, cells),
      fixed: fixed.slice(0, problem.locations),
    },
  }
}

/** Used again by the next problem; the solver keeps nothing of it. */
const scratch = { stock: new Int32Array(0), unit: new Float64Array(0), fixed: new Float64Array(0) }

function clean(items: number, candidates: number) {
  if (scratch.stock.length < items * candidates || scratch.fixed.length < candidates) {
    scratch.stock = new Int32Array(items * candidates * 2)
    scratch.unit = new Float64Array(items * candidates * 2)
    scratch.fixed = new Float64Array(candidates * 2)
  }
  scratch.unit.fill(0, 0, items * candidates)
  scratch.fixed.fill(0, 0, candidates)
  return scratch
}

function problemOf(scoring: Scoring, candidates: readonly number[], barred: Uint8Array | null): Problem {
  const { strategy, question, seen } = scoring
  const [n, c, m] = [question.wanted.length, candidates.length, seen.km.length]
  const keep = strategy.definition.minimumStock
  const { stock, unit, fixed } = clean(n, c)
  for (let k = 0; k < c; k++)
    for (let i = 0; i < n; i++) {
      const cell = i * m + (candidates[k] as number)
      stock[i * c + k] = barred?.[cell] ? 0 : Math.max(0, (seen.free[cell] as number) - keep)
    }
  for (const criterion of strategy.criteria) {
    const perUnit = PER_UNIT.has(criterion.kind)
    for (let k = 0; k < c; k++) {
      const j = candidates[k] as number
      fixed[k] = (fixed[k] as number) + packagePoints(scoring, criterion, j)
      if (perUnit)
        for (let i = 0; i < n; i++) unit[i * c + k] = (unit[i * c + k] as number) + unitPoints(scoring, criterion, i, j)
    }
  }
  const left = seen.columns.unitsLeft
  return {
    items: n,
    locations: c,
    demand: Int32Array.from(question.wanted, (one) => one.units),
    stock,
    unit,
    fixed,
    shortage: new Float64Array(n).fill(MUST_COVER),
    maxLocations: strategy.definition.splits.max,
    capacity: left ? Int32Array.from(candidates, (j) => Math.max(0, left[j] as number)) : null,
    groups: groupsOf(scoring),
  }
}

/** Kinds that can cost by the unit; the others are not asked for each item. */
const PER_UNIT: ReadonlySet<string> = new Set([
  'shipping_cost',
  'stock_depth',
  'stock_age',
  'stock_confidence',
  'clearance',
  'handling_cost',
  'priority',
  'expression',
])

/** What a line says of itself goes first, then the first group whose expression holds, then the strategy's policy. */
function groupsOf({ strategy, question, order }: Scoring): Groups | null {
  const { policy } = strategy.definition.splits
  const own = [...new Set(question.wanted.flatMap((wanted) => wanted.split ?? []))]
  if (strategy.groups.length === 0 && policy === 'free' && own.length === 0) return null
  const policies: SplitPolicy[] = [
    policy,
    ...strategy.groups.map((group) => group.policy),
    ...own.map((split) => (split === 'alone' ? ('alone' as const) : ('together' as const))),
  ]
  const of = Int32Array.from(question.wanted, (wanted: Wanted) => {
    if (wanted.split) return 1 + strategy.groups.length + own.indexOf(wanted.split)
    const facts = { order: order ?? {}, item: itemFacts(wanted), line: { units: BigInt(wanted.units) } }
    return strategy.groups.findIndex((group) => group.lines.answer(facts) === true) + 1
  })
  return { of, policy: policies }
}

function scoreAlone({ items, locations, demand, stock, unit, fixed }: Problem): number[] {
  return Array.from({ length: locations }, (_, k) => {
    let sum = fixed[k] as number
    for (let i = 0; i < items; i++) {
      const cell = i * locations + k
      sum += Math.min(demand[i] as number, stock[cell] as number) * (unit[cell] as number)
    }
    return sum
  })
}

/** Deals the units back to the lines: in the order of the lines, from the locations in the order of their rank. */
function outcomeOf(
  question: Question,
  candidates: readonly number[],
  { take, cost, packages, gap, nodes }: Solution,
): Omit<Choice, 'candidates' | 'alone' | 'refused'> {
  const c = candidates.length
  const taken: TakenAt[] = []
  const missing: Missing[] = []
  question.wanted.forEach(({ item, lines }, i) => {
    let k = 0
    let here = c > 0 ? (take[i * c] as number) : 0
    for (const { line, units } of lines) {
      let left = units
      while (left > 0 && k < c) {
        const some = Math.min(left, here)
        if (some > 0) taken.push({ line, item, units: some, j: candidates[k] as number })
        left -= some
        here -= some
        if (here === 0 && ++k < c) here = take[i * c + k] as number
      }
      if (left > 0) missing.push({ line, item, units: left })
    }
  })
  const isSplit = taken.some((one) => one.j !== taken[0]?.j)
  const how = missing.length > 0 ? 'partly' : isSplit ? 'split' : 'one_location'
  return { how, taken, missing, points: cost, packages, gap, nodes }
}

/** The locations that serve something, nearest first. */
export function usedOf(choice: Choice, places: Places): LocationId[] {
  const used = new Set(choice.taken.map((one) => one.j))
  return choice.candidates.filter((j) => used.has(j)).map((j) => (places.list[j] as Place).id)
}
