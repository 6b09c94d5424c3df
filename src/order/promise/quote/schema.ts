import { type Static, Type } from 'typebox'
import { body, Country, Day, Instant, id, Nullable, Text } from '../../../platform/http/schema.ts'
import { showId } from '../../../platform/ids.ts'
import type { QuoteAddress, QuoteRequest } from './model.ts'
import { ShownQuote } from './show.ts'
import type { HeldOption } from './store.ts'

const MAX_LINES = 50
export const HOLD_MINUTES = 15
const address = {
  country: Country,
  postalCode: Type.Optional(Text(20)),
  region: Type.Optional(Text(60)),
}
const Hold = Type.Union([
  Type.Boolean(),
  body({
    service: Type.Optional(Text(40)),
    location: Type.Optional(Text(64)),
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_440, description: `${HOLD_MINUTES} is usual` })),
  }),
])
export const Wanted = body({
  channel: Text(40),
  lines: Type.Array(
    body({
      sku: Text(64),
      quantity: Type.Integer({ minimum: 1, maximum: 100_000 }),
      unit: Type.Optional(Text(20)),
      shipTogether: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,20}$' })),
      shipAlone: Type.Optional(Type.Boolean()),
    }),
    { minItems: 1, maxItems: MAX_LINES },
  ),
  shipTo: Type.Optional(body(address)),
  pickup: Type.Optional(
    Type.Union([
      body({ location: Text(64) }),
      body({
        near: body(address),
        withinKm: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
      }),
    ]),
  ),
  features: Type.Optional(Type.Array(Text(40), { maxItems: 10 })),
  requestedOn: Type.Optional(Day),
  // Of the order it becomes, for strategies that ask.
  order: Type.Optional(
    body({
      customerGroup: Type.Optional(Text(40)),
      valueMinor: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })),
      terms: Type.Optional(Text(40)),
      tags: Type.Optional(Type.Array(Text(40), { maxItems: 20 })),
    }),
  ),
  hold: Type.Optional(Hold),
})
export const Held = Type.Object({
  method: Type.Enum(['ship', 'collect']),
  service: Nullable(Type.String()),
  location: Nullable(Type.String()),
  costMinor: Type.Integer(),
  currency: Type.String(),
  parts: Type.Array(
    Type.Object({
      line: Type.Integer(),
      item: id('item'),
      location: id('location'),
      fromSupply: Type.Boolean(),
      units: Type.Integer(),
      shipBy: Nullable(Type.String()),
      deliverBy: Nullable(Type.String()),
    }),
  ),
})
const held = { quote: Nullable(id('quote')), expiresAt: Nullable(Instant), held: Nullable(Held) }
export const Answer = Type.Object({ ...held, ...ShownQuote.properties })
/** What is asked, with everything that was left out. */
export function requestOf(wanted: Omit<Static<typeof Wanted>, 'hold'>): QuoteRequest {
  const { channel, lines, shipTo, pickup, features = [], requestedOn = null, order = {} } = wanted
  return {
    channel,
    lines,
    features,
    requestedOn,
    order: {
      customerGroup: order.customerGroup ?? null,
      valueMinor: order.valueMinor ?? 0,
      terms: order.terms ?? null,
      tags: order.tags ?? [],
    },
    shipTo: shipTo ? addressOf(shipTo) : null,
    pickup:
      pickup === undefined
        ? null
        : 'location' in pickup
          ? { location: pickup.location }
          : { near: addressOf(pickup.near), withinKm: pickup.withinKm ?? 100, limit: pickup.limit ?? 5 },
  }
}

function addressOf(shown: {
  country: string
  postalCode?: string | undefined
  region?: string | undefined
}): QuoteAddress {
  return { country: shown.country, postalCode: shown.postalCode ?? null, region: shown.region ?? null }
}

export function showHeld(option: HeldOption): Static<typeof Held> {
  return {
    method: option.method,
    service: option.service,
    location: option.pickup,
    costMinor: option.costMinor,
    currency: option.currency,
    parts: option.parts.map((part) => ({
      line: part.line,
      item: showId('item', part.item),
      location: showId('location', part.location),
      fromSupply: !/^[0-]+$/.test(part.supply),
      units: part.units,
      shipBy: part.shipBy,
      deliverBy: part.deliverBy,
    })),
  }
}
