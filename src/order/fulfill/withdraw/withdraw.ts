import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { dropTimer } from '../../../platform/jobs/timers.ts'
import type { Order } from '../../capture/index.ts'
import { giveBackDays } from '../../promise/index.ts'
import { PICKUP_TIMER } from '../expire/expire.ts'
import { freeComing } from '../legs/coming.ts'
import { type LineUnits, sumLines } from '../model.ts'
import { closePackages } from '../pack/pack.ts'
import { idsOfOrder, lockFulfillments, writeFulfillments } from '../store.ts'
import { announceWork, stockUnits } from '../work.ts'
import { planWithdrawal, type Withdrawal, type WithdrawnWork, type WithdrawTo } from './decide.ts'

/**
 * Takes units of an order out of its fulfillment orders: what waits is freed on the shelf, what was picked or packed is
 * put back. Fulfillment and stock are written here; the order's units are moved by the caller, who gets the moves, in
 * the same transaction. The order must have been opened in it.
 */
export async function withdrawUnits(
  tx: Tx,
  order: Order,
  lines: readonly LineUnits[],
  to: WithdrawTo,
): Promise<Withdrawal> {
  const fulfillments = await lockFulfillments(tx, await idsOfOrder(tx, order.id))
  const withdrawal = planWithdrawal(fulfillments, lines, to, tx.occurredAt)
  await writeFulfillments(
    tx,
    withdrawal.work.map((one) => one.after),
  )
  for (const one of withdrawal.work) await closeWork(tx, one, to)
  await inventory.freeAllocated(
    tx,
    withdrawal.work.flatMap((one) => stockUnits(one.after, one.freed)),
  )
  for (const { after, onTheWay } of withdrawal.work) await freeComing(tx, after, onTheWay)
  const back = withdrawal.work.flatMap((one) => stockUnits(one.after, one.putBack))
  if (back.length > 0) await inventory.putBack(tx, back)
  await giveBackDays(tx, [order.id])
  return withdrawal
}

async function closeWork(tx: Tx, { before, after, opened, freed, onTheWay, putBack }: WithdrawnWork, to: WithdrawTo) {
  if (opened.length > 0) await closePackages(tx, after, opened)
  if (before.readyAt && !after.readyAt) await dropTimer(tx, PICKUP_TIMER, after.id)
  announceWork(tx, 'fulfillment.withdrawn', after, { lines: sumLines([...freed, ...onTheWay, ...putBack]), to })
}
