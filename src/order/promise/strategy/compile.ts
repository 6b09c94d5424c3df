import {
  compileExpression,
  type Expression,
  isFault,
  type LocationField,
  locationFieldsOf,
  type Variable,
  type Wanted,
} from './language.ts'
import {
  type Criterion,
  type CriterionKind,
  type Definition,
  type LineGroup,
  NEEDS_EXPRESSION,
  ruleOf,
  type Strategy,
} from './model.ts'

/** What is wrong with a definition: the path of the field, and the place in its expression. */
export type Problem = Readonly<{ path: string; reason: string; position: number }>

export type CompiledCriterion = Omit<Criterion, 'expression'> & Readonly<{ expression: Expression | null }>
/** A strategy that can be asked; made once for each version and process. */
export type Compiled = Readonly<{
  id: string
  rule: string
  definition: Definition
  appliesWhen: Expression | null
  filters: readonly Readonly<{ name: string; expression: Expression }>[]
  criteria: readonly CompiledCriterion[]
  groups: readonly (Omit<LineGroup, 'lines'> & Readonly<{ lines: Expression }>)[]
  /** Fields that any of its expressions names. */
  uses: ReadonlySet<string>
  locationFields: readonly LocationField[]
  /** What must be read for it beside stock and distance. */
  needs: Needs
}>
export type Needs = Readonly<{ lanes: boolean; load: boolean; shelf: boolean; attributes: boolean }>

const PLACE: readonly Variable[] = ['order', 'line', 'item', 'location']

/** Checks every expression of a definition. @returns all that is wrong with it */
export function compile(
  strategy: Pick<Strategy, 'id' | 'code' | 'version' | 'definition'>,
): Compiled | { problems: Problem[] } {
  const { definition } = strategy
  const problems: Problem[] = []
  const uses = new Set<string>()
  const expression = (path: string, text: string, wanted: Wanted, allowed: readonly Variable[]): Expression | null => {
    const made = compileExpression(text, wanted, allowed)
    if (isFault(made)) {
      problems.push({ path, ...made })
      return null
    }
    for (const field of made.uses) uses.add(field)
    return made
  }
  const given = <T extends object, E extends Expression | null>(one: T, made: E) =>
    made ? [{ ...one, expression: made as Exclude<E, null> }] : []

  const appliesWhen =
    definition.appliesWhen === undefined
      ? null
      : expression('/definition/appliesWhen', definition.appliesWhen, 'bool', ['order'])
  const filters = definition.filters.flatMap(({ name, expression: text }, index) =>
    given({ name }, expression(`/definition/filters/${index}/expression`, text, 'bool', PLACE)),
  )
  const criteria = definition.criteria.map((one, index) => compileCriterion(one, index, expression, problems))
  const groups = definition.splits.groups.flatMap(({ name, policy, lines }, index) => {
    const made = expression(`/definition/splits/groups/${index}/lines`, lines, 'bool', ['order', 'line', 'item'])
    return made ? [{ name, policy, lines: made }] : []
  })
  doubleNames(definition, problems)
  if (problems.length > 0) return { problems }
  return {
    id: strategy.id,
    rule: ruleOf(strategy),
    definition,
    appliesWhen,
    filters,
    criteria,
    groups,
    uses,
    locationFields: locationFieldsOf(uses),
    needs: needsOf(uses, criteria),
  }
}

type MakeExpression = (path: string, text: string, wanted: Wanted, allowed: readonly Variable[]) => Expression | null

function compileCriterion(
  { expression: text, ...one }: Criterion,
  index: number,
  expression: MakeExpression,
  problems: Problem[],
): CompiledCriterion {
  const path = `/definition/criteria/${index}/expression`
  if (NEEDS_EXPRESSION.has(one.kind) !== (text !== undefined)) {
    const reason =
      text === undefined ? `${one.kind} needs an expression` : `${one.kind} is measured: it takes no expression`
    problems.push({ path, reason, position: 0 })
    return { ...one, expression: null }
  }
  const made = text === undefined ? null : expression(path, text, one.kind === 'clearance' ? 'bool' : 'number', PLACE)
  return { ...one, expression: made }
}

/** Refusals and score parts are told apart by name. */
function doubleNames(definition: Definition, problems: Problem[]): void {
  for (const kind of ['filters', 'criteria'] as const) {
    const seen = new Set<string>()
    definition[kind].forEach(({ name }, index) => {
      if (seen.has(name))
        problems.push({ path: `/definition/${kind}/${index}/name`, reason: `${name} is there twice`, position: 0 })
      seen.add(name)
    })
  }
}

function needsOf(uses: ReadonlySet<string>, criteria: readonly CompiledCriterion[]): Needs {
  const asks = (...fields: string[]) => fields.some((field) => uses.has(field)) || uses.has('location.*')
  const weighs = (...kinds: CriterionKind[]) => criteria.some((one) => kinds.includes(one.kind) && one.weight > 0)
  return {
    lanes:
      asks('location.laneCostMinor', 'location.deliverInDays', 'location.co2G') ||
      weighs('shipping_cost', 'promise_date', 'co2'),
    load: asks('location.ordersOpen', 'location.loadPercent', 'location.capacityLeft') || weighs('load'),
    shelf: asks('location.stockAgeDays', 'location.confidence') || weighs('stock_age', 'stock_confidence'),
    attributes: [...uses].some((field) => ['item.attributes', 'item.*', 'order.lines', 'order.*'].includes(field)),
  }
}

const compiled = new Map<string, Compiled>()
const CACHE_LIMIT = 1_000

/** A stored version, which was checked when it was saved; an active one never changes, so it is compiled once. */
export function compiledOf(strategy: Strategy): Compiled {
  const known = strategy.state === 'draft' ? undefined : compiled.get(strategy.id)
  if (known) return known
  const made = compile(strategy)
  if ('problems' in made)
    throw new Error(`strategy ${ruleOf(strategy)} does not compile: ${JSON.stringify(made.problems)}`)
  if (strategy.state === 'draft') return made
  if (compiled.size >= CACHE_LIMIT) compiled.clear()
  compiled.set(strategy.id, made)
  return made
}
