import { readLocations, readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { newId, type OrderId, type ReturnId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders, type Order, openOrder } from '../../capture/index.ts'
import type { Return, Way } from '../model.ts'
import { refuseReturn } from '../refusals.ts'
import { deliveredContents, returnsOfOrder, writeReturn } from '../store.ts'
import { decideReturn, decideReturnable, type Returnable, type WantedReturn } from './decide.ts'

export type NewReturn = Readonly<{ order: OrderId; way: Way; location?: string; lines: readonly WantedReturn[] }>

/** Allows delivered units to come back, and says where to. */
export async function authorizeReturn(
  tx: Tx,
  wanted: NewReturn,
): Promise<{ id: ReturnId; number: string; units: number } | Refusal> {
  const order = await openOrder(tx, wanted.order)
  if (!order) return refuseReturn.order_not_found('there is no such order')
  const location =
    wanted.location === undefined
      ? null
      : (await readLocations(tx)).find((one) => one.code === wanted.location && one.active)
  if (location === undefined || (location && !location.canReturn))
    return refuseReturn.no_return_here(`${wanted.location} takes no returns`, { path: '/location' })
  const before = await returnsOfOrder(tx, order.id)
  const withinDays = (await readPolicies(tx))('return.within_days', { channel: order.channel })
  const lines = decideReturn(
    order,
    wanted.lines,
    await deliveredContents(tx, order.id),
    before,
    tx.occurredAt,
    withinDays,
  )
  if (isRefusal(lines)) return lines

  const made: Return = {
    id: newId<ReturnId>(),
    number: `R-${order.number}-${before.length + 1}`,
    order: order.id,
    location: location?.id ?? null,
    way: wanted.way,
    authorizedAt: tx.occurredAt,
    receivedAt: null,
    closedAt: null,
    refundMinor: 0,
    lines,
  }
  await writeReturn(tx, made)
  const units = lines.reduce((sum, line) => sum + line.expected, 0)
  await changeOrders(tx, [
    { order, returns: { ...order.returns, open: order.returns.open + 1, expected: order.returns.expected + units } },
  ])
  tx.announce({
    type: 'return.authorized',
    order: order.id,
    channel: order.channel,
    subject: made.id,
    data: { number: made.number, units, way: made.way },
  })
  return { id: made.id, number: made.number, units }
}

/** What of an order may come back now, and until when. */
export async function returnableUnits(tx: Tx, order: Order): Promise<Returnable[]> {
  const [delivered, before, policies] = await Promise.all([
    deliveredContents(tx, order.id),
    returnsOfOrder(tx, order.id),
    readPolicies(tx),
  ])
  const withinDays = policies('return.within_days', { channel: order.channel })
  return decideReturnable(order, delivered, before, tx.now, withinDays)
}
