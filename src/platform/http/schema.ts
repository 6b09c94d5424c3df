import { type TObject, type TProperties, type TSchema, Type } from 'typebox'
import { type IdKind, prefixes } from '../ids.ts'

/** The building stones of request and answer schemas, so that every module speaks alike. */
export const id = (kind: IdKind, description?: string) =>
  Type.String({
    pattern: `^${prefixes[kind]}_[0-9a-f]{32}$`,
    examples: [`${prefixes[kind]}_019abc…`],
    ...(description && { description }),
  })

export const Instant = Type.String({ format: 'date-time', maxLength: 40 })
export const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD' })
export const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' })
export const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' })
export const Locale = Type.Union([Type.Literal('en'), Type.Literal('de'), Type.Literal('nl'), Type.Literal('tr')])
export const AmountMinor = Type.Integer({
  minimum: 0,
  maximum: 1_000_000_000_000,
  description: 'minor units of the currency',
})
export const Units = Type.Integer({ minimum: 1, maximum: 1_000_000 })
export const Decimal = Type.String({ pattern: '^\\d{1,13}(\\.\\d{1,4})?$', description: 'decimal number as text' })
export const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A body takes the fields it names and no others; a command may also say when it happened. */
export function body<T extends TProperties>(properties: T): TObject<T> {
  return Type.Object(properties, { additionalProperties: false })
}

export const occurredAt = {
  occurredAt: Type.Optional(
    Type.String({
      format: 'date-time',
      maxLength: 40,
      description: 'when it was so, if earlier; needs the scope time.backdate or time.replay',
    }),
  ),
}

/** One page of a list: `next` is the cursor of the following one, null at the end. */
export function page<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), next: Nullable(Type.String()) })
}

export const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 1_000, pattern: '^[A-Za-z0-9_=-]+$' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
}
