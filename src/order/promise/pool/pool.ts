import type { TimerKind } from '../../../platform/jobs/timers.ts'
import { openOrders } from '../../capture/index.ts'
import { optimizeTogether, type TakeBackStep } from '../joint/joint.ts'
import { AT_ONCE } from '../reoptimize/reoptimize.ts'
import { closedOrders, dropPooled } from './store.ts'
import { POOL_TIMER } from './window.ts'

/** The window closes: the places of all that is in it are chosen together, then its orders go their way. */
export function poolTimer(takeBack: TakeBackStep): TimerKind {
  return {
    kind: POOL_TIMER,
    async fire(tx) {
      for (;;) {
        const orders = await closedOrders(tx, AT_ONCE)
        if (orders.length === 0) return
        const { moves, points } = await optimizeTogether(tx, orders, { released: false, takeBack })
        const opened = await openOrders(tx, orders)
        await dropPooled(tx, orders)
        tx.announce({
          type: 'pool.closed',
          data: {
            orders: orders.length,
            units: moves.reduce((sum, move) => sum + move.units, 0),
            pointsBefore: points.before,
            pointsAfter: points.after,
            gap: points.after - points.bound,
          },
        })
        for (const { id, channel } of opened.values()) tx.announce({ type: 'order.pool_left', order: id, channel })
      }
    },
  }
}
