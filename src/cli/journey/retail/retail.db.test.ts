import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRecords } from '../../../import/records.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { RETAIL_DAY, RETAIL_DAY_OUTCOMES } from '../../../testing/retail-day.ts'
import { openStage, type Stage } from '../../stage.ts'
import { readLines } from './lines.ts'
import { runDay } from './retail.ts'

let test: TestDatabase
let folder = ''
let stage: Stage
beforeAll(async () => {
  test = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'retail-'))
  Object.assign(process.env, { DATABASE_URL: test.url, KONTOR_FOLDER: folder, LOG_LEVEL: 'error' })
  stage = await openStage()
})
afterAll(async () => {
  await stage.stop()
  await test.end()
  await rm(folder, { recursive: true, force: true })
})

it('drives a dirty day through the public API, and its books say what the file says', async () => {
  const path = join(folder, 'day.csv')
  await writeFile(path, RETAIL_DAY)
  const result = await runDay(stage, 'day.csv', await readLines((await openRecords(path, 'csv')).records))
  expect(result).toMatchObject({
    faults: [],
    invariants: { broken: 0 },
    outcomes: RETAIL_DAY_OUTCOMES,
    orders: 4,
    states: { delivered: 3, cancelled: 1 },
    units: { delivered: 11, cancelled: 15 },
    unmatched: [
      { line: 10, invoice: 'C104', sku: 'A2', units: 1 },
      { line: 20, invoice: 'C112', sku: 'A4', units: 2 },
      { line: 21, invoice: 'C113', sku: 'A9', units: 1 },
    ],
  })
  // What stands in the file is what the books say, and all of it is paid or given back.
  expect(result.money).toMatchObject([{ currency: 'GBP', goodsNetMinor: 6852, chargesNetMinor: 4851, owedMinor: 0 }])
})
