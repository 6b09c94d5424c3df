import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkCluster } from '../platform/db/migrate.ts'
import { rootFile } from '../platform/files.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { generated } from './gen.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

it('finds what is made from the code as it is committed: API description, schema, rights, problems', async () => {
  const { version } = await checkCluster(test.url)
  for (const [path, content] of await generated(test.db, test.url)) {
    // Each major version prints expressions a little differently; the committed one is that of Kontor's own PostgreSQL.
    if (path === 'db/schema.sql' && version !== 18) continue
    const committed = existsSync(rootFile(path)) ? readFileSync(rootFile(path), 'utf8') : ''
    expect(committed === content, `${path} is stale: npm run gen`).toBe(true)
  }
})
