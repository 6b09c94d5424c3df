import { shareOf } from '../../../platform/money.ts'
import type { Bucket, Line, Order } from '../../capture/index.ts'
import type { LineUnits } from '../model.ts'

/** In work or out of the house. */
const RELEASED = ['allocated', 'picked', 'packed', 'ready', 'shipped', 'delivered', 'lost', 'sent_back'] as const
const HANDED_OVER = ['shipped', 'delivered', 'lost', 'sent_back'] as const

/**
 * What must be covered by money before these units are released: their value and that of those released before, with
 * the order's charges, but never more than is due. Click & Reserve is paid when it is collected and does not count.
 */
export function neededForRelease(order: Order, releasing: readonly LineUnits[]): number {
  const later = new Set(order.deliveries.filter((one) => one.method === 'reserve').map((one) => one.delivery))
  return needed(
    order,
    order.lines.filter((line) => !later.has(line.delivery)),
    RELEASED,
    releasing,
  )
}

/** What must be covered before these units are handed over at a counter. */
export function neededForHandOver(order: Order, handing: readonly LineUnits[]): number {
  return needed(order, order.lines, HANDED_OVER, handing)
}

function needed(order: Order, lines: readonly Line[], buckets: readonly Bucket[], now: readonly LineUnits[]): number {
  const goods = lines.reduce((sum, line) => {
    const before = buckets.reduce((units, bucket) => units + line.buckets[bucket], 0)
    const more = now.filter((one) => one.line === line.line).reduce((units, one) => units + one.units, 0)
    return sum + shareOf(line.grossMinor, line.quantity, 0, before + more)
  }, 0)
  const charges = order.totalMinor - order.lines.reduce((sum, line) => sum + line.grossMinor, 0)
  return Math.min(goods + charges, order.totalMinor - order.cancelledMinor - order.creditedMinor)
}
