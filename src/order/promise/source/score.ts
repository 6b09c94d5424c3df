import { POINTS_PER_MINOR } from '../solve/model.ts'
import type { Compiled, CompiledCriterion } from '../strategy/compile.ts'
import { itemFacts, loadPercent, locationFacts } from './facts.ts'
import type { Place, Places, Question, Seen } from './question.ts'

/** Points a location may cost at most by one criterion: sums stay exact. */
const MAX_POINTS = 1_000_000_000
const YEAR_DAYS = 365

/** What the criteria are asked with; facts for expressions are made once a location and only when needed. */
export type Scoring = Readonly<{
  strategy: Compiled
  question: Question
  places: Places
  seen: Seen
  order: Record<string, unknown> | null
  /** Facts of whole locations that were made already, by index. */
  whole: (Record<string, unknown> | undefined)[]
}>

/** Points of a criterion for a package from location j. Integers by one multiplication and one rounding. */
export function packagePoints(scoring: Scoring, criterion: CompiledCriterion, j: number): number {
  const { seen, question, places } = scoring
  const place = places.list[j] as Place
  const here = place.id === question.pickup
  switch (criterion.kind) {
    case 'distance':
      return points(here ? 0 : (seen.km[j] as number), criterion)
    case 'splits':
      return points(1, criterion)
    case 'shipping_cost':
      return points(here ? 0 : (seen.columns.laneMinor?.[j] ?? 0), criterion)
    case 'load':
      return points(loadPercent(seen.columns.ordersOpen?.[j] ?? 0, place.dailyCapacity), criterion)
    case 'promise_date': {
      const days = seen.columns.deliverDays?.[j] ?? 0
      const late = seen.wantedDays === null ? 0 : Math.max(0, days - seen.wantedDays)
      return points(days + late, criterion)
    }
    case 'co2':
      return points((here ? 0 : (seen.columns.co2G?.[j] ?? 0)) / 1_000, criterion)
    case 'handling_cost':
    case 'priority':
    case 'expression':
      return criterion.expression?.perLine === false ? points(ask(scoring, criterion, j, null), criterion) : 0
    default:
      return 0
  }
}

/** Points of a criterion for each unit of item i from location j. */
export function unitPoints(scoring: Scoring, criterion: CompiledCriterion, i: number, j: number): number {
  const { seen, question } = scoring
  const cell = i * seen.km.length + j
  switch (criterion.kind) {
    case 'shipping_cost': {
      const perKg = (scoring.places.list[j] as Place).id === question.pickup ? 0 : (seen.columns.laneKgMinor?.[j] ?? 0)
      return points((perKg * (question.wanted[i]?.weightG ?? 0)) / 1_000, criterion)
    }
    case 'stock_depth': {
      const free = seen.free[cell] as number
      return points(free <= 0 ? 100 : Math.min(100, ((question.wanted[i]?.units ?? 0) * 100) / free), criterion)
    }
    case 'stock_age':
      return points(Math.max(0, YEAR_DAYS - (seen.cells.ageDays?.[cell] ?? 0)), criterion)
    case 'stock_confidence':
      return points(100 - (seen.cells.confidence?.[cell] ?? 100), criterion)
    case 'clearance':
      return points(answer(scoring, criterion, i, j) === false ? 1 : 0, criterion)
    case 'handling_cost':
    case 'priority':
    case 'expression':
      return criterion.expression?.perLine === true ? points(ask(scoring, criterion, j, i), criterion) : 0
    default:
      return 0
  }
}

function points(value: number, { weight }: CompiledCriterion): number {
  return Math.min(MAX_POINTS, Math.max(0, Math.round(value * weight * POINTS_PER_MINOR)))
}

/** What the facts do not answer costs nothing. */
function ask(scoring: Scoring, criterion: CompiledCriterion, j: number, i: number | null): number {
  const value = answer(scoring, criterion, i, j)
  return typeof value === 'number' ? value : 0
}

function answer(scoring: Scoring, { expression }: CompiledCriterion, i: number | null, j: number) {
  return expression?.answer(factsFor(scoring, j, expression.perLine ? i : null))
}

/** The facts for one location, or for one item at it. Those of a whole location are made once. */
export function factsFor(scoring: Scoring, j: number, i: number | null): Record<string, unknown> {
  const { question, places, seen, order, strategy, whole } = scoring
  const known = i === null ? whole[j] : undefined
  if (known) return known
  const wanted = i === null ? undefined : question.wanted[i]
  const place = places.list[j] as Place
  const location = locationFacts(strategy.locationFields, place, j, seen, question.wanted.length, i)
  if (wanted) return { order: order ?? {}, location, item: itemFacts(wanted), line: { units: BigInt(wanted.units) } }
  const facts = { order: order ?? {}, location }
  whole[j] = facts
  return facts
}
