import { ALL_ITEMS, type ItemRights, importItems, importPrices } from '../catalog/index.ts'
import { importCustomers } from '../customers/index.ts'
import {
  type HistoryOrder,
  type ImportedOrder,
  importHistory,
  importOrders,
  type PlaceRights,
} from '../order/capture/index.ts'
import { sourceStep } from '../order/promise/index.ts'
import { type MasterTable, masterTables, writeMaster } from '../organisation/index.ts'
import type { RawRecord } from '../platform/import/cells.ts'
import type { Refusal } from '../platform/refusal.ts'
import { historySteps } from '../steps.ts'
import { ordersOf, past, toPlace } from './orders-file.ts'
import type { FileRecord, Format } from './records.ts'
import type { Entry, Kind, Verdict } from './run.ts'
import { importStock } from './stock.ts'

const OWN_KINDS = ['orders', 'items', 'prices', 'stock', 'customers'] as const
export type KindName = (typeof OWN_KINDS)[number] | MasterTable['name']

/** What can be imported: what has rules of its own, and the lists that promises are dated by. */
export const KINDS: readonly KindName[] = [...OWN_KINDS, ...masterTables.map((table) => table.name)]

const RECORDS_AT_ONCE = 200
/** An order of the past is some forty statements, and new orders of its channel wait for their number until commit. */
const PAST_AT_ONCE = 25

/** Whoever runs the command has the database in their hands. */
const RIGHTS: PlaceRights = { mayPrice: true, channel: null }

export type FileFacts = Readonly<{ format: Format; modifiedAt: Date; asHistory: boolean; rights?: ItemRights }>

/** Runs the work with the kind of a file; a function, because every kind reads values of a type of its own. */
export function withKind<R>(name: KindName, file: FileFacts, work: <T>(kind: Kind<T>) => R): R {
  switch (name) {
    case 'items':
      return work(
        records('items', 'sku', async (tx, list) =>
          (await importItems(tx, list, file.rights ?? ALL_ITEMS)).map(settled),
        ),
      )
    case 'prices':
      return work(records('prices', 'sku', async (tx, list) => (await importPrices(tx, list)).map(settled)))
    case 'customers':
      return work(records('customers', 'number', async (tx, list) => (await importCustomers(tx, list)).map(settled)))
    case 'stock':
      return work(records('stock figures', 'sku', (tx, list) => importStock(tx, list, file.modifiedAt)))
    case 'orders':
      return file.asHistory ? work(historyKind(file.format)) : work(orderKind(file.format))
    default:
      return work(masterKind(name))
  }
}

function masterKind(name: string): Kind<RawRecord> {
  const table = masterTables.find((one) => one.name === name)
  if (!table) throw new Error(`there is no list ${name}`)
  return records(table.noun, table.keyColumn, async (tx, list) => (await writeMaster(tx, table, list)).map(settled))
}

function orderKind(format: Format): Kind<ImportedOrder> {
  return {
    noun: 'orders',
    atOnce: RECORDS_AT_ONCE,
    entries: ordersOf(toPlace, format),
    write: (tx, orders) => importOrders(tx, orders, RIGHTS, sourceStep),
  }
}

function historyKind(format: Format): Kind<HistoryOrder> {
  return {
    noun: 'orders of the past',
    atOnce: PAST_AT_ONCE,
    entries: ordersOf(past, format),
    write: (tx, orders) => importHistory(tx, orders, RIGHTS, historySteps),
  }
}

/** Files whose records are written as they stand. */
function records(noun: string, keyColumn: string, write: Kind<RawRecord>['write']): Kind<RawRecord> {
  return {
    noun,
    atOnce: RECORDS_AT_ONCE,
    async *entries(all: AsyncIterable<FileRecord>): AsyncGenerator<Entry<RawRecord>> {
      for await (const { line, ...one } of all)
        yield 'refusal' in one
          ? { line, key: '', refusal: one.refusal }
          : { line, key: String(one.record[keyColumn] ?? ''), value: one.record }
    },
    write,
  }
}

const SETTLED = {
  made: 'made',
  changed: 'changed',
  removed: 'changed',
  unchanged: 'unchanged',
  known: 'unchanged',
} as const
type Theirs =
  | Readonly<{ key: string; done: keyof typeof SETTLED }>
  | Readonly<{ key: string; done: 'refused'; refusal: Refusal }>

/** The modules' own words for what became of a record, in ours. */
function settled(verdict: Theirs): Verdict {
  return verdict.done === 'refused' ? verdict : { key: verdict.key, done: SETTLED[verdict.done] }
}
