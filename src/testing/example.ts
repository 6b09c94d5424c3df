/** JSON schema as an API description has it: what the generator looks at. */
export type Schema = Readonly<{
  type?: string
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  anyOf?: readonly Schema[]
  enum?: readonly unknown[]
  const?: unknown
  default?: unknown
  format?: string
  pattern?: string
  minLength?: number
  minProperties?: number
  minimum?: number
}>
export type Operation = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  body: Schema | null
  query: readonly Readonly<{ name: string; required?: boolean; schema: Schema }>[]
}>

type Described = Readonly<{
  parameters?: readonly Readonly<{ name: string; in: string; required?: boolean; schema: Schema }>[]
  requestBody?: Readonly<{ content: Readonly<Record<string, { schema: Schema }>> }>
}>

/** Every operation of an API description. */
export function operationsOf(description: object): Operation[] {
  const { paths } = description as { paths: Record<string, Record<string, Described>> }
  return Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      method: method.toUpperCase() as Operation['method'],
      url,
      body: one.requestBody?.content['application/json']?.schema ?? null,
      query: (one.parameters ?? []).filter((parameter) => parameter.in === 'query'),
    })),
  )
}

/** What fits a pattern, by the pattern's own text; ids come from the test. */
const FITTING: Readonly<Record<string, string>> = {
  '^[A-Z]{3}$': 'EUR',
  '^[A-Z]{2}$': 'DE',
  '^\\d{1,13}(\\.\\d{1,4})?$': '1.00',
  '^[a-z_]+\\.([a-z_]+|\\*)$': 'order.*',
  '^[a-z][a-z0-9_]{0,39}$': 'closed',
  '^[A-Z]{2}[A-Z0-9+*]{2,14}$': 'DE136695976',
  '^net[1-9][0-9]{0,2}$': 'net30',
  '^(net\\d{1,3}|pickup)$': 'net30',
  '^https://': 'https://example.org/logo',
  '^#[0-9a-f]{6}$': '#aabbcc',
  '^[0-9]{8,14}$': '4006381333931',
  '^([0-9]{8}|[0-9]{12,14})$': '4006381333931',
}
/** Words that name something a shop of the tests has. */
const NAMED: Readonly<Record<string, string>> = {
  sku: 'cup',
  location: 'hamburg',
  pickupLocation: 'berlin',
  from: 'hamburg',
  to: 'munich',
  channel: 'web',
  provider: 'test',
  carrier: 'own',
  url: 'http://127.0.0.1:9/hook',
  expression: 'totalMinor > 1',
  code: 'code',
}

/** A value that the schema takes, with its required fields alone. `idOf` gives the id for a prefix. */
export function exampleOf(schema: Schema, idOf: (prefix: string) => string, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0], idOf, name)
  if (schema.type === 'object') {
    const needed = schema.required ?? Object.keys(schema.properties ?? {}).slice(0, schema.minProperties ?? 0)
    return Object.fromEntries(needed.map((field) => [field, exampleOf(schema.properties?.[field] ?? {}, idOf, field)]))
  }
  if (schema.type === 'array') return schema.items ? [exampleOf(schema.items, idOf, name)] : []
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1)
  if (schema.type === 'boolean') return true
  if (schema.type === 'null') return null
  return textOf(schema, idOf, name)
}

function textOf(
  { pattern = '', format, minLength = 1 }: Schema,
  idOf: (prefix: string) => string,
  name: string,
): string {
  const prefix = /^\^([a-z]{3})_\[0-9a-f\]\{32\}\$$/.exec(pattern)?.[1]
  if (prefix) return idOf(prefix)
  if (format === 'date-time') return '2026-01-01T00:00:00Z'
  if (format === 'date') return '2026-01-01'
  if (format === 'email') return 'someone@example.org'
  return FITTING[pattern] ?? NAMED[name] ?? 'x'.repeat(Math.max(1, minLength))
}
