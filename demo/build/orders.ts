import type { DemoConsumer, DemoOrder, DemoOrderLine } from '../model.ts'
import { channelOf, suitsConsumer } from './channel.ts'
import { skuOf } from './items.ts'
import { readAddress } from './parties.ts'
import { cell, optionalCell, type Row, type Source } from './source.ts'

const shipColumns = {
  street: 'shipAddress',
  city: 'shipCity',
  region: 'shipRegion',
  postalCode: 'shipPostalCode',
  country: 'shipCountry',
}

export function orders(source: Source, consumers: readonly DemoConsumer[]): DemoOrder[] {
  const lines = new Map<string, DemoOrderLine[]>(source.orders.map((row) => [cell(row, 'orderID'), []]))
  for (const row of source.orderLines) lines.get(cell(row, 'orderID'))?.push(line(row))
  return source.orders
    .map((row) => order(row, lines.get(cell(row, 'orderID')) ?? []))
    .map((one) => forConsumer(one, consumers))
    .sort((a, b) => a.orderId - b.orderId)
}

function order(row: Row, lines: DemoOrderLine[]): DemoOrder {
  const shippedOn = optionalCell(row, 'shippedDate')
  const facts = {
    employeeId: Number(cell(row, 'employeeID')),
    orderedOn: day(cell(row, 'orderDate')),
    requiredOn: day(cell(row, 'requiredDate')),
    ...(shippedOn && { shippedOn: day(shippedOn) }),
    shipperId: Number(cell(row, 'shipVia')),
    freight: cell(row, 'freight'),
    shipTo: { name: cell(row, 'shipName'), ...readAddress(row, shipColumns) },
    lines,
  }
  return {
    orderId: Number(cell(row, 'orderID')),
    channel: channelOf(facts),
    customerId: cell(row, 'customerID'),
    ...facts,
  }
}

/** Gives a small web or till order to a person of the same country, where there is one. */
function forConsumer(order: DemoOrder, consumers: readonly DemoConsumer[]): DemoOrder {
  const nearby = consumers.filter((consumer) => consumer.address.country === order.shipTo.country)
  const consumer = nearby[order.orderId % nearby.length]
  if (!consumer || !suitsConsumer(order.channel, order)) return order
  const { orderId, channel, customerId, ...rest } = order
  const shipTo = { name: consumer.name, ...consumer.address }
  return { orderId, channel, customerId, consumerId: consumer.id, ...rest, shipTo }
}

function line(row: Row): DemoOrderLine {
  return {
    sku: skuOf(cell(row, 'productID')),
    quantity: Number(cell(row, 'quantity')),
    unitPrice: cell(row, 'unitPrice'),
    discount: cell(row, 'discount'),
  }
}

/** `1996-07-04 00:00:00.000` is a day. */
function day(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2}) 00:00:00\.000$/.exec(text)
  if (!match?.[1]) throw new Error(`not a day: ${text}`)
  return match[1]
}
