import { type Policies, readChannels, readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { ranksOf } from './store.ts'

/**
 * Channels whose orders stand in the queue by the moment they were placed alone. There is one queue for an item,
 * whichever channels stand in it: where priority does not count it is 0, and who came first goes first.
 */
export async function firstComeChannels(tx: Tx): Promise<string[]> {
  const [channels, policies] = await Promise.all([readChannels(tx), readPolicies(tx)])
  return channels.filter((channel) => isFirstCome(policies, channel)).map((channel) => channel.id)
}

function isFirstCome(
  policies: Policies,
  { id, brand, legalEntity }: Readonly<{ id: string; brand: string; legalEntity: string }>,
): boolean {
  return policies('backorder.sequence', { channel: id, brand, legalEntity }) === 'first_come'
}

/** A demand for units that come: an order's line, or somebody else with a priority and a moment of their own. */
type Demand = Readonly<{ demandKind: string; demand: string; line: number; priority: number; madeAt: Date }>

/** Demands in the sequence in which units that arrive serve them, by the policy as it is now. */
export async function inSequence<T extends Demand>(tx: Tx, demands: readonly T[]): Promise<T[]> {
  const orders = demands.filter((one) => one.demandKind === 'order_line').map((one) => one.demand as OrderId)
  const ranks = new Map<string, { priority: number; since: Date }>()
  if (orders.length > 0)
    for (const rank of await ranksOf(tx, [...new Set(orders)], await firstComeChannels(tx))) ranks.set(rank.order, rank)
  const rankOf = (one: T) => ranks.get(one.demand) ?? { priority: one.priority, since: one.madeAt }
  return demands.toSorted((a, b) => {
    const [first, second] = [rankOf(a), rankOf(b)]
    return (
      second.priority - first.priority ||
      first.since.getTime() - second.since.getTime() ||
      (a.demand < b.demand ? -1 : a.demand > b.demand ? 1 : a.line - b.line)
    )
  })
}
