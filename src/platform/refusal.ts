/**
 * A refusal is a value: the command was understood and not done, for a reason that has a name.
 * Exceptions are bugs or broken surroundings.
 */
export type RefusalKind =
  | 'invalid'
  | 'conflict'
  | 'absent'
  | 'forbidden'
  | 'stale'
  | 'unavailable'
  | 'too_many'
  // Refused before anybody looked at what was asked: by HTTP itself.
  | 'malformed'
  | 'unauthenticated'
  | 'too_large'
  | 'timed_out'
  | 'unsupported'
  | 'unconditional'
  | 'broken'

export type Refusal = Readonly<{
  refused: string
  kind: RefusalKind
  title: string
  detail: string
  /** JSON pointer of the field that is at fault, when there is one. */
  path?: string
  /** What helps the caller further: numbers, ids, never personal data. */
  more?: Readonly<Record<string, unknown>>
}>

type Extra = { path?: string; more?: Record<string, unknown> }
type Table = Readonly<Record<string, readonly [RefusalKind, string]>>
export type Refuse<T extends Table> = { readonly [Name in keyof T]: (detail: string, extra?: Extra) => Refusal }

const known = new Map<string, readonly [RefusalKind, string]>()

/** Declares a module's refusals, name -> [kind, title], and returns one constructor for each. */
export function declareRefusals<const T extends Table>(table: T): Refuse<T> {
  const entries = Object.entries(table).map(([refused, [kind, title]]) => {
    const before = known.get(refused)
    if (before && before[1] !== title) throw new Error(`refusal ${refused} is declared twice`)
    known.set(refused, [kind, title])
    return [refused, (detail: string, extra: Extra = {}): Refusal => ({ refused, kind, title, detail, ...extra })]
  })
  return Object.fromEntries(entries)
}

/** Every refusal that any loaded module declared: the reference of problem types is made from it. */
export function declaredRefusals(): readonly (readonly [string, RefusalKind, string])[] {
  return [...known].map(([name, [kind, title]]) => [name, kind, title] as const).sort(([a], [b]) => (a < b ? -1 : 1))
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'string'
}

export const refuse = declareRefusals({
  not_found: ['absent', 'Not found'],
  forbidden: ['forbidden', 'Not allowed'],
  invalid_request: ['invalid', 'The request is not valid'],
  stale_version: ['stale', 'It has changed meanwhile'],
  idempotency_key_reused: ['invalid', 'The same Idempotency-Key came with another request'],
  busy: ['unavailable', 'Too busy, try again'],
})
