/** What can be wrong with an order. Being split is no fault towards the customer; it costs the merchant. */
export const CAUSES = ['late', 'short', 'damaged', 'returned', 'payment', 'split'] as const
export type Cause = (typeof CAUSES)[number]

/** What is known of an order that is closed, its goods alone: services and kits are not shipped. */
export type OrderFacts = Readonly<{
  order: string
  channel: string
  locations: readonly string[]
  placedAt: Date
  closedAt: Date
  units: number
  delivered: number
  lost: number
  /** Cancelled while no shelf had them: nobody gives up what lies ready. */
  givenUp: number
  /** Had to wait before the first release, or fell out at a location later. */
  waited: number
  fellOut: number
  lateLines: number
  contested: number
  damaged: number
  wrong: number
  paymentTroubles: number
  fulfillmentOrders: number
  deliveries: number
  paidAt: Date | null
}>

export type Verdict = Readonly<Record<Cause, boolean>> &
  Readonly<{
    order: string
    channel: string
    locations: readonly string[]
    closedAt: Date
    units: number
    filled: number
    cashS: number | null
  }>

/**
 * Judges an order as its customer would (SCOR's perfect order, RL.1.1: complete, on the day that was promised first,
 * undamaged, without trouble about the money). One that the customer took back as a whole is not judged: null.
 */
export function judge(facts: OrderFacts): Verdict | null {
  const { order, channel, locations, closedAt, units } = facts
  const short = facts.lost > 0 || facts.givenUp > 0 || facts.contested > 0
  if (units === 0 || (facts.delivered === 0 && !short)) return null
  return {
    ...{ order, channel, locations, closedAt, units, short },
    filled: Math.max(0, units - facts.waited - facts.fellOut),
    late: facts.lateLines > 0,
    damaged: facts.damaged > 0,
    returned: facts.wrong > 0,
    payment: facts.paymentTroubles > 0,
    split: facts.fulfillmentOrders > facts.deliveries,
    cashS:
      facts.paidAt === null
        ? null
        : Math.max(0, Math.round((facts.paidAt.getTime() - facts.placedAt.getTime()) / 1000)),
  }
}
