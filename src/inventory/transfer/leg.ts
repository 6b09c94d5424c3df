import type { Tx } from '../../platform/db/db.ts'
import { type ItemId, type LocationId, newId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { hoursAfter } from '../../platform/time.ts'
import { freeReserved, reserve } from '../balance/balance.ts'
import { type Held, heldFor } from '../balance/store.ts'
import { ON_HAND, type Reservation } from '../model.ts'
import { refuseStock } from '../refusals.ts'
import { writeSupplies } from '../supply/supply.ts'
import { changeTransfer, lockTransfer, writeTransfer } from './store.ts'

export type PickedLeg = Readonly<{
  from: LocationId
  to: LocationId
  expectedAt: Date | null
  /** Who waits for them at the other end: no one else is promised these units. */
  demand: string
  priority: number
  lines: readonly Readonly<{ line: number; item: ItemId; units: number }>[]
}>

const USUAL_DURATION_H = 72

/**
 * Sends units to another location for somebody who waits there. They left their shelf when they were picked, so only
 * their way is booked: they are expected at the other end, and held for the one who waits.
 */
export async function sendPicked(tx: Tx, leg: PickedLeg): Promise<{ id: string; number: string }> {
  const id = newId()
  const number = `T-${id.slice(-12).toUpperCase()}`
  const { from, to, expectedAt, demand } = leg
  const lines = leg.lines.map((line) => ({ ...line, sent: line.units, received: 0, lost: 0 }))
  await writeTransfer(tx, { id, number, from, to, expectedAt, demand, lines })
  await changeTransfer(tx, id, lines, { sent: true, closed: false })
  const due = expectedAt ?? hoursAfter(tx.occurredAt, USUAL_DURATION_H)
  const supplies = await writeSupplies(
    tx,
    lines.map(({ item, units }) => ({
      kind: 'transfer',
      reference: number,
      item,
      location: to,
      units,
      expectedAt: due,
    })),
  )
  const short = await reserve(
    tx,
    lines.map(({ line, item, units }, index): Reservation => {
      const supply = supplies[index]
      if (!supply) throw new Error(`transfer ${number} has no supply for line ${line}`)
      return { demandKind: 'transfer', demand, line, item, location: to, supply, units, priority: leg.priority }
    }),
  )
  if (short.shortSupplies.length > 0) throw new Error(`transfer ${number} is promised to others`)
  const units = lines.reduce((sum, line) => sum + line.units, 0)
  tx.announce({ type: 'transfer.sent', subject: id, location: from, data: { number, units } })
  return { id, number }
}

/** Units on their way to somebody that are not wanted any more: they come all the same, free for others. */
export async function freeOnTheWay(
  tx: Tx,
  demand: string,
  lines: readonly Readonly<{ line: number; units: number }>[],
): Promise<void> {
  const held = (await heldFor(tx, [demand])).filter((one) => one.supply !== ON_HAND)
  const freed: Held[] = []
  for (const { line, units } of lines) {
    let left = units
    for (const one of held.filter((other) => other.line === line)) {
      const some = Math.min(left, one.units)
      if (some > 0) freed.push({ ...one, units: some })
      left -= some
    }
    if (left > 0) throw new Error(`${left} units of line ${line} are not on their way to ${demand}`)
  }
  await freeReserved(tx, freed)
}

/** Goods that somebody waits for are received there, not past them. */
export async function refuseWaitedFor(tx: Tx, id: string): Promise<Refusal | null> {
  const transfer = await lockTransfer(tx, id)
  if (!transfer?.demand) return null
  const waits = (await heldFor(tx, [transfer.demand])).some((one) => one.supply !== ON_HAND)
  return waits
    ? refuseStock.transfer_state(`${transfer.number} is received at the fulfillment order that waits for it`)
    : null
}
