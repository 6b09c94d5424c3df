import type { Refusal } from '../../../platform/refusal.ts'
import { allIn, type FulfillmentOrder, type LineUnits, moveLines } from '../model.ts'
import { refuseWork } from '../refusals.ts'

export type Expired = Readonly<{ fulfillment: FulfillmentOrder; units: readonly LineUnits[] }>

/** Nobody came in time: what waits at the counter is cancelled. */
export function decideExpire(fulfillment: FulfillmentOrder, at: Date): Expired | Refusal {
  if (fulfillment.state !== 'ready' || !fulfillment.collectBy)
    return refuseWork.not_ready(`${fulfillment.number} is ${fulfillment.state}`)
  if (at < fulfillment.collectBy)
    return refuseWork.not_expired(`${fulfillment.number} may be collected until ${fulfillment.collectBy.toISOString()}`)
  const units = allIn(fulfillment, 'packed')
  const moves = units.map((one) => ({ ...one, from: 'packed' as const, to: 'cancelled' as const }))
  return { fulfillment: moveLines({ ...fulfillment, readyAt: null, collectBy: null }, moves, at), units }
}
