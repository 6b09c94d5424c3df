import type { ChannelKind, DemoExpected, DemoOrder } from '../model.ts'
import { freightMinor, goodsMinor } from './amounts.ts'

/** What an undisturbed run through all orders must end with, from the orders alone. */
export function expected(orders: readonly DemoOrder[]): DemoExpected {
  const shipped = orders.filter((order) => order.shippedOn !== undefined)
  const late = shipped.filter((order) => (order.shippedOn ?? '') > order.requiredOn)
  const split = (measure: (order: DemoOrder) => number) => {
    const sum = (some: readonly DemoOrder[]) => some.reduce((total, order) => total + measure(order), 0)
    const [all, gone] = [sum(orders), sum(shipped)]
    return { all, shipped: gone, open: all - gone }
  }
  const through = (channel: ChannelKind) => orders.filter((order) => order.channel === channel).length
  return {
    orders: orders.length,
    shipped: shipped.length,
    shippedAfterRequired: late.length,
    open: orders.length - shipped.length,
    lines: split((order) => order.lines.length),
    units: split((order) => order.lines.reduce((sum, line) => sum + line.quantity, 0)),
    goodsMinor: split(goodsMinor),
    freightMinor: split(freightMinor),
    totalMinor: split((order) => goodsMinor(order) + freightMinor(order)),
    channels: {
      web: through('web'),
      till: through('till'),
      telephone: through('telephone'),
      marketplace: through('marketplace'),
      b2b: through('b2b'),
    },
    rounding:
      'line = unitPrice × quantity × (1 − discount), rounded half up to hundredths on each line; sums are exact',
  }
}
