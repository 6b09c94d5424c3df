import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

export type Row = Readonly<Record<string, string>>
export type Source = Readonly<{
  categories: readonly Row[]
  products: readonly Row[]
  customers: readonly Row[]
  suppliers: readonly Row[]
  shippers: readonly Row[]
  employees: readonly Row[]
  orders: readonly Row[]
  orderLines: readonly Row[]
}>

type Twin = Readonly<{ supplierID?: number; orderID?: number; companyName?: string; shipAddress?: { street: string } }>

/**
 * Reads the raw Northwind CSV files. Three of them write commas inside a field without quoting it; the surplus
 * cells are put back where they belong, and the orders' streets are checked against the JSON twin of the source,
 * which has the same text without its commas.
 */
export function readNorthwind(folder: string): Source {
  const csv = (name: string) => readCells(join(folder, 'csv', `${name}.csv`))
  const twins = (name: string) => readJson<readonly Twin[]>(join(folder, 'json', `${name}.json`))
  const plainNames = new Map(twins('suppliers').map((twin) => [String(twin.supplierID), twin.companyName ?? '']))
  const streets = new Map(twins('orders').map((twin) => [String(twin.orderID), twin.shipAddress?.street ?? '']))
  const orders = rows(csv('orders'), 'shipAddress')
  for (const order of orders) {
    const twin = streets.get(cell(order, 'orderID'))
    if (twin === undefined || withoutCommas(cell(order, 'shipAddress')) !== withoutCommas(twin))
      throw new Error(`order ${cell(order, 'orderID')}: the street differs from its JSON twin`)
  }
  return {
    categories: rows(csv('categories')),
    products: rows(csv('products')),
    customers: rows(csv('customers'), 'address'),
    suppliers: supplierRows(csv('suppliers'), plainNames),
    shippers: rows(csv('shippers')),
    employees: rows(csv('employees')),
    orders,
    orderLines: rows(csv('order-details')),
  }
}

/** Reads a CSV file with a header row, every row as wide as the header. */
export function readTable(path: string): Row[] {
  return rows(readCells(path))
}

/** Reads JSON of a shape the caller knows from its SOURCE note. */
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

/** The value of a column; whitespace runs become one space. A missing column is a broken source. */
export function cell(row: Row, column: string): string {
  const value = optionalCell(row, column)
  if (value === undefined) throw new Error(`no ${column} in ${JSON.stringify(row)}`)
  return value
}

/** Like `cell`, but the literal `NULL` and the empty text are absent. */
export function optionalCell(row: Row, column: string): string | undefined {
  const value = row[column]?.replace(/\s+/g, ' ').trim()
  return value === undefined || value === '' || value === 'NULL' ? undefined : value
}

function readCells(path: string): string[][] {
  return parse(readFileSync(path), { relax_column_count: true, skip_empty_lines: true, bom: true })
}

function rows(cells: readonly string[][], glued?: string): Row[] {
  const [header = [], ...rest] = cells
  return rest.map((row) => record(header, glue(row, header.indexOf(glued ?? ''), row.length - header.length)))
}

function supplierRows(cells: readonly string[][], plainNames: ReadonlyMap<string, string>): Row[] {
  const [header = [], ...rest] = cells
  return rest.map((row) => {
    const surplus = row.length - header.length
    const plain = withoutCommas(plainNames.get(row[0] ?? '') ?? '')
    const inName = [0, 1, 2].find((count) => withoutCommas(row.slice(1, 2 + count).join(',')) === plain)
    if (inName === undefined) throw new Error(`supplier ${row[0]}: the name differs from its JSON twin`)
    const named = glue(row, header.indexOf('companyName'), inName)
    return record(header, glue(named, header.indexOf('address'), surplus - inName))
  })
}

function glue(row: readonly string[], at: number, surplus: number): readonly string[] {
  if (surplus === 0) return row
  if (at < 0 || surplus < 0) throw new Error(`row of another width: ${row.join(',')}`)
  return [...row.slice(0, at), row.slice(at, at + surplus + 1).join(','), ...row.slice(at + surplus + 1)]
}

function record(header: readonly string[], row: readonly string[]): Row {
  return Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']))
}

function withoutCommas(text: string): string {
  return text.replaceAll(',', '').replace(/\s+/g, ' ').trim()
}
