import type { Follower } from '../../../platform/events/follower.ts'
import type { OrderId } from '../../../platform/ids.ts'
import type { FulfillSteps } from '../steps.ts'
import { handOverCarryOut } from './carry-out.ts'
import { soldAtTills } from './store.ts'

/** A carry-out is a till sale: the goods are gone the moment it is placed. */
export function carryOutFollower(steps: FulfillSteps): Follower {
  return {
    name: 'carry-out',
    types: new Set(['order.placed', 'order.hold_lifted']),
    atOnce: 50,
    async handleList(tx, events) {
      const orders = new Set(events.flatMap(({ order }) => (order ? [order as OrderId] : [])))
      const sold = await soldAtTills(tx, [...orders])
      if (sold.length > 0) await handOverCarryOut(tx, steps, sold)
    },
  }
}
