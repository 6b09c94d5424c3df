import type { Location } from '../../../organisation/index.ts'
import type { ItemId, LocationId } from '../../../platform/ids.ts'
import type { OrderFacts, SourceDelivery, Split } from '../../capture/index.ts'

/** A location as decisions see it: what filters and criteria may ask. No personal data. */
export type Place = Pick<
  Location,
  | 'id'
  | 'code'
  | 'kind'
  | 'city'
  | 'postalCode'
  | 'region'
  | 'country'
  | 'latitude'
  | 'longitude'
  | 'canShip'
  | 'canPickup'
  | 'stockKeeper'
  | 'dailyCapacity'
  | 'active'
>

/** The locations by code; their index here is their name everywhere below. The id is made of the content. */
export type Places = Readonly<{ id: string; list: readonly Place[]; indexOf: ReadonlyMap<LocationId, number> }>

/** Numbers of a location, measured when they are asked for. */
export const COLUMNS = ['laneMinor', 'laneKgMinor', 'deliverDays', 'co2G', 'ordersOpen', 'unitsLeft', 'roomIn'] as const
export type Column = (typeof COLUMNS)[number]
/** The lane of a place from which nobody carries to the address. */
export const NO_LANE = -1
/** Of a place whose days are all full. */
export const NO_ROOM = -1
/** Numbers of an item at a location. */
export const CELLS = ['ageDays', 'confidence'] as const
export type Cell = (typeof CELLS)[number]

/** What a decision saw, in whole numbers: columns by location, cells by item x location. */
export type Seen = Readonly<{
  /** Whole kilometers; `UNKNOWN_KM` without coordinates. */
  km: Int32Array
  /** Units that may be promised, after safety stock. */
  free: Int32Array
  columns: Readonly<Partial<Record<Column, Int32Array>>>
  cells: Readonly<Partial<Record<Cell, Int32Array>>>
  /** Days from the decision to the day the customer asked for. */
  wantedDays: number | null
}>

/** Units of one item of the delivery, merged from its lines. */
export type Wanted = Readonly<{
  item: ItemId
  units: number
  sku: string
  kind: string
  weightG: number
  attributes: Readonly<Record<string, unknown>>
  lines: readonly Readonly<{ line: number; units: number }>[]
  /** How it travels, when a line says so. Lines of one item travel alike: the first that says something counts. */
  split?: Split
}>

/** What is asked: one delivery, without the numbers that were seen. */
export type Question = Readonly<{
  facts: OrderFacts
  priority: number
  method: SourceDelivery['method']
  pickup: LocationId | null
  country: string
  region: string | null
  postalCode: string | null
  requestedOn: string | null
  declined: readonly LocationId[]
  wanted: readonly Wanted[]
}>

const NO_FACTS: OrderFacts = {
  channelCode: '',
  channelKind: '',
  customerGroup: null,
  currency: '',
  valueMinor: 0,
  terms: null,
  tags: [],
}

/** The question that a delivery asks: its lines of goods that are not preordered, merged by item. */
export function questionOf(
  delivery: SourceDelivery,
  order: Readonly<{ facts?: OrderFacts; priority: number }>,
  attributes: ReadonlyMap<ItemId, Readonly<Record<string, unknown>>>,
): Question {
  const wanted = new Map<ItemId, Wanted & { lines: { line: number; units: number }[] }>()
  for (const { line, item, units, kind, preorder, sku, weightG, split } of delivery.lines) {
    if (kind !== 'physical' || preorder) continue
    const known = wanted.get(item)
    if (known) {
      known.lines.push({ line, units })
      wanted.set(item, { ...known, units: known.units + units, ...(split && !known.split && { split }) })
    } else
      wanted.set(item, {
        item,
        units,
        sku: sku ?? '',
        kind,
        weightG: weightG ?? 0,
        attributes: attributes.get(item) ?? {},
        lines: [{ line, units }],
        ...(split && { split }),
      })
  }
  return {
    facts: order.facts ?? NO_FACTS,
    priority: order.priority,
    method: delivery.method,
    pickup: delivery.pickupLocation,
    country: delivery.country,
    region: delivery.region ?? null,
    postalCode: delivery.postalCode ?? null,
    requestedOn: delivery.requestedOn,
    declined: delivery.exclude ?? [],
    wanted: [...wanted.values()],
  }
}
