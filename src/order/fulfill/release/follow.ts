import type { Tx } from '../../../platform/db/db.ts'
import type { Follower } from '../../../platform/events/follower.ts'
import type { LoggedEvent } from '../../../platform/events/log.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { goingAtOnce, releaseOrders } from './release.ts'

/** Releases orders as soon as they may go, where the policy `release.when` says at once. */
export const releaseFollower = {
  name: 'release',
  // After these, something of an order may be ready to go.
  types: new Set([
    'order.sourced',
    'payment.authorized',
    'payment.captured',
    'order.hold_lifted',
    'units.resourced',
    'units.moved',
    'order.pool_left',
  ]),
  atOnce: 50,
  async isAnyFor(tx: Tx, events: readonly LoggedEvent[]) {
    return (await goingAtOnce(tx, ordersOf(events))).length > 0
  },
  async handleList(tx: Tx, events: readonly Pick<LoggedEvent, 'order'>[]) {
    await releaseOrders(tx, ordersOf(events), { onlyAtOnce: true })
  },
} satisfies Follower

function ordersOf(events: readonly Pick<LoggedEvent, 'order'>[]): OrderId[] {
  return [...new Set(events.flatMap(({ order }) => (order ? [order as OrderId] : [])))]
}
