import { Temporal } from 'temporal-polyfill'
import { compare, merged, mostDemanded, type Opening, type Share, spread, stockKey } from './tally.ts'

export type SupplyOrder = Readonly<{
  orderId: number
  orderedOn: string
  shippedOn?: string
  lines: readonly Readonly<{ sku: string; quantity: number }>[]
}>
export type SupplyItem = Readonly<{ sku: string; supplierId: number; unitsInStock: number; unitsOnOrder: number }>
export type SupplyOptions = Readonly<{
  /** Where items lie that nobody ordered. */
  defaultLocation: string
  /** Days of needs the opening stock covers; 60 unless told. */
  openingDays?: number
  /** Days from the last order to the arrival of what is on order; 14 unless told. */
  expectedAfterDays?: number
}>

export type Receipt = Readonly<{ on: string; sku: string; location: string; units: number; reference: string }>
/** Units of an open order line that the stock at the end of the history does not cover. */
export type Uncovered = Readonly<{ orderId: number; sku: string; units: number }>
export type Supply = Readonly<{
  opening: readonly Opening[]
  /** What arrived during the history, by day. */
  receipts: readonly Receipt[]
  /** What is still on order when the history ends. */
  expected: readonly Receipt[]
  uncovered: readonly Uncovered[]
}>

type Demand = Opening & Readonly<{ orderId: number; on: string; open: boolean }>

/**
 * Derives the supply under which a known history of orders can happen, and which leaves exactly the stock the
 * items end with (`unitsInStock`, once all shipped lines are gone).
 *
 * Shipped lines are served in full at their order's home. Open lines get what the final stock of the item holds,
 * first come first served, and find it at their home. What the final stock holds beyond that lies from the first day
 * where the item sells, in proportion. Needs of the first `openingDays` are part of the opening; those of a later
 * month arrive on its first day. Lines of SKUs that are not in `items` (services) need no stock.
 */
export function deriveSupply<Order extends SupplyOrder>(
  orders: readonly Order[],
  items: readonly SupplyItem[],
  homeOf: (order: Order) => string,
  options: SupplyOptions,
): Supply {
  const { defaultLocation, openingDays = 60, expectedAfterDays = 14 } = options
  const history = [...orders].sort((a, b) => compare(a.orderedOn, b.orderedOn) || a.orderId - b.orderId)
  const [first, last] = [history[0], history.at(-1)]
  const skus = new Set(items.map((item) => item.sku))
  const demands = history.flatMap((order) => demandsOf(order, homeOf(order))).filter(({ sku }) => skus.has(sku))
  const { needs, uncovered, left } = coverOpenLines(demands, items)
  const selling = demandByLocation(demands)
  const at = (sku: string) => selling.get(sku) ?? [{ location: defaultLocation, units: 1 }]
  const beyond = items.flatMap(({ sku }) => spread(sku, left.get(sku) ?? 0, at(sku)))
  if (!first || !last) return { opening: merged(beyond, stockKey), receipts: [], expected: [], uncovered }

  const openingEnd = daysAfter(first.orderedOn, openingDays)
  const supplierOf = new Map(items.map((item) => [item.sku, item.supplierId]))
  const arrivals = needs
    .filter((need) => need.on >= openingEnd)
    .map(({ on, sku, location, units }) => {
      const day = later(firstOfMonth(on), first.orderedOn)
      return { on: day, sku, location, units, reference: purchaseReference(day, supplierOf.get(sku)) }
    })
  const expectedOn = daysAfter(last.orderedOn, expectedAfterDays)
  const expected = items.map(({ sku, supplierId, unitsOnOrder }) => ({
    on: expectedOn,
    sku,
    location: mostDemanded(at(sku)),
    units: unitsOnOrder,
    // Suffixed: the regular purchase of that month has the bare reference.
    reference: `${purchaseReference(expectedOn, supplierId)}-2`,
  }))
  return {
    opening: merged([...beyond, ...needs.filter((need) => need.on < openingEnd).map(stockOf)], stockKey),
    receipts: merged(arrivals, (receipt) => `${receipt.on} ${stockKey(receipt)}`),
    expected: merged(expected, stockKey),
    uncovered,
  }
}

function demandsOf(order: SupplyOrder, location: string): Demand[] {
  const { orderId, orderedOn: on } = order
  const open = order.shippedOn === undefined
  return order.lines.map(({ sku, quantity: units }) => ({ orderId, on, sku, location, units, open }))
}

/** What must be on hand on which day, and what of the final stock no open line takes. */
function coverOpenLines(demands: readonly Demand[], items: readonly SupplyItem[]) {
  const left = new Map(items.map((item) => [item.sku, item.unitsInStock]))
  const uncovered: Uncovered[] = []
  const needs = demands.map((demand) => {
    if (!demand.open) return demand
    const free = left.get(demand.sku) ?? 0
    const covered = Math.min(free, demand.units)
    left.set(demand.sku, free - covered)
    const { orderId, sku } = demand
    if (covered < demand.units) uncovered.push({ orderId, sku, units: demand.units - covered })
    return { ...demand, units: covered }
  })
  return { needs, uncovered, left }
}

function demandByLocation(demands: readonly Demand[]): Map<string, Share[]> {
  const shares = new Map<string, Share[]>()
  for (const { sku, location, units } of merged(demands, stockKey))
    shares.set(sku, [...(shares.get(sku) ?? []), { location, units }])
  return shares
}

function stockOf({ sku, location, units }: Opening): Opening {
  return { sku, location, units }
}

function purchaseReference(on: string, supplierId: number | undefined): string {
  return `PO-${on.slice(0, 4)}${on.slice(5, 7)}-${supplierId}`
}

function firstOfMonth(on: string): string {
  return `${on.slice(0, 7)}-01`
}

function daysAfter(on: string, days: number): string {
  return Temporal.PlainDate.from(on).add({ days }).toString()
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
