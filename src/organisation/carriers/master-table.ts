import type { Tx } from '../../platform/db/db.ts'
import { type Cells, type Columns, type RawRecord, readRecord } from '../../platform/import/cells.ts'
import { declareRefusals, isRefusal, type Refusal } from '../../platform/refusal.ts'
import { readLocations } from '../places/store.ts'

export const refuseMaster = declareRefusals({
  row_twice: ['invalid', 'The same row stands twice in the list'],
  unknown_service: ['invalid', 'There is no such carrier service'],
  unknown_origin: ['invalid', 'It is no location, no country and not *'],
  row_not_found: ['absent', 'There is no such row'],
  transit_backwards: ['invalid', 'The earliest day lies behind the latest'],
})

/** A row as its table has it; names are those of the columns. */
export type Row = Readonly<Record<string, string | number | boolean | readonly string[] | null>>
/** What rows may name. */
export type Known = Readonly<{ locations: ReadonlyMap<string, { country: string }>; services: ReadonlySet<string> }>

/** A list of master data that is kept by files and by list commands alike: a row is whole, its key says which. */
export type MasterTable = Readonly<{
  /** The kind of a file, and the resource of the API. */
  name: string
  noun: string
  /** The column of the file by which people find a row again. */
  keyColumn: string
  columns: Columns
  table: `organisation.${string}`
  keys: readonly string[]
  read(cells: Cells, known: Known): Row | Refusal
  /** The file's cells of a row of the table, where they are not the columns of the same name. */
  show?(row: Row): Readonly<Record<string, Cell>>
}>
export type Cell = string | number | boolean | null

export type MasterVerdict =
  | Readonly<{ key: string; done: 'made' | 'changed' | 'unchanged' | 'removed' }>
  | Readonly<{ key: string; done: 'refused'; refusal: Refusal }>

export const MASTER_CHANGED = 'master_data.changed'

/** Columns that every list has. */
const REMOVE = { remove: 'yes takes the row away' } as const

export function columnsOf(table: MasterTable): Columns {
  return { ...table.columns, ...REMOVE }
}

/**
 * Writes rows of a list, each with its verdict; a refused one leaves the others alone. One statement for what stays,
 * one for what goes. Every process sees the change with its next transaction.
 */
export async function writeMaster(tx: Tx, table: MasterTable, records: readonly RawRecord[]): Promise<MasterVerdict[]> {
  const known = await readKnown(tx)
  const seen = new Set<string>()
  const read = records.map((record) => readOne(table, known, record, seen))
  const rows = read.flatMap((one) => ('row' in one ? [one] : []))
  const [written, removed] = [
    await upsert(
      tx,
      table,
      rows.filter((one) => !one.remove).map((one) => one.row),
    ),
    await remove(
      tx,
      table,
      rows.filter((one) => one.remove).map((one) => one.row),
    ),
  ]
  const changes = { made: 0, changed: 0, removed: removed.size }
  const verdicts = read.map((one): MasterVerdict => {
    if ('refusal' in one) return { key: one.key, done: 'refused', refusal: one.refusal }
    const id = keyOf(table, one.row)
    if (one.remove)
      return removed.has(id)
        ? { key: one.key, done: 'removed' }
        : { key: one.key, done: 'refused', refusal: refuseMaster.row_not_found('there is no such row to take away') }
    const done = written.get(id) ?? 'unchanged'
    if (done !== 'unchanged') changes[done]++
    return { key: one.key, done }
  })
  // Every process that has the lists compiled hears of it with its next transaction.
  if (changes.made + changes.changed + changes.removed > 0)
    tx.announce({ type: MASTER_CHANGED, data: { list: table.name, ...changes } })
  return verdicts
}

type ReadOne = { key: string } & ({ row: Row; remove: boolean } | { refusal: Refusal })

function readOne(table: MasterTable, known: Known, record: RawRecord, seen: Set<string>): ReadOne {
  const read = readRecord(record, columnsOf(table), (cells) => ({
    row: table.read(cells, known),
    remove: cells.yesNo('remove') ?? false,
  }))
  const key = String(record[table.keyColumn] ?? '').slice(0, 64)
  if (isRefusal(read)) return { key, refusal: read }
  const { row } = read
  if (isRefusal(row)) return { key, refusal: row }
  const id = keyOf(table, row)
  if (seen.has(id)) return { key, refusal: refuseMaster.row_twice('an earlier row of the list says the same place') }
  seen.add(id)
  return { key, row, remove: read.remove }
}

function keyOf(table: MasterTable, row: Row): string {
  return table.keys.map((key) => String(row[key] ?? '')).join('\n')
}

async function upsert(tx: Tx, table: MasterTable, rows: readonly Row[]): Promise<Map<string, 'made' | 'changed'>> {
  const [first] = rows
  if (!first) return new Map()
  const columns = Object.keys(first)
  const rest = columns.filter((column) => !table.keys.includes(column))
  const list = (names: readonly string[], prefix: string) => names.map((name) => `${prefix}.${name}`).join(', ')
  const written = await tx.rows<Record<string, string> & { was_made: boolean }>(
    `master.upsert.${table.name}`,
    `insert into ${table.table} as t (tenant_id, ${columns.join(', ')})
     select $1, ${list(columns, 'r')} from jsonb_populate_recordset(null::${table.table}, $2) r
     on conflict (tenant_id, ${table.keys.join(', ')}) do update set ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}
      where (${list(rest, 't')}) is distinct from (${list(rest, 'excluded')})
     returning ${table.keys.map((key) => `t.${key}::text`).join(', ')}, t.xmax = 0 as was_made`,
    [tx.tenant, JSON.stringify(rows)],
  )
  return new Map(written.map((row) => [keyOf(table, row), row.was_made ? 'made' : 'changed']))
}

async function remove(tx: Tx, table: MasterTable, rows: readonly Row[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const gone = await tx.rows<Record<string, string>>(
    `master.remove.${table.name}`,
    `delete from ${table.table} t using jsonb_populate_recordset(null::${table.table}, $2) r
      where t.tenant_id = $1 and ${table.keys.map((key) => `t.${key} = r.${key}`).join(' and ')}
     returning ${table.keys.map((key) => `t.${key}::text`).join(', ')}`,
    [tx.tenant, JSON.stringify(rows)],
  )
  return new Set(gone.map((row) => keyOf(table, row)))
}

async function readKnown(tx: Tx): Promise<Known> {
  const [locations, services] = await Promise.all([
    readLocations(tx),
    tx.rows<{ code: string }>(
      'organisation.service_codes',
      'select code from organisation.carrier_service where tenant_id = $1',
      [tx.tenant],
    ),
  ])
  return {
    locations: new Map(locations.map((location) => [location.code, location])),
    services: new Set(services.map((service) => service.code)),
  }
}
