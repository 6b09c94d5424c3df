import { Type } from 'typebox'
import { Instant, Nullable, Units } from '../../../platform/http/schema.ts'
import type { Answered, ItemAtp } from './availability.ts'
import type { Atp } from './decide.ts'

export const Later = Type.Array(
  Type.Object({ at: Instant, units: Type.Integer({ description: 'all that is there from then on' }) }),
)
const Numbers = { units: Type.Integer({ description: 'can be promised now' }), later: Later }
const Shown = Type.Object({
  sku: Type.String(),
  kind: Type.String(),
  state: Type.Enum(['available', 'expected', 'preorder', 'unavailable', 'unlimited']),
  releasedOn: Nullable(Type.String()),
  discontinued: Type.Boolean(),
  ...Numbers,
  locations: Type.Optional(Type.Array(Type.Object({ location: Type.String(), ...Numbers }))),
  slots: Type.Optional(
    Type.Array(Type.Object({ place: Type.String(), on: Type.String(), slot: Type.String(), units: Units })),
  ),
})
export const Answer = Type.Object({
  at: Instant,
  items: Type.Optional(Type.Array(Shown)),
  skus: Type.Optional(Type.Array(Type.String())),
  locations: Type.Optional(Type.Array(Type.String())),
  cells: Type.Optional(Type.Array(Type.Array(Type.Integer()))),
  unknown: Type.Array(Type.String({ description: 'a SKU that is not in the catalog' })),
})

/** The answer item by item, with the places that have any or in sum. */
export function showItems(answered: Answered, byLocation: boolean) {
  return {
    at: answered.at.toISOString(),
    items: answered.items.map((item) => showItem(item, byLocation)),
    unknown: [...answered.unknown],
  }
}

function showItem(item: ItemAtp, byLocation: boolean) {
  return {
    sku: item.sku,
    kind: item.kind,
    state: item.state,
    releasedOn: item.releasedOn,
    discontinued: item.discontinued,
    ...showAtp(item.total),
    ...(byLocation &&
      item.kind !== 'service' && {
        locations: item.places.map(({ place, atp }) => ({ location: place.location.code, ...showAtp(atp) })),
      }),
    ...(item.kind === 'service' && {
      slots: item.slots.map(({ place, on, slot, capacity, booked }) => ({ place, on, slot, units: capacity - booked })),
    }),
  }
}

export function showAtp(atp: Atp) {
  const [now, ...later] = atp
  return {
    units: now?.units ?? 0,
    later: later.map((step) => ({ at: new Date(step.at).toISOString(), units: step.units })),
  }
}

/** Numbers alone, for those who keep a copy of their own: a row a SKU, a column a location. */
export function showCells(answered: Answered) {
  return {
    at: answered.at.toISOString(),
    skus: answered.cells.map((row) => row.sku),
    locations: answered.places.map((place) => place.location.code),
    cells: answered.cells.map((row) => [...row.units]),
    unknown: [...answered.unknown],
  }
}
