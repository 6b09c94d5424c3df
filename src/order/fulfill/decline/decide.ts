import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { checkUnits } from '../decide.ts'
import { type FulfillmentOrder, type LineUnits, moveLines, type Place } from '../model.ts'

export type GivenUp = Readonly<{ fulfillment: FulfillmentOrder; units: readonly LineUnits[] }>

/** Units that wait to be picked are given up by the location: it will not serve them, or cannot find them. */
export function decideGiveUp(
  fulfillment: FulfillmentOrder,
  wanted: readonly LineUnits[],
  place: Extract<Place, 'declined' | 'short'>,
  at: Date,
): GivenUp | Refusal {
  const units = checkUnits(fulfillment, wanted, 'waiting')
  if (isRefusal(units)) return units
  const moves = units.map(({ line, units: count }) => ({ line, from: 'waiting' as const, to: place, units: count }))
  return { fulfillment: moveLines(fulfillment, moves, at), units }
}

/** Notes why lines were declined. */
export function withReason(given: GivenUp, reason: string): GivenUp {
  const declined = new Set(given.units.map((one) => one.line))
  const lines = given.fulfillment.lines.map((line) =>
    declined.has(line.line) ? { ...line, declineReason: reason } : line,
  )
  return { ...given, fulfillment: { ...given.fulfillment, lines } }
}
