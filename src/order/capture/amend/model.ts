import type { LocationId } from '../../../platform/ids.ts'

/** What of an order a change can change, as it stood: the amendment that ended it keeps it. Ids and units only. */
export type Agreed = Readonly<{
  cancelledMinor: number
  creditedMinor: number
  /** Units cancelled before hand-over, by line. */
  cancelled: readonly Readonly<{ line: number; units: number }>[]
  /** Numbers of the charges that had fallen away. */
  cancelledCharges: readonly number[]
  deliveries: readonly Readonly<{
    delivery: number
    /** The party it goes to; a changed address is another party, the old one stays. */
    shipTo: number | null
    pickupLocation: LocationId | null
    requestedOn: string | null
  }>[]
}>
