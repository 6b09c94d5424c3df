import { readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { type JointOutcome, optimizeTogether, type TakeBackStep } from '../joint/joint.ts'

/** Orders that are looked at together: locked as long as it takes, half a second at 50 places. */
export const AT_ONCE = 200

export type ReoptimizeWish = Readonly<{
  orders: readonly OrderId[]
  /** May units move that a location was sent and has not accepted? */
  released: boolean
}>

export async function mayMoveReleased(tx: Tx): Promise<boolean> {
  return (await readPolicies(tx))('sourcing.reoptimize_released') === 'yes'
}

/** Looks for cheaper places of what nobody has picked yet, moves it there, and says how far from the best it is. */
export async function reoptimize(tx: Tx, wish: ReoptimizeWish, takeBack: TakeBackStep): Promise<JointOutcome> {
  const outcome = await optimizeTogether(tx, wish.orders, { released: wish.released, takeBack })
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
