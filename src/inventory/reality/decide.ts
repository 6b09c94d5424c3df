import { type Balance, free, type Reservation } from '../model.ts'

export type Shortfall = Readonly<{
  displaced: readonly Reservation[]
  allocatedMissing: number
  unavailableMissing: number
}>

/**
 * Who loses units when the shelf holds fewer than the books said. First what nobody holds, then reserved units (least
 * important first, as `held` is sorted), then allocated ones, and last those set apart: a count of zero is zero.
 */
export function decideShortfall(balance: Balance, delta: number, held: readonly Reservation[]): Shortfall {
  let missing = Math.max(0, -delta - Math.max(free(balance), 0))
  const displaced: Reservation[] = []
  for (const reservation of held) {
    const units = Math.min(missing, reservation.units)
    if (units > 0) displaced.push({ ...reservation, units })
    missing -= units
  }
  const allocatedMissing = Math.min(missing, balance.allocated)
  const unavailableMissing = Math.min(missing - allocatedMissing, balance.unavailable)
  return { displaced, allocatedMissing, unavailableMissing }
}
