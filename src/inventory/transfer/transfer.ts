import type { Tx } from '../../platform/db/db.ts'
import { type ItemId, type LocationId, newId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { hoursAfter } from '../../platform/time.ts'
import { moveStock } from '../balance/balance.ts'
import { lockBalances } from '../balance/store.ts'
import { free, type Movement, stockKey } from '../model.ts'
import { type ArrivalStep, receiveGoods } from '../receive/receive.ts'
import { refuseStock } from '../refusals.ts'
import { writeSupplies } from '../supply/supply.ts'
import { changeTransfer, lockTransfer, type Transfer, writeTransfer } from './store.ts'

export type NewTransfer = Readonly<{
  from: LocationId
  to: LocationId
  expectedAt?: Date
  lines: readonly Readonly<{ item: ItemId; units: number }>[]
}>
const USUAL_DURATION_H = 72

/** Asks for units to be moved between locations; nothing moves before it is sent. */
export async function requestTransfer(tx: Tx, wanted: NewTransfer): Promise<{ id: string; number: string }> {
  const id = newId()
  const number = `T-${id.slice(-12).toUpperCase()}`
  const lines = wanted.lines.map((line, index) => ({ ...line, line: index + 1, sent: 0, received: 0, lost: 0 }))
  await writeTransfer(tx, {
    id,
    number,
    from: wanted.from,
    to: wanted.to,
    expectedAt: wanted.expectedAt ?? null,
    demand: null,
    lines,
  })
  tx.announce({
    type: 'transfer.requested',
    subject: id,
    location: wanted.from,
    data: { number, units: sumUnits(wanted.lines) },
  })
  return { id, number }
}

/** First phase: the units leave the shelf and are expected at the other end, where they may be promised from at once. */
export async function sendTransfer(tx: Tx, id: string): Promise<{ sent: number } | Refusal> {
  const transfer = await lockTransfer(tx, id)
  if (!transfer) return refuseStock.transfer_not_found('there is no such transfer')
  if (transfer.sentAt) return refuseStock.transfer_state(`transfer ${transfer.number} is sent already`)
  const short = await missingUnits(tx, transfer)
  if (short) return short
  await moveStock(
    tx,
    'transfer out',
    transfer.lines.map(
      (line): Movement => ({
        item: line.item,
        location: transfer.from,
        units: -line.units,
        kind: 'transfer_out',
        reference: { kind: 'transfer', id, line: line.line },
      }),
    ),
  )
  await changeTransfer(
    tx,
    id,
    transfer.lines.map((line) => ({ ...line, sent: line.units })),
    { sent: true, closed: false },
  )
  const expectedAt = transfer.expectedAt ?? hoursAfter(tx.occurredAt, USUAL_DURATION_H)
  await writeSupplies(
    tx,
    transfer.lines.map((line) => ({
      kind: 'transfer',
      reference: transfer.number,
      item: line.item,
      location: transfer.to,
      units: line.units,
      expectedAt,
    })),
  )
  tx.announce({
    type: 'transfer.sent',
    subject: id,
    location: transfer.from,
    data: { number: transfer.number, units: sumUnits(transfer.lines) },
  })
  return { sent: sumUnits(transfer.lines) }
}

/** What came of a line: `units` with those that are damaged, and those that will never come. */
export type Received = Readonly<{ line: number; units: number; damaged?: number; lost?: number }>

/** Second phase: what arrived comes on the shelf, what is lost is written off; it closes when nothing is under way. */
export async function receiveTransfer(
  tx: Tx,
  id: string,
  received: readonly Received[],
  step: ArrivalStep,
): Promise<{ underWay: number } | Refusal> {
  const transfer = await lockTransfer(tx, id)
  if (!transfer) return refuseStock.transfer_not_found('there is no such transfer')
  if (!transfer.sentAt || transfer.closedAt)
    return refuseStock.transfer_state(`transfer ${transfer.number} is ${transfer.closedAt ? 'closed' : 'not sent yet'}`)
  const after = transfer.lines.map((line) => {
    const some = received.filter((one) => one.line === line.line)
    return {
      ...line,
      received: line.received + some.reduce((sum, one) => sum + one.units, 0),
      lost: line.lost + some.reduce((sum, one) => sum + (one.lost ?? 0), 0),
    }
  })
  const over = after.find((line) => line.received + line.lost > line.sent)
  if (over)
    return refuseStock.transfer_state(
      `line ${over.line}: ${over.sent} units were sent, ${over.received + over.lost} would be received or lost`,
      { path: '/lines' },
    )
  const unknown = received.find((one) => !transfer.lines.some((line) => line.line === one.line))
  if (unknown) return refuseStock.transfer_state(`the transfer has no line ${unknown.line}`, { path: '/lines' })
  const underWay = after.reduce((sum, line) => sum + line.sent - line.received - line.lost, 0)
  await changeTransfer(tx, id, after, { sent: false, closed: underWay === 0 })
  const arrived = received.filter((one) => one.units > 0 || (one.lost ?? 0) > 0)
  const itemOf = (number: number) => transfer.lines.find((line) => line.line === number)?.item as ItemId
  if (arrived.length > 0)
    await receiveGoods(
      tx,
      arrived.map((one) => ({
        item: itemOf(one.line),
        location: transfer.to,
        units: one.units,
        lost: one.lost ?? 0,
        damaged: one.damaged ?? 0,
        reference: transfer.number,
        transfer: { id, line: one.line },
      })),
      step,
    )
  tx.announce({
    type: 'transfer.received',
    subject: id,
    location: transfer.to,
    data: { number: transfer.number, underWay },
  })
  return { underWay }
}

async function missingUnits(tx: Tx, transfer: Transfer): Promise<Refusal | null> {
  const balances = new Map(
    (
      await lockBalances(
        tx,
        transfer.lines.map((line) => ({ item: line.item, location: transfer.from })),
      )
    ).map((balance) => [stockKey(balance), balance]),
  )
  for (const line of transfer.lines) {
    const key = stockKey({ item: line.item, location: transfer.from })
    const balance = balances.get(key)
    const there = balance ? free(balance) : 0
    if (!balance || there < line.units)
      return refuseStock.below_zero(`line ${line.line}: only ${there} free units are there`, { path: '/lines' })
    balances.set(key, { ...balance, onHand: balance.onHand - line.units })
  }
  return null
}

function sumUnits(lines: readonly { units: number }[]): number {
  return lines.reduce((sum, line) => sum + line.units, 0)
}
