import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootFile } from '../../platform/files.ts'
import type { RawRecord } from '../../platform/import/cells.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { openShop, type Shop } from '../../testing/shop.ts'
import { readItem } from '../items/views.ts'
import { itemColumns, priceColumns } from './columns.ts'
import { type ImportVerdict, importItems, importPrices } from './import.ts'

let test: TestDatabase
let shop: Shop
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
})
afterAll(() => test.end())

const csv = (text: string): RawRecord[] => parse(text, { columns: true, bom: true })
const items = (records: readonly RawRecord[]) => test.db.write(shop.context, (tx) => importItems(tx, records))
const prices = (records: readonly RawRecord[]) => test.db.write(shop.context, (tx) => importPrices(tx, records))
const short = (verdicts: readonly ImportVerdict[]) =>
  verdicts.map((one) =>
    one.done === 'refused' ? [one.key, one.refusal.refused, one.refusal.path] : [one.key, one.done],
  )

describe('importing items', () => {
  const file = `sku,Name,names.de,kind,gtin,weight_g,cost,costCurrency,units,parts,attributes.color,discontinued
A-1,Chair,Stuhl,,4006381333931,4200,19.90,EUR,pallet=40,,red,no
A-2,Table,,physical,,,,,,,,
A-3,Suite,,kit,,,,,,A-1=4;A-2=1,,
`

  it('reads a CSV file, and changes nothing the second time', async () => {
    expect(short(await items(csv(file)))).toEqual([
      ['A-1', 'made'],
      ['A-2', 'made'],
      ['A-3', 'made'],
    ])
    expect(short(await items(csv(file)))).toEqual([
      ['A-1', 'unchanged'],
      ['A-2', 'unchanged'],
      ['A-3', 'unchanged'],
    ])
    const chair = await test.db.read(shop.context.tenant, (tx) => readItem(tx, { sku: 'A-1' }))
    expect(chair).toMatchObject({
      name: 'Chair',
      names: { de: 'Stuhl' },
      weightG: 4200,
      cost: '19.9',
      units: { pallet: 40 },
      attributes: { color: 'red' },
      discontinued: false,
    })
    const suite = await test.db.read(shop.context.tenant, (tx) => readItem(tx, { sku: 'A-3' }))
    expect(suite?.parts).toEqual([
      { sku: 'A-1', units: 4 },
      { sku: 'A-2', units: 1 },
    ])
  })

  it('reads NDJSON with its own types', async () => {
    const record = {
      sku: 4711,
      name: 'Lamp',
      weightG: 900,
      cost: 12.5,
      costCurrency: 'EUR',
      units: { box: 2 },
      discontinued: true,
    }
    expect(short(await items([record]))).toEqual([['4711', 'made']])
  })

  it('names the cell that refuses a record, and takes the others', async () => {
    const good = { sku: 'B-1', name: 'Good' }
    expect(
      short(
        await items([
          good,
          { name: 'No SKU' },
          { sku: 'B-2' },
          { sku: 'B-3', name: 'X', weightG: '1,5' },
          { sku: 'B-4', name: 'X', gtin: '4006381333930' },
          { sku: 'B-5', name: 'X', kind: 'bundle' },
          { sku: 'B-6', name: 'X', cost: '1.234,50', costCurrency: 'EUR' },
          { sku: 'B-7', name: 'X', releasedOn: '2026-02-30' },
          { sku: 'B-8', name: 'X', discontinued: 'perhaps' },
          { sku: 'B-9', name: 'X', units: 'carton' },
          { sku: 'B-10', name: 'X', kind: 'kit', parts: 'ghost=1' },
          { sku: 'B-11', name: 'X', price: '9.99' },
          { sku: 'B-12', name: 'X', 'names.german': 'Y' },
          { sku: 'B-13', name: 'nul\0' },
          { sku: 'B\n14', name: 'X' },
          { sku: 'B-15', name: 'X', taxClass: 'Food!' },
          { sku: 'B-16', name: 'X', 'attributes.size': { nested: true } },
          good,
        ]),
      ),
    ).toEqual([
      ['B-1', 'made'],
      ['', 'missing_cell', '/sku'],
      ['B-2', 'missing_cell', '/name'],
      ['B-3', 'bad_cell', '/weightG'],
      ['B-4', 'bad_gtin', '/gtin'],
      ['B-5', 'bad_cell', '/kind'],
      ['B-6', 'bad_cell', '/cost'],
      ['B-7', 'bad_cell', '/releasedOn'],
      ['B-8', 'bad_cell', '/discontinued'],
      ['B-9', 'bad_cell', '/units'],
      ['B-10', 'bad_part', '/parts/0/sku'],
      ['B-11', 'unknown_column', '/price'],
      ['B-12', 'bad_cell', '/names.german'],
      ['B-13', 'bad_cell', '/name'],
      ['B\n14', 'bad_cell', '/sku'],
      ['B-15', 'bad_cell', '/taxClass'],
      ['B-16', 'bad_cell', '/attributes.size'],
      ['B-1', 'sku_twice', '/sku'],
    ])
  })
})

describe('importing prices', () => {
  it('reads several lists out of one file, with a verdict for each row', async () => {
    const file = `priceList,sku,amount,validFrom,minUnits
retail,tea,4.79,,
retail,tea,4.29,,10
retail,ghost,1,,
nowhere,tea,1,,
retail,cup,,,
retail,cup,12.5,,
`
    expect(short(await prices(csv(file)))).toEqual([
      ['tea', 'changed'],
      ['tea', 'made'],
      ['ghost', 'unknown_sku', '/sku'],
      ['tea', 'price_list_not_found', '/priceList'],
      ['cup', 'missing_cell', '/amount'],
      ['cup', 'unchanged'],
    ])
  })
})

describe('the page about import files', () => {
  it('says what stands in every column', () => {
    const page = readFileSync(rootFile('docs', 'reference', 'import-files.md'), 'utf8')
    for (const [column, about] of [...Object.entries(itemColumns), ...Object.entries(priceColumns)])
      expect(page).toContain(`| \`${column}\` | ${about} |`)
  })
})
