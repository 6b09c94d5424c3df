import { type Cells, type RawRecord, readRecord, refuseCell } from '../../../platform/import/cells.ts'
import { readInstant } from '../../../platform/import/instants.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { historyColumns, orderColumns } from './columns.ts'
import type { HistoryOrder, ImportedOrder } from './model.ts'
import { readHistory, readImported } from './read.ts'

/** Which of an order's rows is at fault, from 0. */
export type RefusedRows = Readonly<{ refusal: Refusal; row: number }>

export function readOrderRows(rows: readonly RawRecord[]): ImportedOrder | RefusedRows {
  const order = assemble(rows, false)
  return 'refusal' in order ? order : behind(readImported(order.wire))
}

export function readHistoryRows(rows: readonly RawRecord[]): HistoryOrder | RefusedRows {
  const order = assemble(rows, true)
  return 'refusal' in order ? order : behind(readHistory(order.wire))
}

/** What the order as a whole is refused for stands in its row where that is known. */
function behind<T extends object>(order: T | Refusal): T | RefusedRows {
  if (!isRefusal(order)) return order
  return { refusal: order, row: Number(/^\/lines\/(\d+)/.exec(order.path ?? '')?.[1] ?? 0) }
}

type Row = Readonly<{ head: Readonly<Record<string, unknown>>; line: Readonly<Record<string, unknown>> }>

/** Puts the rows of an order together in the wire form of `POST /v1/orders`. */
function assemble(rows: readonly RawRecord[], past: boolean): { wire: RawRecord } | RefusedRows {
  const columns = past ? { ...orderColumns, ...historyColumns } : orderColumns
  const read: Row[] = []
  for (const [row, record] of rows.entries()) {
    const one = readRecord(
      record,
      columns,
      (cells): Row => ({ head: readHead(cells, row === 0), line: readLine(cells, past) }),
    )
    if (isRefusal(one)) return { refusal: one, row }
    const differs = Object.entries(one.head).find(
      ([name, value]) => value !== undefined && !same(value, read[0]?.head[name] ?? value),
    )
    if (differs)
      return {
        row,
        refusal: refuseCell.bad_cell('it differs from the first row of the order', { path: `/${differs[0]}` }),
      }
    read.push(one)
  }
  const [first] = read
  const lines = read.map((one) => one.line)
  return { wire: wireOf(first?.head ?? {}, lines, past) }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Cells that speak of the whole order: needed in its first row, and the same or empty in the others. */
function readHead(cells: Cells, first: boolean): Record<string, unknown> {
  const text = (column: string, maxLength = 200) => cells.text(column, maxLength)
  return {
    externalNumber: text('externalNumber', 100),
    channel: first ? cells.needed('channel', 64) : text('channel', 64),
    currency: first ? cells.needed('currency', 3) : text('currency', 3),
    placedAt: readInstant(cells, 'placedAt')?.toISOString(),
    customerNumber: text('customerNumber', 64),
    customerName: text('customerName'),
    customerCompany: text('customerCompany'),
    customerEmail: text('customerEmail', 254),
    customerPhone: text('customerPhone', 40),
    customerVatNumber: text('customerVatNumber', 20),
    locale: text('locale', 2),
    terms: text('terms', 6),
    buyerReference: text('buyerReference', 100),
    method: cells.oneOf('method', ['ship', 'collect', 'reserve', 'carry_out', 'digital', 'appointment']),
    pickupLocation: text('pickupLocation', 64),
    carrierService: text('carrierService', 64),
    requestedOn: cells.day('requestedOn'),
    shipToName: text('shipToName'),
    shipToCompany: text('shipToCompany'),
    shipToStreet: text('shipToStreet'),
    shipToStreet2: text('shipToStreet2'),
    shipToPostalCode: text('shipToPostalCode', 20),
    shipToCity: text('shipToCity', 120),
    shipToRegion: text('shipToRegion', 120),
    shipToCountry: text('shipToCountry', 2),
    shipToEmail: text('shipToEmail', 254),
    shipToPhone: text('shipToPhone', 40),
    shippingMinor: cells.integer('shippingMinor', { min: 0, max: 1_000_000_000_000 }),
    totalMinor: cells.integer('totalMinor', { min: 0, max: 1_000_000_000_000 }),
    handedOverAt: readInstant(cells, 'handedOverAt')?.toISOString(),
    paid: cells.yesNo('paid'),
  }
}

const UNITS = { min: 1, max: 1_000_000 }
const SOME_UNITS = { min: 0, max: 1_000_000 }

function readLine(cells: Cells, past: boolean): Record<string, unknown> {
  const quantity = cells.integer('quantity', UNITS)
  if (quantity === undefined) cells.needed('quantity', 20)
  const percent = cells.decimal('discountPercent')
  return {
    sku: cells.needed('sku', 64),
    quantity,
    unit: cells.text('unit', 32),
    unitPrice: cells.decimal('unitPrice'),
    ...(percent !== undefined && { discounts: [{ name: 'discount', percent }] }),
    ...(past && {
      shipped: cells.integer('shipped', SOME_UNITS),
      delivered: cells.integer('delivered', SOME_UNITS),
      cancelled: cells.integer('cancelled', SOME_UNITS),
      returned: cells.integer('returned', SOME_UNITS),
    }),
  }
}

function wireOf(
  head: Readonly<Record<string, unknown>>,
  lines: readonly Readonly<Record<string, unknown>>[],
  past: boolean,
): RawRecord {
  const family = (prefix: string) =>
    present(
      Object.fromEntries(
        Object.entries(head)
          .filter(([name]) => name.startsWith(prefix))
          .map(([name, value]) => [name.charAt(prefix.length).toLowerCase() + name.slice(prefix.length + 1), value]),
      ),
    )
  const { street, street2, ...address } = family('shipTo')
  const shipTo =
    street === undefined ? address : { ...address, lines: street2 === undefined ? [street] : [street, street2] }
  const customer = family('customer')
  const { method = 'ship', pickupLocation, carrierService, requestedOn, shippingMinor } = head
  return present({
    externalNumber: head['externalNumber'],
    channel: head['channel'],
    currency: head['currency'],
    occurredAt: head['placedAt'],
    locale: head['locale'],
    terms: head['terms'],
    buyerReference: head['buyerReference'],
    totalMinor: head['totalMinor'],
    customer: isEmpty(customer) ? undefined : customer,
    deliveries: [
      present({ method, pickupLocation, carrierService, requestedOn, shipTo: isEmpty(shipTo) ? undefined : shipTo }),
    ],
    lines: lines.map(present),
    charges:
      shippingMinor === undefined ? undefined : [{ kind: 'shipping', name: 'Shipping', amountMinor: shippingMinor }],
    ...(past && { handedOverAt: head['handedOverAt'], paid: head['paid'] }),
  })
}

const isEmpty = (values: object) => Object.keys(values).length === 0

function present(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
