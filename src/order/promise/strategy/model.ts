/** What a strategy can weigh. Every kind is a penalty: 0 is best, and it is never negative. */
export const CRITERIA = {
  distance: { per: 'package', about: 'kilometers from the location to the address' },
  shipping_cost: { per: 'package', about: 'the price of the lane, by package and weight, in minor units' },
  handling_cost: { per: 'either', about: 'what picking and packing costs there: an expression in minor units' },
  splits: { per: 'package', about: '1 for each package' },
  stock_depth: { per: 'unit', about: 'share of the shelf that would be taken, 0 to 100' },
  stock_age: { per: 'unit', about: 'days by which the stock is younger than a year: old stock goes first' },
  clearance: { per: 'unit', about: '1 for each unit where the expression is false: clear these places first' },
  load: { per: 'package', about: 'percent of the daily capacity that is taken' },
  promise_date: { per: 'package', about: 'days until delivery, and as many again for each day too late' },
  priority: { per: 'either', about: 'a rank of your own: an expression, 0 is best' },
  co2: { per: 'package', about: 'kilograms of CO2 of the lane' },
  stock_confidence: { per: 'unit', about: 'percent by which the count of the shelf is doubted' },
  expression: { per: 'either', about: 'an expression of your own, a number' },
} as const
export type CriterionKind = keyof typeof CRITERIA
export const CRITERION_KINDS = Object.keys(CRITERIA) as CriterionKind[]

/** Without an expression these have no value. */
export const NEEDS_EXPRESSION: ReadonlySet<CriterionKind> = new Set([
  'handling_cost',
  'clearance',
  'priority',
  'expression',
])

export type Filter = Readonly<{ name: string; expression: string }>
/** `weight` makes minor units of the value: points are value x weight x 100, rounded. */
export type Criterion = Readonly<{ name: string; kind: CriterionKind; weight: number; expression?: string }>
export type LineGroup = Readonly<{ name: string; policy: 'together' | 'alone'; lines: string }>

/** How locations are chosen, as the merchant writes it. Expressions are CEL. */
export type Definition = Readonly<{
  /** Which deliveries it is for; all without it. */
  appliesWhen?: string
  /** Among strategies that apply, the lowest rank decides. */
  rank: number
  filters: readonly Filter[]
  criteria: readonly Criterion[]
  splits: Readonly<{ max: number; policy: 'free' | 'together' | 'alone'; groups: readonly LineGroup[] }>
  /** Units that stay on each shelf, beyond the safety stock. */
  minimumStock: number
  /** What becomes of units without stock; `policy` asks the policy stock.shortage. */
  shortage: 'policy' | 'refuse' | 'backorder'
  /** May a pickup be supplied from elsewhere, by a transfer to the pickup location? */
  shipToStore: boolean
}>

export type StrategyState = 'draft' | 'active' | 'retired'
export type Strategy = Readonly<{
  id: string
  code: string
  version: number
  name: string
  state: StrategyState
  definition: Definition
  edit: number
  createdAt: Date
  changedAt: Date
  activatedAt: Date | null
  retiredAt: Date | null
}>

/** The name under which its decisions are stored. */
export function ruleOf({ code, version }: Pick<Strategy, 'code' | 'version'>): string {
  return `${code}/${version}`
}

/** Applies where no strategy of the merchant does: whole from the nearest location, else fewest packages, nearest. */
export const BUILT_IN: Strategy = {
  id: '00000000-0000-7000-8000-000000000001',
  code: 'nearest-whole-first',
  version: 3,
  name: 'Whole from the nearest, else the fewest packages',
  state: 'active',
  definition: {
    rank: 1_000_000,
    filters: [],
    criteria: [
      { name: 'packages', kind: 'splits', weight: 1_000_000 },
      { name: 'distance', kind: 'distance', weight: 1 },
    ],
    splits: { max: 100, policy: 'free', groups: [] },
    minimumStock: 0,
    shortage: 'policy',
    shipToStore: true,
  },
  edit: 1,
  createdAt: new Date(0),
  changedAt: new Date(0),
  activatedAt: new Date(0),
  retiredAt: null,
}
