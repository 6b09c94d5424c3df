import {
  type HistoryOrder,
  type ImportedOrder,
  type RefusedRows,
  readHistory,
  readHistoryRows,
  readImported,
  readOrderRows,
} from '../order/capture/index.ts'
import type { RawRecord } from '../platform/import/cells.ts'
import { isRefusal, type Refusal } from '../platform/refusal.ts'
import type { FileRecord, Format } from './records.ts'
import { refuseImport } from './refusals.ts'
import type { Entry } from './run.ts'

/** An order has at most so many lines; rows beyond are counted, not kept. */
const MOST_ROWS = 1000

/** How the orders of a file are read: those to be placed, or those of the past. */
export type OrderReader<T> = Readonly<{
  json(record: RawRecord): T | Refusal
  rows(rows: readonly RawRecord[]): T | RefusedRows
}>
export const toPlace: OrderReader<ImportedOrder> = { json: readImported, rows: readOrderRows }
export const past: OrderReader<HistoryOrder> = { json: readHistory, rows: readHistoryRows }

/** The orders of a file: one on each line of NDJSON, or CSV rows that follow each other with the same number. */
export function ordersOf<T extends object>(
  reader: OrderReader<T>,
  format: Format,
): (records: AsyncIterable<FileRecord>) => AsyncIterable<Entry<T>> {
  return (records) => (format === 'csv' ? fromRows(reader, records) : fromJson(reader, records))
}

async function* fromJson<T extends object>(
  reader: OrderReader<T>,
  records: AsyncIterable<FileRecord>,
): AsyncGenerator<Entry<T>> {
  for await (const one of records) {
    const { line } = one
    if ('refusal' in one) yield { line, key: '', refusal: one.refusal }
    else {
      const read = reader.json(one.record)
      const key = numberOf(one.record)
      yield isRefusal(read) ? { line, key, refusal: read } : { line, key, value: read }
    }
  }
}

type Gathered = {
  number: string
  count: number
  rows: { line: number; record: RawRecord }[]
  /** A line beside them that cannot be read: it may be one of them. */
  beside: number | null
}

async function* fromRows<T extends object>(
  reader: OrderReader<T>,
  records: AsyncIterable<FileRecord>,
): AsyncGenerator<Entry<T>> {
  let gathered: Gathered | null = null
  let beside: number | null = null
  for await (const one of records) {
    if ('refusal' in one) {
      yield { line: one.line, key: '', refusal: one.refusal }
      beside = one.line
      if (gathered) gathered.beside = one.line
      continue
    }
    const number = numberOf(one.record)
    if (gathered === null || gathered.number !== number || number === '') {
      if (gathered) yield entryOf(reader, gathered)
      gathered = { number, count: 0, rows: [], beside }
    }
    beside = null
    gathered.count++
    if (gathered.rows.length <= MOST_ROWS) gathered.rows.push({ line: one.line, record: one.record })
  }
  if (gathered) yield entryOf(reader, gathered)
}

function entryOf<T extends object>(reader: OrderReader<T>, gathered: Gathered): Entry<T> {
  const { number: key, count, rows, beside } = gathered
  const lineOf = (row: number) => rows[row]?.line ?? 0
  const refused = (row: number, detail: string) => ({
    line: lineOf(row),
    key,
    refusal: refuseImport.bad_record(detail),
  })
  if (beside !== null) return refused(0, `line ${beside} beside it cannot be read and may belong to it`)
  if (count > MOST_ROWS) return refused(MOST_ROWS, `the order has ${count} rows, ${MOST_ROWS} is the most`)
  const read = reader.rows(rows.map((row) => row.record))
  return 'refusal' in read
    ? { line: lineOf(read.row), key, refusal: read.refusal }
    : { line: lineOf(0), key, value: read, rows: rows.map((row) => row.line) }
}

/** The number of a record that perhaps cannot be read, as well as it can be told. */
function numberOf(record: RawRecord): string {
  const [, value] = Object.entries(record).find(([name]) => /^external[\s_-]?number$/i.test(name.trim())) ?? []
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
