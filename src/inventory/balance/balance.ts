import type { Tx } from '../../platform/db/db.ts'
import {
  type BalanceChange,
  type Moment,
  type Movement,
  ON_HAND,
  type Reservation,
  type StockKey,
  sumReserved,
} from '../model.ts'
import {
  addReservations,
  changeBalances,
  pegSupplies,
  sumReservations,
  takeReservations,
  writeMovements,
} from './store.ts'

/** The balance could not take the change: who asked had not locked and read it. Rolls the transaction back. */
export class BalanceBroken extends Error {
  override name = 'BalanceBroken'
  constructor(what: string, keys: readonly unknown[]) {
    super(`${what}: ${JSON.stringify(keys)}`)
  }
}

/** A change of units at one fulfillment order or the like: who holds them, where, how many. */
export type UnitsAt = StockKey &
  Readonly<{ units: number; reference: { kind: string; id: string; line?: number }; by?: Moment }>

/**
 * Reserves units for demands: from the shelf, or pegged to an expected supply.
 * @returns the keys (or supplies) that had not enough; then nothing of them was written and the caller must re-decide
 */
export async function reserve(
  tx: Tx,
  reservations: readonly Reservation[],
): Promise<{ shortAt: StockKey[]; shortSupplies: string[] }> {
  const nothing = { shortAt: [], shortSupplies: [] }
  if (reservations.length === 0) return nothing
  const onShelf = reservations.filter((r) => r.supply === ON_HAND)
  const shortAt = await changeBalances(tx, sumReserved(onShelf))
  const shortSupplies = await pegSupplies(
    tx,
    reservations.filter((r) => r.supply !== ON_HAND),
  )
  if (shortAt.length > 0 || shortSupplies.length > 0) return { shortAt, shortSupplies }
  await addReservations(tx, reservations)
  return nothing
}

/** Frees reserved units: they can be promised to others at once. */
export async function freeReserved(tx: Tx, reservations: readonly Reservation[]): Promise<void> {
  if (reservations.length === 0) return
  await takeAll(tx, reservations)
  await change(
    tx,
    'free',
    reservations
      .filter((r) => r.supply === ON_HAND)
      .map((r) => ({ item: r.item, location: r.location, reserved: -r.units })),
  )
  await pegSupplies(
    tx,
    reservations.filter((r) => r.supply !== ON_HAND).map((r) => ({ supply: r.supply, units: -r.units })),
  )
}

/** Moves reserved units over to a fulfillment order: hard from now on. */
export async function allocate(tx: Tx, reservations: readonly Reservation[]): Promise<void> {
  if (reservations.length === 0) return
  await takeAll(tx, reservations)
  await change(
    tx,
    'allocate',
    reservations.map((r) => ({ item: r.item, location: r.location, reserved: -r.units, allocated: r.units })),
  )
}

/** Gives allocated units back to the shelf: declined or cancelled before the pick. */
export async function freeAllocated(tx: Tx, units: readonly UnitsAt[]): Promise<void> {
  await change(
    tx,
    'free allocated',
    units.map((u) => ({ item: u.item, location: u.location, allocated: -u.units })),
  )
}

/** Takes allocated units from the shelf; the ledger says for what. */
export async function pick(tx: Tx, units: readonly UnitsAt[]): Promise<void> {
  if (units.length === 0) return
  await moveStock(
    tx,
    'pick',
    units.map((u) => ({ ...u, kind: 'pick', units: -u.units })),
    units.map((u) => ({ item: u.item, location: u.location, allocated: -u.units })),
  )
}

/** Allocated units were not found: they stay on the books as unavailable until somebody counts. */
export async function reportShort(tx: Tx, units: readonly UnitsAt[]): Promise<void> {
  await moveStock(
    tx,
    'short',
    units.map((u) => ({ ...u, kind: 'short', units: 0, unavailable: u.units, reason: 'not found at the pick' })),
    units.map((u) => ({ item: u.item, location: u.location, allocated: -u.units })),
  )
}

/** Puts picked units back on the shelf. */
export async function putBack(tx: Tx, units: readonly UnitsAt[]): Promise<void> {
  await moveStock(
    tx,
    'put back',
    units.map((u) => ({ ...u, kind: 'put_back' })),
  )
}

/**
 * Writes movements with their balances in one go. What else changes with them (a reservation, an allocation)
 * comes along in `also`, so that the balance is right at every moment.
 */
export async function moveStock(
  tx: Tx,
  what: string,
  movements: readonly Movement[],
  also: readonly BalanceChange[] = [],
): Promise<void> {
  const own = movements.map((m) => ({
    item: m.item,
    location: m.location,
    onHand: m.units,
    unavailable: m.unavailable ?? 0,
  }))
  await change(tx, what, [...own, ...also])
  await writeMovements(tx, movements)
}

async function change(tx: Tx, what: string, changes: readonly BalanceChange[]): Promise<void> {
  const refused = await changeBalances(tx, changes)
  if (refused.length > 0) throw new BalanceBroken(what, refused)
}

async function takeAll(tx: Tx, reservations: readonly Reservation[]): Promise<void> {
  const found = await takeReservations(tx, reservations)
  if (found !== sumReservations(reservations).length) throw new BalanceBroken('reservation is not there', reservations)
}
