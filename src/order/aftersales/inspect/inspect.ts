import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type ItemId, type LocationId, newId, type ReturnId } from '../../../platform/ids.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { changeOrders, type Order, openOrder, valueHandedOver } from '../../capture/index.ts'
import { isSettled, type Return, type ReturnLine } from '../model.ts'
import { refuseReturn } from '../refusals.ts'
import type { ReturnSteps } from '../steps.ts'
import { changeReturn, lockReturn, orderOfReturn, returnsOfOrder } from '../store.ts'

/** What was found: units to sell again, units to write off (both are refunded), units that go back to the customer. */
export type Finding = Readonly<{ line: number; restock?: number; writeOff?: number; reject?: number }>
export type Inspected = Readonly<{ accepted: number; rejected: number; refundMinor: number; closed: boolean }>

/** Judges what came back. Accepted units are credited and refunded in the same transaction. */
export async function inspectReturn(
  tx: Tx,
  wanted: { id: ReturnId; findings: readonly Finding[] },
  steps: ReturnSteps,
): Promise<Inspected | Refusal> {
  const orderId = await orderOfReturn(tx, wanted.id)
  const order = orderId && (await openOrder(tx, orderId))
  const found = order && (await lockReturn(tx, wanted.id))
  if (!order || !found?.location)
    return refuseReturn.return_not_found('there is no such return, or nothing of it was received')
  if (found.closedAt) return refuseReturn.return_closed(`return ${found.number} is closed`)
  const judged = judge(found, wanted.findings)
  if (!judged) return refuseReturn.more_than_received('more units were judged than received', { path: '/findings' })

  const value = await valueAccepted(tx, order, judged)
  const lines = judged.map(({ now, ...line }) => ({
    ...line,
    accepted: line.accepted + now.restock + now.writeOff,
    rejected: line.rejected + now.reject,
    refunded: line.refunded + now.restock + now.writeOff,
    restocked: line.restocked + now.restock,
    writtenOff: line.writtenOff + now.writeOff,
  }))
  const closed = isSettled(lines)
  const refundMinor = value.netMinor + value.taxMinor
  await changeReturn(tx, { ...found, lines, refundMinor: found.refundMinor + refundMinor }, { inspected: true, closed })
  await changeOrders(tx, [
    { order, creditMinor: refundMinor, returns: { ...order.returns, open: order.returns.open - (closed ? 1 : 0) } },
  ])
  if (refundMinor > 0) await steps.refund(tx, { order: order.id, ...value, cause: { kind: 'return', id: newId() } })
  await moveJudged(tx, found, found.location, judged)
  const accepted = sum(judged, (line) => line.now.restock + line.now.writeOff)
  const rejected = sum(judged, (line) => line.now.reject)
  tx.announce({
    type: 'return.inspected',
    order: order.id,
    channel: order.channel,
    location: found.location,
    subject: found.id,
    data: { number: found.number, accepted, rejected, refundMinor },
  })
  await steps.fill(
    tx,
    judged.flatMap((line) => (line.now.restock > 0 && line.item ? [line.item] : [])),
  )
  return { accepted, rejected, refundMinor, closed }
}

type Judged = ReturnLine & { now: { restock: number; writeOff: number; reject: number } }

/** Spreads the findings of a line over its packages; null when there were not that many units to judge. */
function judge(found: Return, findings: readonly Finding[]): Judged[] | null {
  const left = new Map<number, { restock: number; writeOff: number; reject: number }>()
  for (const finding of findings) {
    const before = left.get(finding.line) ?? { restock: 0, writeOff: 0, reject: 0 }
    left.set(finding.line, {
      restock: before.restock + (finding.restock ?? 0),
      writeOff: before.writeOff + (finding.writeOff ?? 0),
      reject: before.reject + (finding.reject ?? 0),
    })
  }
  const judged = found.lines.map((line): Judged => {
    const wanted = left.get(line.line)
    let room = line.received - line.accepted - line.rejected
    const take = (kind: 'restock' | 'writeOff' | 'reject') => {
      const units = Math.min(room, wanted?.[kind] ?? 0)
      room -= units
      if (wanted) wanted[kind] -= units
      return units
    }
    return { ...line, now: { restock: take('restock'), writeOff: take('writeOff'), reject: take('reject') } }
  })
  const unjudged = [...left.values()].some((one) => one.restock + one.writeOff + one.reject > 0)
  return unjudged || [...left.keys()].some((line) => !found.lines.some((one) => one.line === line)) ? null : judged
}

/** What the accepted units are worth: their share of the line, after all units of it refunded before. */
async function valueAccepted(
  tx: Tx,
  order: Order,
  judged: readonly Judged[],
): Promise<{ netMinor: number; taxMinor: number }> {
  const before = new Map<number, number>()
  for (const line of (await returnsOfOrder(tx, order.id)).flatMap((one) => one.lines))
    before.set(line.line, (before.get(line.line) ?? 0) + line.refunded)
  let [netMinor, taxMinor] = [0, 0]
  for (const { line: number, now } of judged) {
    const line = order.lines.find((one) => one.line === number)
    const units = now.restock + now.writeOff
    if (!line || units === 0) continue
    const counted = line.givenUp + (before.get(number) ?? 0)
    netMinor += valueHandedOver(line.netMinor, line.quantity, counted, units)
    taxMinor +=
      valueHandedOver(line.grossMinor, line.quantity, counted, units) -
      valueHandedOver(line.netMinor, line.quantity, counted, units)
    before.set(number, counted - line.givenUp + units)
  }
  return { netMinor, taxMinor }
}

/**
 * Moves judged units out of inspection. Where a count or correction has taken them off the books meanwhile, what is
 * sold again comes back on them, and what is gone is gone already.
 */
async function moveJudged(tx: Tx, found: Return, location: LocationId, judged: readonly Judged[]): Promise<void> {
  const keys = judged.flatMap(({ item }) => (item ? [{ item, location }] : []))
  const balances = await inventory.lockBalances(tx, keys)
  const setApart = new Map(balances.map((balance) => [inventory.stockKey(balance), balance.unavailable]))
  const takeApart = (item: ItemId, units: number): number => {
    const key = inventory.stockKey({ item, location })
    const there = Math.min(units, setApart.get(key) ?? 0)
    setApart.set(key, (setApart.get(key) ?? 0) - there)
    return there
  }
  const movements = judged.flatMap(({ item, line, now }): inventory.Movement[] => {
    if (!item) return []
    const reference = { kind: 'return', id: found.id, line }
    const restocked = takeApart(item, now.restock)
    const gone = takeApart(item, now.writeOff + now.reject)
    return [
      ...(now.restock > 0
        ? [
            {
              item,
              location,
              kind: 'return' as const,
              units: now.restock - restocked,
              unavailable: -restocked,
              reason: 'restocked',
              reference,
            },
          ]
        : []),
      ...(gone > 0
        ? [
            {
              item,
              location,
              kind: 'adjust' as const,
              units: -gone,
              unavailable: -gone,
              reason: now.reject > 0 ? 'sent back to the customer or written off' : 'written off',
              reference,
            },
          ]
        : []),
    ]
  })
  await inventory.moveStock(tx, 'inspect', movements)
}

function sum(lines: readonly Judged[], pick: (line: Judged) => number): number {
  return lines.reduce((total, line) => total + pick(line), 0)
}
