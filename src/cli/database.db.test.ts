import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from '../platform/config/config.ts'
import { RetryTransaction } from '../platform/db/db.ts'
import { openTenant, openTestDatabase } from '../testing/database.ts'
import { openStore } from './database.ts'

it('a store says in its log that a transaction had to be tried again, and why', async () => {
  const test = await openTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  const lines: string[] = []
  const store = await openStore(readConfig({ DATABASE_URL: test.url, KONTOR_FOLDER: folder }), (line) => {
    lines.push(line)
  })
  const context = await openTenant(store.db)
  let tries = 0
  await store.db.write(context, async () => {
    if (++tries < 3) throw new RetryTransaction('moved meanwhile')
  })
  expect(lines.filter((line) => line.startsWith('transaction retried'))).toEqual([
    'transaction retried {"tries":1,"why":"RetryTransaction: moved meanwhile"}',
    'transaction retried {"tries":2,"why":"RetryTransaction: moved meanwhile"}',
  ])
  await store.stop()
  await test.end()
  await rm(folder, { recursive: true })
})
