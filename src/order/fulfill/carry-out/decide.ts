import type { ItemId, LocationId } from '../../../platform/ids.ts'
import type { Order } from '../../capture/index.ts'

/** Units of a line that left a store in the customer's hands. */
export type CarriedOut = Readonly<{ line: number; item: ItemId; location: LocationId; units: number }>
export type LeftOpen = Readonly<{ line: number; units: number; why: 'item_unknown' }>

/**
 * What a till sold: it is delivered, whatever the books or holds say. Only an item nobody knows waits until it is named,
 * because its stock cannot be moved.
 */
export function decideCarryOut(order: Order): { carried: CarriedOut[]; left: LeftOpen[] } {
  const carried: CarriedOut[] = []
  const left: LeftOpen[] = []
  for (const { line, item, kind, delivery: number, buckets } of order.lines) {
    const delivery = order.deliveries.find((one) => one.delivery === number)
    if (delivery?.method !== 'carry_out' || kind !== 'physical' || buckets.open === 0) continue
    if (!item || !delivery.pickupLocation) left.push({ line, units: buckets.open, why: 'item_unknown' })
    else carried.push({ line, item, location: delivery.pickupLocation, units: buckets.open })
  }
  return { carried, left }
}
