import { readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { type JointOutcome, optimizeTogether, type TakeBackStep } from '../joint/joint.ts'
import { movableOrders } from '../joint/store.ts'

/** Orders that are looked at together: locked as long as it takes, about a second. */
export const AT_ONCE = 500

export type ReoptimizeWish = Readonly<{
  /** Null: those placed first of all that may be moved. */
  orders: readonly OrderId[] | null
  /** Null: as the policy sourcing.reoptimize_released says. */
  released: boolean | null
}>

/** Looks for cheaper places of what nobody has picked yet, moves it there, and says how far from the best it is. */
export async function reoptimize(tx: Tx, wish: ReoptimizeWish, takeBack: TakeBackStep): Promise<JointOutcome> {
  const policies = await readPolicies(tx)
  const released = wish.released ?? policies('sourcing.reoptimize_released') === 'yes'
  const orders = wish.orders ?? (await movableOrders(tx, released, AT_ONCE))
  const outcome = await optimizeTogether(tx, orders, { released, takeBack })
  const { points, moves } = outcome
  if (moves.length > 0)
    tx.announce({
      type: 'sourcing.reoptimized',
      data: {
        orders: outcome.orders,
        units: moves.reduce((sum, move) => sum + move.units, 0),
        pointsBefore: points.before,
        pointsAfter: points.after,
        gap: points.after - points.bound,
      },
    })
  return outcome
}
