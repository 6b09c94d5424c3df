import type { FulfillmentOrderId, LocationId } from '../../../platform/ids.ts'
import { type FulfillmentOrder, type LineUnits, moveLines } from '../model.ts'

/** Units on their way to a store, and the id of the fulfillment order that waits for them there. */
export type Leg = Readonly<{ second: FulfillmentOrderId; to: LocationId; units: readonly LineUnits[] }>

/** Units of a line of the second leg, as stock has them after goods came: on the shelf for it, and still on their way. */
export type Arrival = Readonly<{ line: number; here: number; stillComing: number }>

export type Received = Readonly<{
  fulfillment: FulfillmentOrder
  /** They wait to be packed for the customer. */
  arrived: readonly LineUnits[]
  /** Damaged or lost on the way: sourced again. */
  missing: readonly LineUnits[]
}>

/** What became of the units that were on their way, from what stock holds for them now. */
export function decideReceived(fulfillment: FulfillmentOrder, arrivals: readonly Arrival[], at: Date): Received {
  const of = (line: number) => arrivals.find((one) => one.line === line) ?? { here: 0, stillComing: 0 }
  const coming = fulfillment.lines.filter((line) => line.coming > 0)
  const arrived = coming.flatMap(({ line }) => (of(line).here > 0 ? [{ line, units: of(line).here }] : []))
  const missing = coming.flatMap(({ line, coming: before }) => {
    const units = before - of(line).here - of(line).stillComing
    return units > 0 ? [{ line, units }] : []
  })
  const moves = [
    ...arrived.map((one) => ({ ...one, from: 'coming' as const, to: 'waiting' as const })),
    ...missing.map((one) => ({ ...one, from: 'coming' as const, to: 'cancelled' as const })),
  ]
  return { fulfillment: moveLines(fulfillment, moves, at), arrived, missing }
}
