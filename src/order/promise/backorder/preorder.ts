import { itemsById } from '../../../catalog/index.ts'
import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import type { TimerKind } from '../../../platform/jobs/timers.ts'
import { dayOf } from '../../../platform/time.ts'
import { changeOrders, type Line, type Order, openOrder, type UnitMove } from '../../capture/index.ts'
import { resourceOrders } from '../resource/resource.ts'
import { PREORDER_TIMER, watchRelease } from '../source/release-day.ts'

/** On the release day preordered units are sourced like any others: from a shelf, from what is coming, or they wait. */
export const preorderTimer: TimerKind = {
  kind: PREORDER_TIMER,
  async fire(tx, timer) {
    const order = await openOrder(tx, timer.subject as OrderId)
    if (order) await releasePreorders(tx, order)
  },
}

async function releasePreorders(tx: Tx, order: Order): Promise<void> {
  const waiting = order.lines.filter((line) => line.buckets.preordered > 0)
  const days = await releaseDays(tx, waiting)
  const today = dayOf(tx.occurredAt)
  const isOut = (line: Line) => (days.get(line.line) ?? '') <= today
  const moves = waiting
    .filter(isOut)
    .map((line): UnitMove => ({ line: line.line, from: 'preordered', to: 'open', units: line.buckets.preordered }))
  const later = waiting.flatMap((line) => (isOut(line) ? [] : (days.get(line.line) ?? []))).sort()[0]
  if (later !== undefined) await watchRelease(tx, order.id, later)
  if (moves.length === 0) return
  const required = moves.map(({ line, units }) => ({ demand: order.id, line, units }))
  await inventory.takeRequirements(tx, required)
  await changeOrders(tx, [{ order, moves }])
  await resourceOrders(tx, [order.id])
}

/** When the item of each line is released, as it is planned today. A kit waits for its parts. */
async function releaseDays(tx: Tx, lines: readonly Line[]): Promise<Map<number, string>> {
  const items = await itemsById(
    tx,
    lines.flatMap((line) => line.item ?? []),
  )
  const dayOfItem = new Map(items.map((item) => [item.id, item.releasedOn]))
  return new Map(lines.map((line) => [line.line, (line.item && dayOfItem.get(line.item)) || '']))
}
