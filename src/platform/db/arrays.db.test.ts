import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { openShop } from '../../testing/shop.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

// PostgreSQL's text holds no NUL; such input is refused before it gets here.
const text = fc.string({ unit: 'grapheme' }).map((one) => one.replaceAll('\0', ''))

it('lists come back from PostgreSQL as they were sent', async () => {
  const { context } = await openShop(test.db)
  const back = <T>(type: string, values: readonly T[]): Promise<unknown[]> =>
    test.db.read(context.tenant, async (tx) => {
      const rows = await tx.rows<{ value: unknown }>(
        `test.back_${type}`,
        `select value from unnest($1::${type}[]) as value`,
        [values],
      )
      return rows.map((row) => row.value)
    })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(text)),
      fc.array(fc.option(fc.integer())),
      fc.array(fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }))),
      fc.array(fc.option(fc.uint8Array())),
      fc.array(fc.boolean()),
      async (texts, numbers, dates, bytes, booleans) => {
        expect(await back('text', texts)).toEqual(texts)
        expect(await back('int8', numbers)).toEqual(numbers)
        expect(await back('timestamptz', dates)).toEqual(dates)
        expect(await back('bytea', bytes)).toEqual(bytes.map((one) => one && Buffer.from(one)))
        expect(await back('boolean', booleans)).toEqual(booleans)
      },
    ),
    { numRuns: 60, examples: [[['null', 'NULL', '', '{}', '"', '\\', 'a,b'], [], [], [], []]] },
  )
})
