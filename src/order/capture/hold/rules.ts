import { Environment } from '@marcbachmann/cel-js'
import type { Tx } from '../../../platform/db/db.ts'
import { recall } from '../../../platform/events/kept.ts'
import { keepMaster } from '../../../platform/events/master.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import type { HoldStop } from '../model.ts'
import { refuseOrder } from '../refusals.ts'

/** What a hold rule may ask about an order; amounts in minor units of the order's currency. */
export type HoldFacts = Readonly<{
  channel: string
  channelKind: string
  country: string
  currency: string
  totalMinor: number
  units: number
  firstOrder: boolean
  ordersLastDay: number
  shipToDiffers: boolean
  addressFound: boolean
  creditExceeded: boolean
  terms: string
}>

export type HoldRule = Readonly<{
  id: string
  type: string
  name: string
  expression: string
  stops: readonly HoldStop[]
  keepsStock: boolean
  expiresAfterS: number | null
}>
export type RaisedHold = Readonly<{
  type: string
  rule: string | null
  reason: string
  stops: readonly HoldStop[]
  keepsStock: boolean
  expiresAfterS: number | null
}>

const MAX_EXPRESSION_LENGTH = 1_000

/** CEL is total and free of side effects: no loops without an end, no access to anything but these names. */
const language = new Environment({
  limits: { maxAstNodes: 200, maxDepth: 20, maxListElements: 100, maxMapEntries: 50, maxCallArguments: 10 },
})
  .registerVariable('channel', 'string')
  .registerVariable('channelKind', 'string')
  .registerVariable('country', 'string')
  .registerVariable('currency', 'string')
  .registerVariable('totalMinor', 'int')
  .registerVariable('units', 'int')
  .registerVariable('firstOrder', 'bool')
  .registerVariable('ordersLastDay', 'int')
  .registerVariable('shipToDiffers', 'bool')
  .registerVariable('addressFound', 'bool')
  .registerVariable('creditExceeded', 'bool')
  .registerVariable('terms', 'string')

type Compiled = (facts: Record<string, unknown>) => unknown
const compiled = new Map<string, Compiled>()
const CACHE_LIMIT = 500

/** Checks a rule's expression before it is saved; null when it may be. */
export function checkExpression(expression: string): Refusal | null {
  if (expression.length > MAX_EXPRESSION_LENGTH)
    return refuseOrder.bad_expression(`an expression may have ${MAX_EXPRESSION_LENGTH} characters`, {
      path: '/expression',
    })
  const result = language.check(expression)
  if (!result.valid)
    return refuseOrder.bad_expression(String(result.error?.message ?? 'not understood'), { path: '/expression' })
  if (result.type !== 'bool')
    return refuseOrder.bad_expression(`a rule answers yes or no, this is a ${result.type}`, { path: '/expression' })
  return null
}

/** The holds that the rules raise for an order with these facts. */
export function raiseHolds(rules: readonly HoldRule[], facts: HoldFacts): RaisedHold[] {
  const values = {
    ...facts,
    totalMinor: BigInt(facts.totalMinor),
    units: BigInt(facts.units),
    ordersLastDay: BigInt(facts.ordersLastDay),
  }
  return rules
    .filter((rule) => compile(rule.expression)(values) === true)
    .map((rule) => ({
      type: rule.type,
      rule: rule.id,
      reason: rule.name,
      stops: rule.stops,
      keepsStock: rule.keepsStock,
      expiresAfterS: rule.expiresAfterS,
    }))
}

function compile(expression: string): Compiled {
  const known = compiled.get(expression)
  if (known) return known
  if (compiled.size >= CACHE_LIMIT) compiled.clear()
  const made = language.parse(expression) as Compiled
  compiled.set(expression, made)
  return made
}

export function readHoldRules(tx: Tx): Promise<readonly HoldRule[]> {
  return recall(tx, holdRules)
}

const holdRules = keepMaster(
  'capture.hold_rules',
  ['hold_rules'],
  (tx): Promise<readonly HoldRule[]> =>
    tx.rows<HoldRule>(
      'capture.read_hold_rules',
      `select id, type, name, expression, stops, keeps_stock as "keepsStock", expires_after_s as "expiresAfterS"
       from capture.hold_rule where tenant_id = $1 and active order by id`,
      [tx.tenant],
    ),
)
