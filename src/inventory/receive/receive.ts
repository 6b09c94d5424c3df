import type { Tx } from '../../platform/db/db.ts'
import type { ItemId, LocationId, OrderId, SupplyId } from '../../platform/ids.ts'
import { newId } from '../../platform/ids.ts'
import { moveStock } from '../balance/balance.ts'
import { addReservations, takeReservations } from '../balance/store.ts'
import { type Movement, ON_HAND } from '../model.ts'
import { bookReceived, lockSupplies, type Peg, pegsOn, type SupplyRow } from './store.ts'

export type Receipt = Readonly<{
  item: ItemId
  location: LocationId
  units: number
  reference?: string
  damaged?: number
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
  arrived(tx: Tx, units: readonly { order: OrderId; line: number; units: number }[]): Promise<void>
  fill(tx: Tx, items: readonly ItemId[]): Promise<void>
}>

/**
 * Books goods that arrived, against the expected supply of the same reference when there is one. Whoever was pegged
 * to it is served first, in the order of the queue, then everybody who waits for the item. Damaged units come in as
 * unavailable. More than expected is received as it is; purchasing sees the difference.
 */
export async function receiveGoods(
  tx: Tx,
  receipts: readonly Receipt[],
  step: ArrivalStep,
): Promise<{ units: number; served: number }> {
  const expected = await lockSupplies(
    tx,
    receipts.flatMap((r) => (r.reference ? [{ reference: r.reference, item: r.item, location: r.location }] : [])),
  )
  const supplyOf = (receipt: Receipt) =>
    expected.find(
      (one) => one.reference === receipt.reference && one.item === receipt.item && one.location === receipt.location,
    )
  const pegs = await pegsOn(
    tx,
    expected.map((one) => one.id),
  )
  await step.lock(tx, [
    ...new Set(pegs.filter((peg) => peg.demandKind === 'order_line').map((peg) => peg.demand as OrderId)),
  ])

  const served = serve(receipts, supplyOf, pegs)
  await bookReceived(
    tx,
    receipts.flatMap((receipt) => {
      const supply = supplyOf(receipt)
      const unpegged = served.filter((peg) => peg.supply === supply?.id).reduce((sum, peg) => sum + peg.units, 0)
      return supply ? [{ supply: supply.id, units: receipt.units, unpegged }] : []
    }),
  )
  await moveStock(
    tx,
    'receive',
    receipts.map(movementOf),
    served.map((peg) => ({ item: peg.item, location: peg.location, reserved: peg.units })),
  )
  if (served.length > 0) {
    await takeReservations(tx, served)
    await addReservations(
      tx,
      served.map((peg) => ({ ...peg, supply: ON_HAND })),
    )
    await step.arrived(
      tx,
      served
        .filter((peg) => peg.demandKind === 'order_line')
        .map((peg) => ({ order: peg.demand as OrderId, line: peg.line, units: peg.units })),
    )
  }
  const items = [...new Set(receipts.map((receipt) => receipt.item))]
  for (const receipt of receipts)
    tx.announce({
      type: 'stock.received',
      subject: receipt.item,
      location: receipt.location,
      data: { units: receipt.units, damaged: receipt.damaged ?? 0, reference: receipt.reference ?? null },
    })
  await step.fill(tx, items)
  return {
    units: receipts.reduce((sum, one) => sum + one.units, 0),
    served: served.reduce((sum, one) => sum + one.units, 0),
  }
}

function serve(
  receipts: readonly Receipt[],
  supplyOf: (receipt: Receipt) => SupplyRow | undefined,
  pegs: readonly Peg[],
): Peg[] {
  const served: Peg[] = []
  const left = new Map<SupplyId, number>()
  for (const receipt of receipts) {
    const supply = supplyOf(receipt)
    if (supply) left.set(supply.id, (left.get(supply.id) ?? 0) + receipt.units - (receipt.damaged ?? 0))
  }
  for (const peg of pegs) {
    const units = Math.min(peg.units, left.get(peg.supply) ?? 0)
    if (units <= 0) continue
    left.set(peg.supply, (left.get(peg.supply) ?? 0) - units)
    served.push({ ...peg, units })
  }
  return served
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
