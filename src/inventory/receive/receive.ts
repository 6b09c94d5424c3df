import { RetryTransaction, type Tx } from '../../platform/db/db.ts'
import type { ItemId, LocationId, OrderId } from '../../platform/ids.ts'
import { newId } from '../../platform/ids.ts'
import { moveStock } from '../balance/balance.ts'
import { addReservations, lockBalances, makeBalances, newFacts, takeReservations } from '../balance/store.ts'
import { type Movement, ON_HAND } from '../model.ts'
import { bookReceived, lockSupplies, type Peg, pegsOn, readSupplies, type SupplyRow } from './store.ts'

export type Receipt = Readonly<{
  item: ItemId
  location: LocationId
  units: number
  reference?: string
  damaged?: number
  /** Units of the expected supply that will never come. */
  lost?: number
  unitCost?: string
  lot?: string
  expiresOn?: string
  once?: string
  /** Set when the goods come from one of our own locations: the movement names the transfer. */
  transfer?: Readonly<{ id: string; line: number }>
}>

/** What the step that promises stock does when goods are there: capture's order lines and the backorder queue. */
export type ArrivalStep = Readonly<{
  /** Keeps the orders still before stock is locked: the one lock order. */
  lock(tx: Tx, orders: readonly OrderId[]): Promise<void>
  /** Pegs in the sequence in which they are served. */
  sequence(tx: Tx, pegs: readonly Peg[]): Promise<readonly Peg[]>
  arrived(tx: Tx, units: readonly { order: OrderId; line: number; units: number }[]): Promise<void>
  /** Units of order lines were promised from goods that will not come: they go back to sourcing. */
  unpegged(tx: Tx, units: readonly { order: OrderId; line: number; units: number }[]): Promise<void>
  fill(tx: Tx, items: readonly ItemId[]): Promise<void>
}>

/**
 * Books goods that arrived, against the expected supply of the same reference when there is one. Whoever was pegged
 * to it is served first, in the order of the queue, then everybody who waits for the item. Damaged units come in as
 * unavailable. More than expected is received as it is; purchasing sees the difference. Who was promised units that
 * came damaged or were lost on the way is sourced again. What was told before (`once`) is not booked again.
 */
export async function receiveGoods(
  tx: Tx,
  told: readonly Receipt[],
  step: ArrivalStep,
): Promise<{ units: number; served: number }> {
  const receipts = await newFacts(tx, told)
  if (receipts.length === 0) return { units: 0, served: 0 }
  const { expected, pegs } = await lockExpected(tx, receipts, step)
  const settled = expected.map((supply) => settleSupply(supply, receipts, pegs))
  const served = settled.flatMap((one) => one.served)
  const dropped = settled.flatMap((one) => one.dropped)
  await bookReceived(
    tx,
    settled.map(({ supply, came, lost, served: here, dropped: gone }) => ({
      supply: supply.id,
      units: came,
      lost,
      unpegged: sumUnits(here) + sumUnits(gone),
    })),
  )
  const arrived = receipts.filter((receipt) => receipt.units > 0)
  await moveStock(
    tx,
    'receive',
    arrived.map(movementOf),
    served.map((peg) => ({ item: peg.item, location: peg.location, reserved: peg.units })),
  )
  await takeReservations(tx, [...served, ...dropped])
  await addReservations(
    tx,
    served.map((peg) => ({ ...peg, supply: ON_HAND })),
  )
  if (served.length > 0) await step.arrived(tx, linesOf(served))
  if (dropped.length > 0) await step.unpegged(tx, linesOf(dropped))
  for (const receipt of arrived)
    tx.announce({
      type: 'stock.received',
      subject: receipt.item,
      location: receipt.location,
      data: { units: receipt.units, damaged: receipt.damaged ?? 0, reference: receipt.reference ?? null },
    })
  await step.fill(tx, [...new Set(arrived.map((receipt) => receipt.item))])
  return { units: sumUnits(receipts), served: sumUnits(served) }
}

/** The supplies that these goods were expected as, with who was promised from them: orders, balances, supplies locked. */
async function lockExpected(tx: Tx, receipts: readonly Receipt[], step: ArrivalStep) {
  const references = receipts.flatMap((r) =>
    r.reference
      ? [{ reference: r.reference, item: r.item, location: r.location, transfer: r.transfer !== undefined }]
      : [],
  )
  const idsOf = (supplies: readonly SupplyRow[]) => supplies.map((one) => one.id)
  const peeked = ordersOf(await pegsOn(tx, idsOf(await readSupplies(tx, references))))
  await step.lock(tx, peeked)
  await makeBalances(tx, receipts)
  await lockBalances(tx, receipts)
  const expected = await lockSupplies(tx, references)
  const pegs = await pegsOn(tx, idsOf(expected))
  if (ordersOf(pegs).some((order) => !peeked.includes(order))) throw new RetryTransaction('promises came meanwhile')
  return { expected, pegs: await step.sequence(tx, pegs) }
}

type Settled = Readonly<{
  supply: SupplyRow
  came: number
  lost: number
  served: readonly Peg[]
  dropped: readonly Peg[]
}>

/** Who of those pegged to a supply is served by what came of it, and who waits for units that will not come any more. */
function settleSupply(
  supply: SupplyRow & { reference: string },
  receipts: readonly Receipt[],
  pegs: readonly Peg[],
): Settled {
  const own = receipts.filter(
    (one) => one.reference === supply.reference && one.item === supply.item && one.location === supply.location,
  )
  const queue = pegs.filter((peg) => peg.supply === supply.id)
  const came = sumUnits(own)
  const lost = own.reduce((sum, one) => sum + (one.lost ?? 0), 0)
  const served = takeFrom(queue, came - own.reduce((sum, one) => sum + (one.damaged ?? 0), 0))
  const stillToCome = Math.max(0, supply.units - supply.received - supply.cancelled - came - lost)
  const waiting = queue.flatMap((peg) => {
    const units = peg.units - sumUnits(served.filter((one) => one.demand === peg.demand && one.line === peg.line))
    return units > 0 ? [{ ...peg, units }] : []
  })
  const dropped = takeFrom([...waiting].reverse(), sumUnits(waiting) - stillToCome)
  return { supply, came, lost, served, dropped }
}

/** So many units from the front of a queue. */
function takeFrom(queue: readonly Peg[], units: number): Peg[] {
  let left = units
  const taken: Peg[] = []
  for (const peg of queue) {
    const some = Math.min(peg.units, left)
    if (some <= 0) break
    taken.push({ ...peg, units: some })
    left -= some
  }
  return taken
}

function ordersOf(pegs: readonly Peg[]): OrderId[] {
  return [...new Set(pegs.filter((peg) => peg.demandKind === 'order_line').map((peg) => peg.demand as OrderId))]
}

function linesOf(pegs: readonly Peg[]): { order: OrderId; line: number; units: number }[] {
  return pegs
    .filter((peg) => peg.demandKind === 'order_line')
    .map((peg) => ({ order: peg.demand as OrderId, line: peg.line, units: peg.units }))
}

function sumUnits(rows: readonly { units: number }[]): number {
  return rows.reduce((sum, row) => sum + row.units, 0)
}

function movementOf(receipt: Receipt): Movement {
  return {
    item: receipt.item,
    location: receipt.location,
    kind: receipt.transfer ? 'transfer_in' : 'receive',
    units: receipt.units,
    unavailable: receipt.damaged ?? 0,
    reference: receipt.transfer ? { kind: 'transfer', ...receipt.transfer } : { kind: 'receipt', id: newId() },
    ...(receipt.reference !== undefined && { reason: receipt.reference }),
    ...(receipt.unitCost !== undefined && { unitCost: receipt.unitCost }),
    ...(receipt.lot !== undefined && { lot: receipt.lot }),
    ...(receipt.expiresOn !== undefined && { expiresOn: receipt.expiresOn }),
    ...(receipt.once !== undefined && { once: receipt.once }),
  }
}
