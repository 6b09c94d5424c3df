import * as inventory from '../../../inventory/index.ts'
import { shrinkBooking } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FreedStock, Order, UnitMove } from '../../capture/index.ts'
import { giveBackDays } from '../appoint/give-back.ts'

/**
 * Gives up what units held that leave the buckets before release: reservations on a shelf, pegs to coming supply,
 * requirements, hours of services, and the days of places.
 */
export async function releaseClaims(tx: Tx, order: Order, moves: readonly UnitMove[]): Promise<readonly FreedStock[]> {
  const held = await inventory.heldFor(tx, [order.id])
  const required = await inventory.requirementsOf(tx, [order.id])
  const freed: inventory.Reservation[] = []
  const dropped: { demand: string; line: number; units: number }[] = []
  for (const move of moves) {
    const onShelf = move.from === 'reserved'
    let left = move.units
    if (!onShelf) {
      const units = Math.min(left, required.find((one) => one.line === move.line)?.units ?? 0)
      if (units > 0) dropped.push({ demand: order.id, line: move.line, units })
      left -= units
    }
    for (const reservation of held.filter(
      (one) => one.line === move.line && (one.supply === inventory.ON_HAND) === onShelf,
    )) {
      const units = Math.min(left, reservation.units)
      if (units > 0) freed.push({ ...reservation, units })
      left -= units
    }
  }
  await inventory.takeRequirements(tx, dropped)
  await inventory.freeReserved(tx, freed)
  for (const { line, units } of moves)
    if (order.lines.find((one) => one.line === line)?.kind === 'service')
      await shrinkBooking(tx, { demand: order.id, line, units })
  await giveBackDays(tx, [order.id])
  return freed
    .filter((one) => one.supply === inventory.ON_HAND)
    .map(({ line, item, location, units }) => ({ line, item, location, units, from: 'reserved' }))
}
