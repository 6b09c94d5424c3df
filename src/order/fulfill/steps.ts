import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'
import type { Order } from '../capture/index.ts'
import type { LineUnits } from './model.ts'

/**
 * Brings what stands open on orders to a location: after a decline or a short pick, never to one that fell out for the
 * line. May change the orders: who holds an older reading of one reads it anew.
 */
export type ResourceStep = (tx: Tx, orders: readonly OrderId[]) => Promise<void>

/** What handed goods over: its kind and id make the money that follows happen once. */
export type HandOverCause = Readonly<{ kind: 'shipment' | 'collection' | 'sale' | 'performance'; id: string }>

/** What follows a hand-over: money is captured, revenue posted. The order is as it is after the hand-over. */
export type HandOverStep = (
  tx: Tx,
  handOver: Readonly<{ order: Order; cause: HandOverCause; lines: readonly LineUnits[] }>,
) => Promise<void>

/** Gives money back that is not owed any more, after the order was changed; its cause makes it happen once. */
export type SettleMoneyStep = (
  tx: Tx,
  order: OrderId,
  cause: Readonly<{ kind: 'cancellation'; id: string }>,
) => Promise<void>

/** Steps of the story that come before or after fulfillment, given by the composition root. */
export type FulfillSteps = Readonly<{
  resource: ResourceStep
  handOver: HandOverStep
  settleMoney: SettleMoneyStep
}>
