import type { Tx } from '../../../platform/db/db.ts'
import type { Follower } from '../../../platform/events/follower.ts'
import type { LoggedEvent } from '../../../platform/events/log.ts'
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
    isAnyFor: async (tx, events) => (await soldAmong(tx, events)).length > 0,
    async handleList(tx, events) {
      const sold = await soldAmong(tx, events)
      if (sold.length > 0) await handOverCarryOut(tx, steps, sold)
    },
  }
}

function soldAmong(tx: Tx, events: readonly LoggedEvent[]): Promise<OrderId[]> {
  return soldAtTills(tx, [...new Set(events.flatMap(({ order }) => (order ? [order as OrderId] : [])))])
}
