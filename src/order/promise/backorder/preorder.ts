import { itemsById } from '../../../catalog/index.ts'
import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, OrderId } from '../../../platform/ids.ts'
import type { TimerKind } from '../../../platform/jobs/timers.ts'
import { dayOf } from '../../../platform/time.ts'
import { changeOrders, type Line, openOrders, readOrders, type UnitMove } from '../../capture/index.ts'
import { resourceOrders } from '../resource/resource.ts'
import { PREORDER_TIMER, watchRelease } from '../source/release-day.ts'
import { firstComeChannels } from './sequence.ts'
import { preordersOf } from './store.ts'

/** Orders that are sourced together. */
const AT_ONCE = 50

/**
 * On the release day preordered units are sourced like any others: from a shelf, from what is coming, or they wait.
 * Every order has a timer of its own; the first that fires serves all who preordered the same, in the sequence of the
 * queue, so that it does not matter whose timer it was.
 */
export const preorderTimer: TimerKind = {
  kind: PREORDER_TIMER,
  async fire(tx, timer) {
    const order = (await readOrders(tx, [timer.subject as OrderId])).get(timer.subject as OrderId)
    const waiting = (order?.lines ?? []).filter((line) => line.buckets.preordered > 0)
    const days = await releaseDays(
      tx,
      waiting.flatMap((line) => line.item ?? []),
    )
    const today = dayOf(tx.occurredAt)
    const later = [...days.values()].filter((day) => day > today).sort()[0]
    if (order && later !== undefined) await watchRelease(tx, order.id, later)
    const out = [...days].filter(([, day]) => day <= today).map(([item]) => item)
    if (out.length > 0) await releasePreorders(tx, out)
  },
}

async function releasePreorders(tx: Tx, items: readonly ItemId[]): Promise<void> {
  const queue = await preordersOf(tx, items, await firstComeChannels(tx))
  // All are locked before the first is sourced: orders come before stock.
  const opened = await openOrders(tx, queue)
  const isOut = (line: Line) => line.item !== null && items.includes(line.item) && line.buckets.preordered > 0
  const changes = queue.flatMap((id) => {
    const order = opened.get(id)
    const moves = (order?.lines ?? [])
      .filter(isOut)
      .map((line): UnitMove => ({ line: line.line, from: 'preordered', to: 'open', units: line.buckets.preordered }))
    return order && moves.length > 0 ? [{ order, moves }] : []
  })
  const required = changes.flatMap(({ order, moves }) =>
    moves.map(({ line, units }) => ({ demand: order.id, line, units })),
  )
  await inventory.takeRequirements(tx, required)
  await changeOrders(tx, changes)
  for (let start = 0; start < queue.length; start += AT_ONCE)
    await resourceOrders(tx, queue.slice(start, start + AT_ONCE))
}

/** When each item is released, as it is planned today. */
async function releaseDays(tx: Tx, items: readonly ItemId[]): Promise<Map<ItemId, string>> {
  const found = await itemsById(tx, [...new Set(items)])
  return new Map(found.map((item) => [item.id, item.releasedOn ?? '']))
}
