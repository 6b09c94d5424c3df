import { Type } from 'typebox'
import { id, Nullable } from '../../../platform/http/schema.ts'
import { ownId } from '../strategy/ids.ts'

const Line = { line: Type.Integer(), sku: Nullable(Type.String()), name: Nullable(Type.String()) }
const At = Type.Object({ code: Type.String(), id: Nullable(id('location')), city: Nullable(Type.String()) })
const LineUnits = Type.Object({ ...Line, units: Type.Integer() })

/** What makes a decision readable; a decision of the first version has `raw` instead. */
const parts = {
  wanted: Type.Array(LineUnits),
  how: Type.String(),
  hand: Nullable(
    Type.Object({
      from: Type.String(),
      reason: Type.String(),
      pinned: Type.Boolean(),
      against: Type.Optional(Type.String()),
    }),
  ),
  cost: Type.Object({
    points: Type.Number({ description: 'hundredths of a minor unit' }),
    minor: Type.Number(),
  }),
  gap: Type.Number({ description: 'points by which a better choice could be cheaper at most; 0: proven' }),
  taken: Type.Array(Type.Object({ ...Line, units: Type.Integer(), location: At })),
  pegged: Type.Array(Type.Object({ ...Line, units: Type.Integer(), location: At, supply: id('supply') })),
  missing: Type.Array(LineUnits),
  candidates: Type.Array(
    Type.Object({
      location: At,
      chosen: Type.Boolean(),
      unitsFree: Nullable(Type.Integer()),
      distanceKm: Nullable(Type.Number()),
      points: Type.Number(),
      parts: Type.Array(Type.Object({ name: Type.String(), kind: Nullable(Type.String()), points: Type.Number() }), {
        description: 'one for each criterion',
      }),
    }),
  ),
  splits: Type.Array(Type.Object({ ...Line, split: Type.Unknown() })),
  locations: Type.Integer({ description: 'how many were looked at' }),
  refused: Type.Array(Type.Object({ reason: Type.String(), about: Type.String(), locations: Type.Integer() })),
}

const head = {
  order: id('order'),
  delivery: Type.Integer(),
  kind: Type.String({ description: 'sourced, by_hand or reoptimized: together with other orders' }),
  by: Nullable(Type.Object({ kind: Type.String(), id: Nullable(Type.String()) })),
  rule: Type.String({ description: 'code and version of the strategy that decided' }),
  strategy: Nullable(
    Type.Object({ id: ownId('strategy'), name: Type.String(), code: Type.String(), version: Type.Integer() }),
  ),
  decidedAt: Type.String(),
  hash: Nullable(Type.String({ description: 'of all that it was decided from' })),
}

/** A decision in words. */
export const Certificate = Type.Object({
  id: id('decision'),
  ...head,
  ...Type.Partial(Type.Object(parts)).properties,
  raw: Type.Optional(Type.Unknown()),
})

/** What a trial answers: the same, of a decision that was not made. */
export const Trial = Type.Object({
  rule: Type.String(),
  applies: Type.Boolean({ description: 'false: another strategy would decide' }),
  refused: Nullable(Type.Object({ refused: Type.String(), detail: Type.String() })),
  promises: Type.Array(
    Type.Object({
      line: Type.Integer(),
      units: Type.Integer(),
      shipBy: Nullable(Type.String()),
      deliverBy: Nullable(Type.String()),
    }),
  ),
  decisions: Type.Array(Type.Object({ ...head, ...Type.Partial(Type.Object(parts)).properties })),
})
