import { type LocationField, UNKNOWN_KM } from '../strategy/language.ts'
import type { Place, Question, Seen, Wanted } from './question.ts'

/** What expressions see, as CEL takes it: whole numbers are bigint. Fields as in `FIELDS` of the language. */

export function orderFacts(question: Question): Record<string, unknown> {
  const { facts, wanted } = question
  return {
    channel: facts.channelCode,
    channelKind: facts.channelKind,
    customerGroup: facts.customerGroup ?? '',
    method: question.method,
    country: question.country,
    region: question.region ?? '',
    postalCode: question.postalCode ?? '',
    valueMinor: BigInt(facts.valueMinor),
    currency: facts.currency,
    terms: facts.terms ?? '',
    priority: BigInt(question.priority),
    tags: facts.tags,
    requestedOn: question.requestedOn ?? '',
    units: BigInt(wanted.reduce((sum, one) => sum + one.units, 0)),
    weightG: BigInt(wanted.reduce((sum, one) => sum + one.units * one.weightG, 0)),
    lines: wanted.map(itemFacts),
  }
}

export function itemFacts({ sku, kind, units, weightG, attributes }: Wanted): Record<string, unknown> {
  return { sku, kind, units: BigInt(units), weightG: BigInt(weightG), attributes }
}

/** A location for a delivery, or for one item of it: then its stock is that of the item. Only the fields named. */
export function locationFacts(
  fields: readonly LocationField[],
  place: Place,
  j: number,
  seen: Seen,
  items: number,
  only: number | null,
): Record<string, unknown> {
  const facts: Record<string, unknown> = {}
  for (const field of fields) facts[field] = fieldOf(field, place, j, seen, items, only)
  return facts
}

function fieldOf(
  field: LocationField,
  place: Place,
  j: number,
  seen: Seen,
  items: number,
  only: number | null,
): unknown {
  const column = (name: keyof Seen['columns']) => seen.columns[name]?.[j] ?? 0
  switch (field) {
    case 'code':
    case 'kind':
    case 'country':
    case 'city':
    case 'stockKeeper':
    case 'canPickup':
      return place[field]
    case 'region':
    case 'postalCode':
      return place[field] ?? ''
    case 'distanceKm':
      return BigInt(seen.km[j] ?? UNKNOWN_KM)
    case 'stockUnits':
      return BigInt(stockOf(j, seen, items, only))
    case 'stockAgeDays':
      return BigInt(extremeOf(seen.cells.ageDays, 0, Math.max, j, seen, items, only))
    case 'confidence':
      return BigInt(extremeOf(seen.cells.confidence, 100, Math.min, j, seen, items, only))
    case 'dailyCapacity':
      return BigInt(place.dailyCapacity ?? 0)
    case 'ordersOpen':
      return BigInt(column('ordersOpen'))
    case 'loadPercent':
      return BigInt(loadPercent(column('ordersOpen'), place.dailyCapacity))
    case 'capacityLeft':
      return BigInt(place.dailyCapacity === null ? 1_000_000 : Math.max(0, place.dailyCapacity - column('ordersOpen')))
    case 'laneCostMinor':
      return BigInt(column('laneMinor'))
    case 'deliverInDays':
      return BigInt(column('deliverDays'))
    case 'co2G':
      return BigInt(column('co2G'))
  }
}

function stockOf(j: number, seen: Seen, items: number, only: number | null): number {
  let stock = 0
  for (let i = only ?? 0; i < (only === null ? items : only + 1); i++)
    stock += Math.max(0, seen.free[i * seen.km.length + j] ?? 0)
  return stock
}

/** The largest or smallest number among the items asked about. */
function extremeOf(
  cells: Int32Array | undefined,
  none: number,
  pick: (a: number, b: number) => number,
  j: number,
  seen: Seen,
  items: number,
  only: number | null,
): number {
  let found = none
  for (let i = only ?? 0; i < (only === null ? items : only + 1); i++)
    found = pick(found, cells?.[i * seen.km.length + j] ?? none)
  return found
}

/** A location without a daily capacity is never loaded. */
export function loadPercent(ordersOpen: number, dailyCapacity: number | null): number {
  if (dailyCapacity === null) return 0
  return dailyCapacity === 0 ? 100 : Math.round((ordersOpen * 100) / dailyCapacity)
}
