import type { Supply, SupplyItem, SupplyOrder } from './stock.ts'
import { stockKey } from './tally.ts'

/** An order and the location that serves it. */
export type Homed = SupplyOrder & Readonly<{ home: string }>
type Day = Readonly<{ on: string; rank: number; act: () => void }>

/**
 * Lives through the history at the homes: stock in, shipped lines out, covered open units set aside for good.
 * Tells what is left of each stock and the lowest that was ever free anywhere.
 */
export function replay(orders: readonly Homed[], items: readonly SupplyItem[], supply: Supply) {
  const skus = new Set(items.map((item) => item.sku))
  const onHand = new Map<string, number>()
  const reserved = new Map<string, number>()
  const missing = new Map<string, number>()
  let lowestFree = 0
  const add = (to: Map<string, number>, at: string, units: number) => to.set(at, (to.get(at) ?? 0) + units)
  for (const { sku, location, units } of supply.opening) add(onHand, stockKey({ sku, location }), units)
  for (const { sku, orderId, units } of supply.uncovered) add(missing, lineKey(sku, orderId), units)
  const serve = (order: Homed) => {
    for (const { sku, quantity } of order.lines.filter((line) => skus.has(line.sku))) {
      const at = stockKey({ sku, location: order.home })
      const line = lineKey(sku, order.orderId)
      const notCovered = Math.min(missing.get(line) ?? 0, quantity)
      add(missing, line, -notCovered)
      if (order.shippedOn) add(onHand, at, -quantity)
      else add(reserved, at, quantity - notCovered)
      lowestFree = Math.min(lowestFree, (onHand.get(at) ?? 0) - (reserved.get(at) ?? 0))
    }
  }
  const days: Day[] = [
    ...supply.receipts.map(({ on, sku, location, units }) => ({
      on,
      rank: 0,
      act: () => add(onHand, stockKey({ sku, location }), units),
    })),
    ...orders.map((order) => ({ on: order.orderedOn, rank: order.orderId, act: () => serve(order) })),
  ]
  for (const day of days.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.rank - b.rank))) day.act()
  const final = (sku: string) =>
    [...onHand].filter(([at]) => at.startsWith(`${sku} `)).reduce((sum, [, units]) => sum + units, 0)
  return { lowestFree, final }
}

function lineKey(sku: string, orderId: number): string {
  return `${sku} ${orderId}`
}
