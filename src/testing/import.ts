import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { importFile } from '../cli/import/import.ts'
import { lineOf, type Report } from '../cli/import/report.ts'
import { openBooks } from '../finance/index.ts'
import type { KindName } from '../import/kinds.ts'
import { formatOf } from '../import/records.ts'
import { writeProvider } from '../organisation/index.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { testVault } from './server.ts'
import { openShop, type Shop } from './shop.ts'

/** A shop that files are brought into, as `kontor import` does it. */
export type ImportedInto = {
  test: TestDatabase
  shop: Shop
  /** @returns what was refused, line by line, and the closing line */
  bring(kind: KindName, name: string, content: string, asHistory?: boolean): Promise<string[]>
  read<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
}

export function useImport(): ImportedInto {
  const into = {} as ImportedInto // filled before the first test
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-'))
    const test = await openTestDatabase()
    const shop = await openShop(test.db)
    await test.db.write(shop.context, async (tx) => {
      await openBooks(tx)
      await writeProvider(tx, testVault, { kind: 'payment', code: 'by-hand', adapter: 'manual' })
    })
    Object.assign(into, {
      test,
      shop,
      async bring(kind, name, content, asHistory = false) {
        const path = join(folder, name)
        await writeFile(path, content)
        const told: string[] = []
        const report: Report = { tell: (refused) => void told.push(lineOf(refused)), end: async () => undefined }
        const format = formatOf(path) ?? 'csv'
        const { summary, broken } = await importFile(test.db, shop.context, { kind, path, format, asHistory, report })
        return [...told, summary, ...(broken === null ? [] : [broken])]
      },
      read: (sql, values = []) =>
        test.db.read(shop.context.tenant, (tx) => tx.rows(`test.${sql.length}.${sql.slice(-20)}`, sql, values)),
    } satisfies ImportedInto)
  })
  afterAll(async () => {
    await into.test.end()
    await rm(folder, { recursive: true, force: true })
  })
  return into
}
