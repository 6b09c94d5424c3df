import { Type } from 'typebox'
import { body, Currency, Day, Decimal, id, Nullable, Text } from '../../platform/http/schema.ts'
import { BASE_UNITS, KINDS, LOCALE, NAME, SKU, TAX_CLASS, TRACKINGS } from './model.ts'

export const Sku = Type.String({
  pattern: SKU.source,
  description: 'our code for one stockable item: printable characters, with single blanks between them at most',
})
const Millimeters = Type.Integer({ minimum: 0, maximum: 100_000 })
const Name = Type.String({ pattern: NAME.source })

const facts = {
  names: Type.Record(Type.String({ pattern: LOCALE.source }), Text(200), {
    additionalProperties: false,
    description: 'the name by locale',
  }),
  kind: Type.Enum(KINDS),
  gtin: Nullable(Type.String({ pattern: '^[0-9]{8,14}$', description: 'GS1 number with its check digit' })),
  category: Nullable(Text(100)),
  attributes: Type.Record(
    Name,
    Type.Union([
      Type.String({ maxLength: 500 }),
      Type.Number(),
      Type.Boolean(),
      Type.Array(Text(200), { maxItems: 50 }),
    ]),
    { additionalProperties: false, maxProperties: 100 },
  ),
  weightG: Nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  lengthMm: Nullable(Millimeters),
  widthMm: Nullable(Millimeters),
  heightMm: Nullable(Millimeters),
  taxClass: Type.String({ pattern: TAX_CLASS.source }),
  cost: Nullable(Decimal),
  costCurrency: Nullable(Currency),
  baseUnit: Type.Enum(BASE_UNITS, { description: 'what one unit of stock is' }),
  tracking: Type.Enum(TRACKINGS),
  releasedOn: Nullable(Day),
  discontinued: Type.Boolean(),
  reorderLevel: Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  supplier: Nullable(id('supplier')),
  units: Type.Record(Name, Type.Integer({ minimum: 1, maximum: 1_000_000 }), {
    additionalProperties: false,
    maxProperties: 20,
    description: 'selling units: how many base units one of them holds',
  }),
  parts: Type.Array(body({ sku: Sku, units: Type.Integer({ minimum: 1, maximum: 10_000 }) }), {
    maxItems: 100,
    description: 'what a kit is made of',
  }),
}

/** An item as it is written: whole, by its SKU. */
export const WrittenItem = body({
  sku: Sku,
  name: Text(200),
  ...Type.Partial(body(facts)).properties,
  version: Type.Optional(Type.Integer({ minimum: 1, description: 'refuse the item if it is not at this version' })),
})

/** An item as it is shown; the cost only to those who may see it. */
export const ShownItem = Type.Object({
  id: Type.String(),
  sku: Type.String(),
  name: Type.String(),
  ...facts,
  names: Type.Record(Type.String(), Type.String()),
  attributes: Type.Record(Type.String(), Type.Unknown()),
  units: Type.Record(Type.String(), Type.Integer()),
  cost: Type.Optional(Nullable(Type.String())),
  costCurrency: Type.Optional(Nullable(Type.String())),
  supplier: Nullable(Type.String()),
  version: Type.Integer(),
  changedAt: Type.String(),
})
