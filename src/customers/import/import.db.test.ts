import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../../platform/db/db.ts'
import { rootFile } from '../../platform/files.ts'
import type { RawRecord } from '../../platform/import/cells.ts'
import { openTenant, openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { readCustomers } from '../accounts/store.ts'
import { readAddresses } from '../addresses/store.ts'
import { customerColumns } from './columns.ts'
import { importCustomers } from './import.ts'

let test: TestDatabase
let context: Context
beforeAll(async () => {
  test = await openTestDatabase()
  context = await openTenant(test.db)
})
afterAll(() => test.end())

const run = async (records: readonly RawRecord[]) =>
  (await test.db.write(context, (tx) => importCustomers(tx, records))).map((one) =>
    one.done === 'refused' ? [one.key, one.refusal.refused, one.refusal.path] : [one.key, one.done],
  )
const read = async (number: string) =>
  test.db.read(context.tenant, async (tx) => {
    const [customer] = await readCustomers(tx, [], [number])
    return customer ? { ...customer, addresses: await readAddresses(tx, customer.id) } : null
  })

describe('importing customers', () => {
  const file = `Number,kind,name,company,email,phone,vat_number,terms,Credit Limit Minor,creditCurrency,street,postalCode,city,country
ALFKI,company,Maria Anders,Alfreds Futterkiste,Maria@Alfreds.DE,030-0074321,DE136695976,net30,500000,EUR,Obere Str. 57,12209,Berlin,DE
K-1,,Ada Müller,,ada@example.org,,,,,,,,,
`

  it('reads a CSV file, and leaves who is known the second time', async () => {
    const records: RawRecord[] = parse(file, { columns: true })
    expect(await run(records)).toEqual([
      ['ALFKI', 'made'],
      ['K-1', 'made'],
    ])
    expect(await run(records)).toEqual([
      ['ALFKI', 'known'],
      ['K-1', 'known'],
    ])
    expect(await read('ALFKI')).toMatchObject({
      kind: 'company',
      company: 'Alfreds Futterkiste',
      email: 'Maria@alfreds.de',
      phone: '+49300074321',
      terms: 'net30',
      creditLimitMinor: 500_000,
      addresses: [{ lines: ['Obere Str. 57'], postalCode: '12209', city: 'Berlin', country: 'DE' }],
    })
    expect(await read('K-1')).toMatchObject({ kind: 'person', locale: 'en', addresses: [] })
  })

  it('names the cell that refuses a record, without repeating what stands in it, and takes the others', async () => {
    const person = (over: object) => ({ number: 'P', name: 'X', ...over })
    const records = [
      { name: 'No number' },
      person({ number: 'P-1', name: '' }),
      person({ number: 'P-2', kind: 'company' }),
      person({ number: 'P-3', email: 'not-a-mail' }),
      person({ number: 'P-4', street: 'Only a street' }),
      person({ number: 'P-5', street: 'S', city: 'C', country: 'XX' }),
      person({ number: 'P-6', terms: 'whenever' }),
      person({ number: 'P-7', creditLimitMinor: 100 }),
      person({ number: 'P-8', birthday: '2000-01-01' }),
      person({ number: 'P 9' }),
      person({ number: 'P-10' }),
      person({ number: 'P-10', name: 'Twice' }),
    ]
    expect(await run(records)).toEqual([
      ['', 'missing_cell', '/number'],
      ['P-1', 'name_missing', '/name'],
      ['P-2', 'name_missing', '/company'],
      ['P-3', 'bad_email', '/email'],
      ['P-4', 'bad_cell', '/street'],
      ['P-5', 'unknown_country', '/country'],
      ['P-6', 'bad_cell', '/terms'],
      ['P-7', 'credit_incomplete', '/creditLimitMinor'],
      ['P-8', 'unknown_column', '/birthday'],
      ['P 9', 'bad_cell', '/number'],
      ['P-10', 'made'],
      ['P-10', 'known'],
    ])
    const verdicts = await test.db.write(context, (tx) => importCustomers(tx, records))
    expect(JSON.stringify(verdicts)).not.toContain('not-a-mail')
    expect((await read('P-10'))?.name).toBe('X')
  })
})

describe('the page about import files', () => {
  it('says what stands in every column', () => {
    const page = readFileSync(rootFile('docs', 'reference', 'import-files.md'), 'utf8')
    for (const [column, about] of Object.entries(customerColumns))
      expect(page).toContain(`| \`${column}\` | ${about} |`)
  })
})
