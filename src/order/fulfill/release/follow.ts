import type { Tx } from '../../../platform/db/db.ts'
import type { Follower } from '../../../platform/events/follower.ts'
import type { LoggedEvent } from '../../../platform/events/log.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { releaseOrders } from './release.ts'

/** Releases orders as soon as they may go, where the policy `release.when` says at once. */
export const releaseFollower = {
  name: 'release',
  // After these, something of an order may be ready to go.
  types: new Set(['order.sourced', 'payment.authorized', 'payment.captured', 'order.hold_lifted', 'units.resourced']),
  atOnce: 50,
  async handleList(tx: Tx, events: readonly Pick<LoggedEvent, 'order'>[]) {
    const orders = new Set(events.flatMap(({ order }) => (order ? [order as OrderId] : [])))
    await releaseOrders(tx, [...orders], { onlyAtOnce: true })
  },
} satisfies Follower
