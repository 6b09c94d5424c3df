import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import type { Order, UnitMove } from '../../capture/index.ts'
import type { Dated } from './decide.ts'
import { type Peg, pegsOf } from './store.ts'

/** What waiting units of orders hold: pegs to supplies, and requirements for what nothing covers. */
export type Claims = Readonly<{
  pegs: readonly Peg[]
  requirements: readonly inventory.Requirement[]
  held: readonly inventory.Held[]
  of(order: OrderId, line: number): Dated[]
}>

export async function readClaims(tx: Tx, orders: readonly OrderId[]): Promise<Claims> {
  const [pegs, requirements, held] = await Promise.all([
    pegsOf(tx, { orders }),
    inventory.requirementsOf(tx, orders),
    inventory.heldFor(tx, orders),
  ])
  return {
    pegs,
    requirements,
    held,
    of: (order, line) => [
      ...pegs
        .filter((one) => one.order === order && one.line === line)
        .map((one) => ({ units: one.units, at: one.expectedAt })),
      ...requirements
        .filter((one) => one.demand === order && one.line === line)
        .map((one) => ({ units: one.units, at: null })),
    ],
  }
}

/** Gives up what waiting units held: first what nothing covers, then the pegs that come last. */
export async function dropClaims(
  tx: Tx,
  changes: readonly Readonly<{ order: Order; moves: readonly UnitMove[] }>[],
  { pegs, requirements, held }: Claims,
): Promise<void> {
  const dropped: { demand: string; line: number; units: number }[] = []
  const freed: inventory.Reservation[] = []
  for (const { order, moves } of changes)
    for (const { line, units } of moves) {
      const isOwn = (one: { demand: string; line: number }) => one.demand === order.id && one.line === line
      const required = Math.min(units, requirements.find(isOwn)?.units ?? 0)
      if (required > 0) dropped.push({ demand: order.id, line, units: required })
      let left = units - required
      for (const peg of pegs.filter((one) => one.order === order.id && one.line === line).reverse()) {
        const some = Math.min(left, peg.units)
        const reservation = held.find((one) => isOwn(one) && one.supply === peg.supply)
        if (some > 0 && reservation) freed.push({ ...reservation, units: some })
        left -= some
      }
    }
  await inventory.takeRequirements(tx, dropped)
  await inventory.freeReserved(tx, freed)
}
