import type { FileRecord } from '../../../import/records.ts'
import { extendPrice } from '../../../platform/money.ts'

export const CURRENCY = 'GBP'
const COLUMNS = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const

/** A line of the file as it stands there; `readable` is false where quantity, price or date are none. */
export type InputLine = Readonly<{
  /** Line of the file. */
  number: number
  invoice: string
  sku: string
  description: string
  quantity: number
  unitPrice: string
  at: string
  customer: string | null
  country: string
  readable: boolean
}>

/** Reads the lines of a day. @throws when the file has other columns */
export async function readLines(records: AsyncIterable<FileRecord>): Promise<InputLine[]> {
  const lines: InputLine[] = []
  for await (const one of records) {
    if ('refusal' in one) lines.push(unreadable(one.line))
    else if (COLUMNS.every((column) => column in one.record)) lines.push(readLine(one.line, one.record))
    else throw new Error(`the file needs the columns ${COLUMNS.join(', ')}`)
  }
  return lines
}

const unreadable = (number: number): InputLine => readLine(number, {})

function readLine(number: number, record: Readonly<Record<string, unknown>>): InputLine {
  const text = (column: (typeof COLUMNS)[number]) => String(record[column] ?? '').trim()
  const quantity = /^-?\d{1,9}$/.test(text('Quantity')) ? Number(text('Quantity')) : null
  const unitPrice = /^-?\d{1,13}(\.\d{1,4})?$/.test(text('UnitPrice')) ? text('UnitPrice') : null
  const [day, time] = text('InvoiceDate').split(' ')
  const at = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?$/.test(text('InvoiceDate'))
    ? `${day}T${time?.slice(0, 5)}:00Z`
    : null
  return {
    number,
    invoice: text('InvoiceNo'),
    sku: text('StockCode'),
    description: text('Description'),
    quantity: quantity ?? 0,
    unitPrice: unitPrice ?? '0',
    at: at ?? '',
    customer: text('CustomerID').replace(/\.0$/, '') || null,
    country: text('Country'),
    readable: quantity !== null && unitPrice !== null && at !== null && text('InvoiceNo') !== '',
  }
}

/** What so many units of a line are worth, net, in minor units; negative where the line takes back. */
export function worthMinor({ unitPrice }: Pick<InputLine, 'unitPrice'>, units: number): number {
  return extendPrice(unitPrice, units, 1, CURRENCY)
}
