import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId, OrderId } from '../../../platform/ids.ts'
import type { Order, UnitMove } from '../model.ts'

/** Stock that a change gives back: shown in the preview, done in the commit. */
export type FreedStock = Readonly<{
  line: number
  item: ItemId
  location: LocationId
  units: number
  from: 'reserved' | 'allocated' | 'picked' | 'packed' | 'ready'
}>

/** What the later steps do for a change of an order, each in its transaction. */
export type ChangeSteps = Readonly<{
  /** Frees reservations, pegs and requirements of units that leave the buckets before release. */
  release(tx: Tx, order: Order, moves: readonly UnitMove[]): Promise<readonly FreedStock[]>
  /**
   * Takes units out of fulfillment orders: allocated ones go back to the shelf, picked and packed ones are put back.
   * Says which moves that makes on the order; the caller books them.
   */
  withdraw(
    tx: Tx,
    order: Order,
    units: readonly Readonly<{ line: number; units: number }>[],
  ): Promise<Readonly<{ moves: readonly UnitMove[]; stock: readonly FreedStock[] }>>
  /** Gives money back that is not owed any more, or lets an authorization go. Runs after the order was changed. */
  settleMoney(tx: Tx, order: OrderId, cause: { kind: 'cancellation'; id: string }): Promise<void>
  /** Sources the order's open units. */
  resource(tx: Tx, orders: readonly OrderId[]): Promise<void>
}>
