import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rootFile } from '../platform/files.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { generated } from './gen.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

it('finds what is made from the code as it is committed: API description, schema, rights, problems', async () => {
  for (const [path, content] of await generated(test.db, test.url)) {
    const committed = existsSync(rootFile(path)) ? readFileSync(rootFile(path), 'utf8') : ''
    expect(committed === content, `${path} is stale: npm run gen`).toBe(true)
  }
})
