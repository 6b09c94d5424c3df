import { Type } from 'typebox'
import {
  AmountMinor,
  body,
  Country,
  Currency,
  Day,
  Decimal,
  id,
  Locale,
  occurredAt,
  Text,
  Units,
} from '../../../platform/http/schema.ts'

export const Address = body({
  name: Type.Optional(Text(200)),
  company: Type.Optional(Text(200)),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
  phone: Type.Optional(Text(40)),
  lines: Type.Optional(Type.Array(Text(200), { minItems: 1, maxItems: 5 })),
  postalCode: Type.Optional(Text(20)),
  city: Type.Optional(Text(120)),
  region: Type.Optional(Text(120)),
  country: Country,
  latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
})

const Customer = body({
  id: Type.Optional(id('customer')),
  number: Type.Optional(Text(64)),
  kind: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('company')])),
  name: Type.Optional(Text(200)),
  company: Type.Optional(Text(200)),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
  phone: Type.Optional(Text(40)),
  vatNumber: Type.Optional(Text(20)),
})

export const Method = Type.Union(
  ['ship', 'collect', 'reserve', 'carry_out', 'digital', 'appointment'].map((method) => Type.Literal(method as 'ship')),
)

const Delivery = body({
  method: Method,
  shipTo: Type.Optional(Address),
  pickupLocation: Type.Optional(Text(64)),
  carrierService: Type.Optional(Text(64)),
  requestedOn: Type.Optional(Day),
  instructions: Type.Optional(Text(500)),
})

const Discount = body({ name: Text(100), amountMinor: Type.Optional(AmountMinor), percent: Type.Optional(Decimal) })

const Line = body({
  sku: Text(64),
  quantity: Units,
  unit: Type.Optional(Text(32)),
  delivery: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  unitPrice: Type.Optional(Decimal),
  discounts: Type.Optional(Type.Array(Discount, { maxItems: 20 })),
  relation: Type.Optional(Type.Union([Type.Literal('service_for'), Type.Literal('gift_with')])),
  relationLine: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  shipTogether: Type.Optional(
    Type.String({ pattern: '^[a-z0-9-]{1,20}$', description: 'it travels with all lines that name the same group' }),
  ),
  shipAlone: Type.Optional(Type.Boolean()),
})

const Charge = body({
  kind: Type.Union(
    ['shipping', 'gift_wrap', 'cash_on_delivery', 'deposit', 'fee'].map((kind) => Type.Literal(kind as 'shipping')),
  ),
  name: Text(100),
  amountMinor: AmountMinor,
  taxClass: Type.Optional(Text(32)),
  delivery: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})

export const PlaceOrderBody = body({
  channel: Text(64),
  externalNumber: Type.Optional(Text(100)),
  placedBy: Type.Optional(
    Type.Union(['customer', 'agent', 'associate', 'partner', 'import'].map((kind) => Type.Literal(kind as 'customer'))),
  ),
  placedAtLocation: Type.Optional(Text(64)),
  customer: Type.Optional(Customer),
  locale: Type.Optional(Locale),
  currency: Currency,
  terms: Type.Optional(Type.String({ pattern: '^(net\\d{1,3}|pickup)$' })),
  buyerReference: Type.Optional(Text(100)),
  costCenter: Type.Optional(Text(100)),
  tags: Type.Optional(Type.Array(Text(40), { maxItems: 20 })),
  priority: Type.Optional(Type.Integer({ minimum: -100, maximum: 100 })),
  quote: Type.Optional(id('quote')),
  billTo: Type.Optional(Address),
  deliveries: Type.Array(Delivery, { minItems: 1, maxItems: 100 }),
  lines: Type.Array(Line, { minItems: 1, maxItems: 1000 }),
  charges: Type.Optional(Type.Array(Charge, { maxItems: 100 })),
  totalMinor: Type.Optional(AmountMinor),
  hold: Type.Optional(
    Type.Object(
      { reason: Text(300) },
      { additionalProperties: false, description: 'placed on hold from the start: neither sourced nor released' },
    ),
  ),
  ...occurredAt,
})

export const PlacedAnswer = Type.Object({
  id: id('order'),
  number: Type.String(),
  totalMinor: Type.Integer(),
  currency: Type.String(),
  existed: Type.Boolean({ description: 'the channel had sent this external number before' }),
  holds: Type.Integer(),
  backordered: Type.Integer({ description: 'units without stock yet' }),
})
