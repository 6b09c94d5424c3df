import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { showId } from '../../../platform/ids.ts'
import type { FulfillmentOrder } from '../model.ts'
import { insertFulfillments, type NewFulfillment } from '../release/store.ts'
import type { Leg } from './decide.ts'
import { readNumbers, readPromisedDay } from './store.ts'

/**
 * The first leg leaves for the store. Its units belong to a second fulfillment order from now on, which begins at the
 * store when they are there; their way is a transfer on which nobody else is promised them.
 */
export async function sendLeg(tx: Tx, first: FulfillmentOrder, { second, to, units }: Leg): Promise<void> {
  const lines = units.map(({ line: number, units: count }) => {
    const line = first.lines.find((one) => one.line === number)
    if (!line) throw new Error(`${first.number} has no line ${number}`)
    return { line: number, item: line.item, sku: line.sku, name: line.name, units: count }
  })
  const numbers = lines.map((line) => line.line)
  const day = await readPromisedDay(tx, first.order, first.location, numbers)
  const due = day === null ? null : new Date(`${day}T00:00:00Z`)
  const { id: transfer } = await inventory.sendPicked(tx, {
    from: first.location,
    to,
    expectedAt: due && due > tx.occurredAt ? due : null,
    demand: second,
    priority: 0,
    lines,
  })
  const { order, released } = await readNumbers(tx, first.order)
  const { delivery } = first
  const made: NewFulfillment = {
    id: second,
    number: `${order}-${released + 1}`,
    order: first.order,
    delivery,
    location: to,
    destination: 'pickup',
    to: null,
    shipBy: day,
    lines,
    leg: { after: first.id, transfer },
  }
  await insertFulfillments(tx, [{ ...made, releasedAt: tx.occurredAt }])
  tx.announce({
    type: 'fulfillment.released',
    order: first.order,
    subject: second,
    channel: first.channel,
    location: to,
    data: {
      fulfillmentOrder: showId('fulfillmentOrder', second),
      number: made.number,
      delivery,
      destination: 'pickup',
      after: showId('fulfillmentOrder', first.id),
      lines: units,
    },
  })
}
