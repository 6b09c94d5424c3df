import { decideCancellation, type WantedUnits, wholeOrder } from './cancel/decide.ts'
import { dueMinor, type Order, stopsOn } from './model.ts'

export type Action = Readonly<{ name: string; allowed: boolean; why: string | null }>

/** What may be done with an order now, each with the reason where it may not: the same rules that guard the commands. */
export function orderActions(order: Order): Action[] {
  const cancellation = decideCancellation(order, wholeOrder(order), false, 0)
  const sum = (...buckets: (keyof Order['lines'][number]['buckets'])[]) =>
    order.lines
      .filter((line) => line.kind !== 'kit')
      .reduce((total, line) => total + buckets.reduce((units, bucket) => units + line.buckets[bucket], 0), 0)
  const inWork = sum('allocated', 'picked', 'packed', 'ready', 'shipped', 'delivered')
  const heldBy = stopsOn(order, 'release')
  const due = dueMinor(order)
  const kept = order.money.capturedMinor - order.money.refundedMinor
  const act = (name: string, why: string | null): Action => ({ name, allowed: why === null, why })
  return [
    act('cancel', cancellation.moves.length > 0 ? null : (cancellation.tooLate[0]?.why ?? 'nothing is left to cancel')),
    act(
      'amend_delivery',
      inWork === 0 && sum('open', 'reserved', 'backordered', 'preordered') > 0
        ? null
        : inWork > 0
          ? 'it is in work at its location or on its way'
          : 'nothing is left to deliver',
    ),
    act('hold', order.closedAt ? 'the order is closed' : null),
    act('lift_hold', order.holds.length > 0 ? null : 'the order has no hold'),
    act('release', sum('reserved') === 0 ? 'nothing is reserved' : heldBy ? `held: ${heldBy.reason}` : null),
    act(
      'pay',
      order.money.unknown
        ? 'a payment is being clarified'
        : due - kept - order.money.authorizedMinor > 0
          ? null
          : 'nothing more is due',
    ),
    act('refund', kept > 0 ? null : 'no money was taken'),
    act('return', sum('delivered') > 0 ? null : 'nothing was delivered yet'),
    act('repeat', null),
  ]
}

/** Units of each line that the customer may still cancel: nearest to the shelf, of a kit as many as all its parts allow. */
export function cancellableUnits(order: Order): WantedUnits[] {
  const { moves } = decideCancellation(order, wholeOrder(order), false, 0)
  const of = (line: number) => moves.reduce((sum, move) => sum + (move.line === line ? move.units : 0), 0)
  return order.lines.map(({ line, kind, quantity }) => {
    if (kind !== 'kit') return { line, units: of(line) }
    const parts = order.lines.filter((one) => one.relation === 'component_of' && one.relationLine === line)
    const whole = parts.map((part) => Math.floor((of(part.line) * quantity) / part.quantity))
    return { line, units: whole.length > 0 ? Math.min(...whole) : 0 }
  })
}
