import { RetryTransaction, type Tx } from '../../platform/db/db.ts'
import type { OrderId, SupplyId } from '../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { takeReservations } from '../balance/store.ts'
import type { ArrivalStep } from '../receive/receive.ts'
import { type Peg, pegsOn } from '../receive/store.ts'
import { refuseStock } from '../refusals.ts'
import { cancelIncoming, findSupplies, lockSuppliesById, type SupplyState, unpeg } from './store.ts'
import { type NewSupply, writeSupplies } from './supply.ts'

/** What is asked of the orders when less comes than was promised from it. */
export type SupplyStep = Pick<ArrivalStep, 'lock' | 'sequence' | 'unpegged'>

/**
 * Says what is expected as it is known now: later, earlier, more or fewer units. Where fewer come than are promised,
 * who stands last in the queue loses them, and is sourced again in the same transaction.
 */
export async function reviseSupplies(tx: Tx, supplies: readonly NewSupply[], step: SupplyStep): Promise<SupplyId[]> {
  const known = await findSupplies(tx, supplies)
  const wanted = new Map<SupplyId, number>()
  for (const one of known) wanted.set(one.id, (wanted.get(one.id) ?? 0) + one.wanted)
  const lost = await loseUnits(tx, [...wanted.keys()], step, (supply) => {
    return (wanted.get(supply.id) ?? supply.units) - supply.received - supply.cancelled
  })
  const ids = await writeSupplies(tx, supplies)
  await sourceLost(tx, lost, step)
  return ids
}

export type SupplyCancelled = Readonly<{ supply: SupplyId; cancelled: number; incoming: number; displaced: number }>

/** Units of a supply that will not come: all that is still to come, or some. */
export async function cancelSupply(
  tx: Tx,
  wanted: Readonly<{ supply: SupplyId; units?: number }>,
  step: SupplyStep,
  isOwn: (supply: SupplyState) => boolean,
): Promise<SupplyCancelled | Refusal> {
  let cut: { state: SupplyState; units: number } | Refusal = refuseStock.supply_not_found('there is no such supply')
  const lost = await loseUnits(tx, [wanted.supply], step, (state) => {
    const toCome = state.units - state.received - state.cancelled
    const units = wanted.units ?? toCome
    cut = isOwn(state) ? { state, units } : cut
    if (isOwn(state) && (units > toCome || units === 0))
      cut = refuseStock.less_to_come(`${toCome} units are still to come`, { path: '/units', more: { toCome } })
    return isRefusal(cut) ? toCome : toCome - units
  })
  const done = cut as { state: SupplyState; units: number } | Refusal
  if (isRefusal(done)) return done
  await cancelIncoming(tx, wanted.supply, done.units)
  tx.announce({
    type: 'supply.reduced',
    subject: done.state.item,
    location: done.state.location,
    data: { units: done.units, reference: done.state.reference },
  })
  await sourceLost(tx, lost, step)
  const incoming = done.state.units - done.state.received - done.state.cancelled - done.units
  return { supply: wanted.supply, cancelled: done.units, incoming, displaced: sumUnits(lost) }
}

/**
 * Takes from the end of the queue what supplies cannot serve any more. Orders are locked before supplies.
 * @param toCome units of a supply that will still come
 */
async function loseUnits(
  tx: Tx,
  ids: readonly SupplyId[],
  step: SupplyStep,
  toCome: (supply: SupplyState) => number,
): Promise<Peg[]> {
  if (ids.length === 0) return []
  const peeked = ordersOf(await pegsOn(tx, ids))
  await step.lock(tx, peeked)
  const states = await lockSuppliesById(tx, ids)
  const pegs = await pegsOn(tx, ids)
  if (ordersOf(pegs).some((order) => !peeked.includes(order))) throw new RetryTransaction('promises came meanwhile')
  const queue = await step.sequence(tx, pegs)
  const lost = states.flatMap((state) => {
    let left = state.pegged - Math.max(0, toCome(state))
    return queue
      .filter((peg) => peg.supply === state.id)
      .toReversed()
      .flatMap((peg) => {
        const units = Math.min(left, peg.units)
        if (units <= 0) return []
        left -= units
        return [{ ...peg, units }]
      })
  })
  await takeReservations(tx, lost)
  await unpeg(tx, lost)
  return lost
}

async function sourceLost(tx: Tx, lost: readonly Peg[], step: SupplyStep): Promise<void> {
  const lines = lost.filter((peg) => peg.demandKind === 'order_line')
  if (lines.length === 0) return
  await step.unpegged(
    tx,
    lines.map((peg) => ({ order: peg.demand as OrderId, line: peg.line, units: peg.units })),
  )
}

function ordersOf(pegs: readonly Peg[]): OrderId[] {
  return [...new Set(pegs.filter((peg) => peg.demandKind === 'order_line').map((peg) => peg.demand as OrderId))]
}

function sumUnits(rows: readonly { units: number }[]): number {
  return rows.reduce((sum, row) => sum + row.units, 0)
}
