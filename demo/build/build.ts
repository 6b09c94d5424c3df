import { join } from 'node:path'
import { consumers } from './consumers.ts'
import { expected } from './expected.ts'
import { extras, items } from './items.ts'
import { locations, type SunriseChannel } from './locations.ts'
import type { Land } from './names.ts'
import { orders } from './orders.ts'
import { companies, employees, shippers, suppliers } from './parties.ts'
import { postalCodes } from './postal-codes.ts'
import { type Row, readJson, readNorthwind, readTable } from './source.ts'
import { writeObject, writePostalCodes, writeRecords } from './write.ts'

/**
 * Makes the committed demo data from the raw sources: `npx tsx demo/build/build.ts <folder>`, where the folder has
 * `northwind`, `channels/commercetools-sunrise` and `address/postal-codes`. The same input gives the same bytes.
 */
function build(folder: string): void {
  const source = readNorthwind(join(folder, 'northwind'))
  const postal = (country: Land) => readTable(join(folder, 'address', 'postal-codes', `${country}.csv`))
  const postalRows: Record<Land, readonly Row[]> = {
    DE: postal('DE'),
    NL: postal('NL'),
    TR: postal('TR'),
    US: postal('US'),
  }
  const physical = items(source)
  const people = consumers(postalRows)
  const history = orders(source, people)
  const channels = readJson<SunriseChannel[]>(join(folder, 'channels', 'commercetools-sunrise', 'channels.json'))
  const files: readonly (readonly [name: string, records: readonly unknown[]])[] = [
    ['items', physical],
    ['extras', extras(physical)],
    ['customers', companies(source.customers)],
    ['consumers', people],
    ['suppliers', suppliers(source.suppliers)],
    ['shippers', shippers(source.shippers)],
    ['employees', employees(source.employees)],
    ['orders', history],
    ['locations', locations(channels)],
  ]
  for (const [name, records] of files) report(`${name}.json`, records.length, writeRecords(name, records))
  report('expected.json', 1, writeObject('expected', expected(history)))
  for (const [country, rows] of Object.entries(postalRows)) {
    const codes = postalCodes(rows)
    report(`${country}.csv`, codes.length, writePostalCodes(country, codes))
  }
}

function report(file: string, records: number, bytes: number): void {
  console.log(`${file.padEnd(16)} ${String(records).padStart(6)} records ${String(bytes).padStart(8)} bytes`)
}

const folder = process.argv[2]
if (folder === undefined) {
  console.error('usage: npx tsx demo/build/build.ts <folder with the raw data>')
  process.exitCode = 2
} else {
  build(folder)
}
