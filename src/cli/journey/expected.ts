import type { DemoExpected } from '../../../demo/model.ts'
import type { Summary } from './report.ts'

/** What an undisturbed journey must end with, computed from the source alone. @returns each difference in words */
export function compareUndisturbed(summary: Summary, expected: DemoExpected): string[] {
  const [money] = summary.money
  const found: readonly (readonly [string, unknown, unknown])[] = [
    ['orders', summary.orders, expected.orders],
    ['orders delivered', summary.states['delivered'] ?? 0, expected.shipped],
    ['orders open', summary.states['open'] ?? 0, expected.open],
    ['units delivered', summary.units['delivered'] ?? 0, expected.units.shipped],
    ['units open', summary.units['open'] ?? 0, expected.units.open],
    ['goods, net, minor units', money?.goodsNetMinor, expected.goodsMinor.all],
    ['freight, net, minor units', money?.chargesNetMinor, expected.freightMinor.all],
    ['refunded', money?.refundedMinor, 0],
  ]
  return found
    .filter(([, now, then]) => now !== then)
    .map(([name, now, then]) => `${name} ${String(now)} instead of ${String(then)}`)
}
