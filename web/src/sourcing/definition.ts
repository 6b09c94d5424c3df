import type { paths } from '../../../sdk/schema.d.ts'

type Post<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never
/** How locations are chosen, as the API takes it. */
export type Definition = Post<'/v1/sourcing-strategies/checks'>['definition']
export type Filter = Definition['filters'][number]
export type Criterion = Definition['criteria'][number]

/** What is wrong, at which field, and at which character of its expression. */
export type Problem = Readonly<{ path: string; reason: string; position: number }>

/** A beginning that works: whole from one place if that is not much farther. */
export const FIRST: Definition = {
  rank: 100,
  filters: [],
  criteria: [
    { name: 'packages', kind: 'splits', weight: 500 },
    { name: 'road', kind: 'distance', weight: 1 },
  ],
  splits: { max: 3, policy: 'free', groups: [] },
  minimumStock: 0,
  shortage: 'policy',
  shipToStore: false,
}

export type Change = Readonly<{
  what:
    | 'filter'
    | 'criterion'
    | 'group'
    | 'appliesWhen'
    | 'rank'
    | 'max'
    | 'policy'
    | 'minimumStock'
    | 'shortage'
    | 'shipToStore'
  name: string
  before: string | null
  after: string | null
}>

/** What differs between two definitions, each part by its name: null where it is not there. */
export function changesOf(before: Definition, after: Definition): Change[] {
  const [was, is] = [partsOf(before), partsOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [what, name] = key.split(' ') as [Change['what'], string]
    const pair = { before: was.get(key) ?? null, after: is.get(key) ?? null }
    return pair.before === pair.after ? [] : [{ what, name, ...pair }]
  })
}

function partsOf({ filters, criteria, splits, ...rest }: Definition): Map<string, string> {
  return new Map<string, string>([
    ...(rest.appliesWhen === undefined ? [] : [['appliesWhen ', rest.appliesWhen] as const]),
    ['rank ', String(rest.rank)],
    ...filters.map(({ name, expression }) => [`filter ${name}`, expression] as const),
    ...criteria.map((one) => [`criterion ${one.name}`, sayCriterion(one)] as const),
    ['max ', String(splits.max)],
    ['policy ', splits.policy],
    ...splits.groups.map(({ name, policy, lines }) => [`group ${name}`, `${policy}: ${lines}`] as const),
    ['minimumStock ', String(rest.minimumStock)],
    ['shortage ', rest.shortage],
    ['shipToStore ', String(rest.shipToStore)],
  ])
}

function sayCriterion({ kind, weight, expression }: Criterion): string {
  return `${kind} × ${weight}${expression === undefined ? '' : ` · ${expression}`}`
}

/** A name that no other part of a list has: the next number behind the word. */
export function freshName(word: string, taken: readonly Readonly<{ name: string }>[]): string {
  for (let number = taken.length + 1; ; number++) {
    const name = `${word}_${number}`
    if (!taken.some((one) => one.name === name)) return name
  }
}
