import type { OrderFacts, PlannedDecision, Split } from '../../capture/index.ts'
import type { Compiled } from '../strategy/compile.ts'
import type { Choice } from './choose.ts'
import { scoringOf } from './choose.ts'
import type { Pegged, Uncovered } from './decide.ts'
import { fingerprint } from './fingerprint.ts'
import { pack } from './packed.ts'
import type { Place, Places, Question, Seen, Wanted } from './question.ts'
import { packagePoints, unitPoints } from './score.ts'

/** Candidates that a certificate shows; those that serve something are always among them. */
const TOP = 3

/** What the decision was asked. Facts that may change later are kept when the strategy asks for them. */
export type CertificateInputs = Readonly<{
  hash: string
  /** Line and units, as they were wanted. */
  demands: readonly (readonly [line: number, units: number])[]
  /** Locations in all; of them refused, by reason. */
  locations: number
  refused?: Readonly<Record<string, number>>
  declined?: readonly string[]
  facts?: Partial<Omit<OrderFacts, 'tags'>> & Readonly<{ priority?: number }>
  shipToStore?: true
  /** A person moved the units: from where, in which word, and whether they are to stay. */
  hand?: Readonly<{ from: string; reason: string; pinned: boolean; against?: string }>
  /** Lines that travel alone or together because they say so. */
  splits?: readonly (readonly [line: number, split: Split])[]
}>

/** What came out. Points are hundredths of a minor unit; parts are in the order of the strategy's criteria. */
export type CertificateOutcome = Readonly<{
  how: Choice['how'] | 'by_hand'
  points: number
  gap?: number
  top: readonly (readonly [location: string, points: number, ...parts: number[]])[]
  taken: readonly (readonly [line: number, location: string, units: number])[]
  pegged?: readonly (readonly [line: number, location: string, units: number, supply: string])[]
  missing?: readonly (readonly [line: number, units: number])[]
}>

export type Decided = Readonly<{
  delivery: number
  strategy: Compiled
  question: Question
  places: Places
  seen: Seen
  choice: Choice
  pegged: readonly Pegged[]
  uncovered: readonly Uncovered[]
  shipToStore: boolean
}>

/** The certificate of a decision: lean JSON to read, packed numbers to replay, and the locations by reference. */
export function certify(decided: Decided): PlannedDecision {
  const { strategy, question, places, seen, delivery } = decided
  const packed = pack(seen, question.wanted.length)
  return {
    delivery,
    rule: strategy.rule,
    strategy: strategy.id,
    inputs: inputsOf(decided, packed),
    outcome: outcomeOf(decided),
    seen: packed,
    world: { id: places.id, locations: places.list },
  }
}

function inputsOf({ strategy, question, places, choice, shipToStore }: Decided, packed: Uint8Array): CertificateInputs {
  const counts: Record<string, number> = {}
  for (const reason of choice.refused) if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1
  const declined = question.declined.flatMap((id) => places.list[places.indexOf.get(id) ?? -1]?.code ?? [])
  const facts = changeable(strategy, question)
  const splits = question.wanted.flatMap(({ split, lines }) =>
    split ? lines.map(({ line }) => [line, split] as const) : [],
  )
  return {
    hash: hashOf(strategy, question, places, packed, shipToStore),
    demands: question.wanted
      .flatMap(({ lines }) => lines.map(({ line, units }) => [line, units] as const))
      .sort(([a], [b]) => a - b),
    locations: places.list.length,
    ...(Object.keys(counts).length > 0 && { refused: counts }),
    ...(declined.length > 0 && { declined }),
    ...(facts && { facts }),
    ...(shipToStore && { shipToStore }),
    ...(splits.length > 0 && { splits }),
  }
}

/**
 * Facts of the order that somebody may change after the decision, as far as the strategy asks for them. Not the tags:
 * they are words that may name a person, and this row stays when a person is erased.
 */
function changeable({ uses }: Compiled, { facts, priority }: Question): CertificateInputs['facts'] | null {
  const asks = (field: string) => uses.has(`order.${field}`) || uses.has('order.*')
  const kept = {
    ...(asks('customerGroup') && { customerGroup: facts.customerGroup }),
    ...(asks('terms') && { terms: facts.terms }),
    ...(asks('priority') && { priority }),
  }
  return Object.keys(kept).length > 0 ? kept : null
}

/**
 * Tells whether a replay was asked the same. Region, postal code and tags are left out: a hash of them could be
 * guessed, and would outlive the erasure of a person.
 */
export function hashOf(
  strategy: Compiled,
  question: Question,
  places: Places,
  packed: Uint8Array,
  shipToStore: boolean,
): string {
  const text = strategy.uses.size > 0 ? asked(question) : lean(question)
  return fingerprint(`${strategy.id}${places.id}${shipToStore ? 's' : ''}${text}`, packed)
}

function asked({ region: _, postalCode: __, facts, ...rest }: Question): string {
  return JSON.stringify({ ...rest, facts: { ...facts, tags: [] } })
}

/** Of a question that no expression looks into: what the choice depends on. */
function lean({ method, pickup, declined, wanted }: Question): string {
  let text = `${method}/${pickup}/${declined.join()}`
  for (const { item, lines, split } of wanted) {
    text += item
    if (split) text += `/${split}`
    for (const { line, units } of lines) text += `/${line}/${units}`
  }
  return text
}

export function outcomeOf({
  strategy,
  question,
  places,
  seen,
  choice,
  pegged,
  uncovered,
}: Decided): CertificateOutcome {
  const code = (j: number) => (places.list[j] as Place).code
  return {
    how: choice.how,
    points: choice.points,
    ...(choice.gap > 0 && { gap: choice.gap }),
    top: topOf(choice, seen, question).map(
      (k) =>
        [
          code(choice.candidates[k] as number),
          choice.alone[k] as number,
          ...partsOf(strategy, question, places, seen, choice.candidates[k] as number),
        ] as const,
    ),
    taken: choice.taken.map(({ line, j, units }) => [line, code(j), units] as const),
    ...(pegged.length > 0 && {
      pegged: pegged.map(
        ({ line, location, units, supply }) => [line, code(places.indexOf.get(location) ?? -1), units, supply] as const,
      ),
    }),
    ...(uncovered.length > 0 && { missing: uncovered.map(({ line, units }) => [line, units] as const) }),
  }
}

/** Candidates that are shown: those that serve, then those that have most of it, then the cheapest. */
function topOf({ candidates, alone, taken }: Choice, seen: Seen, question: Question): number[] {
  const shown: number[] = []
  const has = new Array<number>(candidates.length)
  for (let k = 0; k < candidates.length; k++) {
    const j = candidates[k] as number
    has[k] = unitsAt(j, seen, question)
    for (const one of taken)
      if (one.j === j) {
        shown.push(k)
        has[k] = -1
        break
      }
  }
  while (shown.length < Math.min(TOP, candidates.length)) {
    let best = -1
    for (let k = 0; k < candidates.length; k++) {
      const [units, most] = [has[k] as number, best < 0 ? -1 : (has[best] as number)]
      if (units > most || (units === most && best >= 0 && (alone[k] as number) < (alone[best] as number))) best = k
    }
    shown.push(best)
    has[best] = -1
  }
  return shown
}

function unitsAt(j: number, seen: Seen, { wanted }: Question): number {
  let sum = 0
  for (let i = 0; i < wanted.length; i++) {
    const free = seen.free[i * seen.km.length + j] as number
    if (free > 0) sum += Math.min(free, (wanted[i] as Wanted).units)
  }
  return sum
}

/** What each criterion adds for a location that serves all it has. */
export function partsOf(strategy: Compiled, question: Question, places: Places, seen: Seen, j: number): number[] {
  const scoring = scoringOf(strategy, question, places, seen)
  const m = seen.km.length
  return strategy.criteria.map((criterion) =>
    question.wanted.reduce(
      (sum, { units }, i) => {
        const some = Math.min(units, Math.max(0, (seen.free[i * m + j] as number) - strategy.definition.minimumStock))
        return some > 0 ? sum + some * unitPoints(scoring, criterion, i, j) : sum
      },
      packagePoints(scoring, criterion, j),
    ),
  )
}
