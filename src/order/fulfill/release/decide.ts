import type { LocationId } from '../../../platform/ids.ts'
import type { Delivery, Order } from '../../capture/index.ts'
import { neededForRelease } from '../cover/decide.ts'
import type { FulfillmentOrder, LineUnits } from '../model.ts'

/** Units on a shelf that wait for an order line. */
export type HeldUnits = LineUnits & Readonly<{ location: LocationId }>

export type ReleaseRules = Readonly<{
  /** The hold that stops it, if there is one. */
  heldBy: string | null
  coveredMinor: number
  mayGoUnpaid: boolean
  mayGoNow: (location: LocationId) => boolean
}>

/** Why units stay where they are. */
export type Why = 'held' | 'unpaid' | 'on_request' | 'not_sourced' | 'backordered' | 'preordered'
export type LeftUnits = LineUnits & Readonly<{ why: Why }>
export type ReleaseGroup = Readonly<{
  delivery: number
  location: LocationId
  destination: FulfillmentOrder['destination']
  /** The store to which goods are sent that it lacks. */
  to: LocationId | null
  lines: readonly LineUnits[]
}>
export type Release = Readonly<{ groups: readonly ReleaseGroup[]; left: readonly LeftUnits[] }>

/**
 * What of an order goes to its locations now: units on the shelf, grouped by delivery and location. A hold stops all of
 * it; without terms the money for it must be there, but for Click & Reserve, which is paid when it is collected.
 */
export function decideRelease(order: Order, held: readonly HeldUnits[], rules: ReleaseRules): Release {
  const left: LeftUnits[] = notOnShelf(order)
  const keep = (units: readonly HeldUnits[], why: Why) =>
    left.push(...units.map((one) => ({ line: one.line, units: one.units, why })))
  if (rules.heldBy) {
    keep(held, 'held')
    return { groups: [], left }
  }
  const now = held.filter((one) => rules.mayGoNow(one.location))
  keep(
    held.filter((one) => !rules.mayGoNow(one.location)),
    'on_request',
  )
  const paidLater = (one: HeldUnits) => deliveryOf(order, one.line)?.method === 'reserve'
  const covered =
    rules.mayGoUnpaid ||
    order.terms !== null ||
    rules.coveredMinor >=
      neededForRelease(
        order,
        now.filter((one) => !paidLater(one)),
      )
  const going = covered ? now : now.filter(paidLater)
  if (!covered)
    keep(
      now.filter((one) => !paidLater(one)),
      'unpaid',
    )
  return { groups: groupUnits(order, going), left }
}

function notOnShelf(order: Order): LeftUnits[] {
  const why = { open: 'not_sourced', backordered: 'backordered', preordered: 'preordered' } as const
  return order.lines
    .filter((line) => line.kind === 'physical')
    .flatMap((line) =>
      (['open', 'backordered', 'preordered'] as const).flatMap((bucket) =>
        line.buckets[bucket] > 0 ? [{ line: line.line, units: line.buckets[bucket], why: why[bucket] }] : [],
      ),
    )
}

function deliveryOf(order: Order, number: number) {
  const line = order.lines.find((one) => one.line === number)
  return order.deliveries.find((one) => one.delivery === line?.delivery)
}

function groupUnits(order: Order, units: readonly HeldUnits[]): ReleaseGroup[] {
  const groups = new Map<string, { delivery: Delivery; location: LocationId; lines: LineUnits[] }>()
  for (const { line, location, units: count } of units) {
    const delivery = deliveryOf(order, line)
    if (!delivery) throw new Error(`line ${line} has no delivery`)
    const key = `${delivery.delivery}/${location}`
    const group = groups.get(key) ?? { delivery, location, lines: [] }
    group.lines.push({ line, units: count })
    groups.set(key, group)
  }
  return [...groups.values()]
    .sort((a, b) => a.delivery.delivery - b.delivery.delivery || (a.location < b.location ? -1 : 1))
    .map(({ delivery, location, lines }) => ({
      delivery: delivery.delivery,
      location,
      lines,
      ...destinationOf(delivery, location),
    }))
}

/** A pickup is handed over where it stands when that is its store; else it travels there first. */
export function destinationOf(
  { method, pickupLocation }: Delivery,
  location: LocationId,
): Pick<ReleaseGroup, 'destination' | 'to'> {
  if (method !== 'collect' && method !== 'reserve') return { destination: 'customer', to: null }
  const isThere = pickupLocation === null || pickupLocation === location
  return isThere ? { destination: 'pickup', to: null } : { destination: 'location', to: pickupLocation }
}
