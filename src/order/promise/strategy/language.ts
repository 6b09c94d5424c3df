import { type ASTNode, Environment } from '@marcbachmann/cel-js'

/** Kilometers of a location without coordinates, or to an address without: farther than anywhere. */
export const UNKNOWN_KM = 99_999

const MAX_LENGTH = 1_000
/** Steps of one evaluation, where a walk through a list counts for 50 elements: about 1 ms at the worst. */
const MAX_COST = 5_000
const LIST_ELEMENTS = 50
const WALKS = new Set(['all', 'exists', 'exists_one', 'map', 'filter'])
/** A pattern can take time without bound. */
const UNBOUNDED = new Set(['matches'])

const LINE = { sku: 'string', kind: 'string', units: 'int', weightG: 'int', attributes: 'map<string, dyn>' } as const

/** What expressions may ask, by the name of the variable. Amounts in minor units of the order's currency. */
export const FIELDS = {
  order: {
    channel: 'string',
    channelKind: 'string',
    customerGroup: 'string',
    method: 'string',
    country: 'string',
    region: 'string',
    postalCode: 'string',
    valueMinor: 'int',
    currency: 'string',
    terms: 'string',
    priority: 'int',
    tags: 'list<string>',
    requestedOn: 'string',
    units: 'int',
    weightG: 'int',
    lines: 'list<Line>',
  },
  line: { units: 'int' },
  item: LINE,
  location: {
    code: 'string',
    kind: 'string',
    country: 'string',
    region: 'string',
    postalCode: 'string',
    city: 'string',
    stockKeeper: 'string',
    canPickup: 'bool',
    distanceKm: 'int',
    stockUnits: 'int',
    stockAgeDays: 'int',
    confidence: 'int',
    dailyCapacity: 'int',
    ordersOpen: 'int',
    loadPercent: 'int',
    capacityLeft: 'int',
    laneCostMinor: 'int',
    deliverInDays: 'int',
    co2G: 'int',
  },
} as const

export type LocationField = keyof typeof FIELDS.location
const LOCATION_FIELDS = Object.keys(FIELDS.location) as LocationField[]

/** The fields of a location among those that expressions name. */
export function locationFieldsOf(uses: ReadonlySet<string>): LocationField[] {
  return LOCATION_FIELDS.filter((field) => uses.has(`location.${field}`) || uses.has('location.*'))
}

/** CEL is total and free of side effects: no loop without an end, no access to anything but these names. */
const language = new Environment({
  limits: { maxAstNodes: 200, maxDepth: 20, maxListElements: 100, maxMapEntries: 50, maxCallArguments: 10 },
})
  .registerType({ name: 'Line', schema: LINE })
  .registerVariable({ name: 'order', schema: FIELDS.order })
  .registerVariable({ name: 'line', schema: FIELDS.line })
  .registerVariable({ name: 'item', schema: FIELDS.item })
  .registerVariable({ name: 'location', schema: FIELDS.location })

export type Variable = keyof typeof FIELDS
export type Wanted = 'bool' | 'number'
/** Position of the fault in the expression, from 0. */
export type Fault = Readonly<{ reason: string; position: number }>
/** A compiled expression: what it asks, and how it is answered. */
export type Expression = Readonly<{
  text: string
  /** Fields that it names, `order.country`. */
  uses: ReadonlySet<string>
  /** Asked for each line, since it names the line or its item. */
  perLine: boolean
  /** undefined when the facts do not answer it: a missing attribute, a division by zero. */
  answer(facts: Record<string, unknown>): boolean | number | undefined
}>

/** Checks and compiles an expression that may name only some variables. */
export function compileExpression(text: string, wanted: Wanted, allowed: readonly Variable[]): Expression | Fault {
  if (text.length > MAX_LENGTH)
    return { reason: `an expression may have ${MAX_LENGTH} characters`, position: MAX_LENGTH }
  const checked = language.check(text)
  if (!checked.valid) {
    const { error } = checked
    return { reason: error?.summary ?? 'not understood', position: error?.range?.start ?? error?.node?.start ?? 0 }
  }
  const fits = wanted === 'bool' ? checked.type === 'bool' : checked.type === 'int' || checked.type === 'double'
  if (!fits)
    return {
      reason: `it must be ${wanted === 'bool' ? 'true or false' : 'a number'}, this is a ${checked.type}`,
      position: 0,
    }
  const run = language.parse(text)
  const uses = new Set<string>()
  const found = inspect(run.ast, uses, [])
  if ('reason' in found) return found
  if (found.cost > MAX_COST)
    return { reason: `it takes up to ${found.cost} steps, ${MAX_COST} are allowed`, position: found.at }
  const strange = [...uses].find((path) => !allowed.includes(path.split('.')[0] as Variable))
  if (strange)
    return {
      reason: `${strange} is not known here, only ${allowed.join(', ')}`,
      position: Math.max(0, text.indexOf(strange)),
    }
  const perLine = [...uses].some((path) => path.startsWith('line.') || path.startsWith('item.'))
  return { text, uses, perLine, answer: (facts) => answerOf(run, facts) }
}

export function isFault(value: object): value is Fault {
  return 'reason' in value
}

function answerOf(run: (facts: Record<string, unknown>) => unknown, facts: Record<string, unknown>) {
  try {
    const value = run(facts)
    if (typeof value === 'boolean') return value
    const number = typeof value === 'bigint' ? Number(value) : value
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined
  } catch {
    return undefined
  }
}

type Cost = { cost: number; at: number }

/** Adds up what an expression takes at the most, and notes the fields it names. */
function inspect(node: ASTNode, uses: Set<string>, own: readonly string[]): Cost | Fault {
  const parts: ASTNode[] = []
  let names = own
  let times = 1
  if (node.op === 'id') {
    if (!own.includes(node.args) && node.args in FIELDS) uses.add(`${node.args}.*`)
    return { cost: 1, at: node.start }
  }
  if (node.op === '.' && node.args[0].op === 'id' && !own.includes(node.args[0].args)) {
    uses.add(`${node.args[0].args}.${node.args[1]}`)
    return { cost: 1, at: node.start }
  }
  if (node.op === 'call' || node.op === 'rcall') {
    const name = node.args[0]
    if (UNBOUNDED.has(name))
      return {
        reason: `${name} can take time without bound: use startsWith, endsWith, contains or in`,
        position: node.start,
      }
    if (node.op === 'rcall') parts.push(node.args[1])
    const given = node.op === 'rcall' ? node.args[2] : node.args[1]
    const variable = given[0]
    if (node.op === 'rcall' && WALKS.has(name) && variable?.op === 'id') {
      times = LIST_ELEMENTS
      names = [...own, variable.args]
      parts.push(...given.slice(1))
    } else parts.push(...given)
  } else collect(node.args, parts)
  let [cost, at] = [1, node.start]
  for (const part of parts) {
    const found = inspect(part, uses, names)
    if ('reason' in found) return found
    cost += found.cost * times
    if (times > 1) at = node.start
  }
  return { cost, at }
}

function collect(args: unknown, into: ASTNode[]): void {
  if (Array.isArray(args)) for (const one of args) collect(one, into)
  else if (typeof args === 'object' && args !== null && 'op' in args) into.push(args as ASTNode)
}
