import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { openShop } from '../../testing/shop.ts'
import { RetryTransaction, type Tx } from './db.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

/** Fails in the database, and is told through many layers, as a use case of several functions does. */
async function conflict(tx: Tx): Promise<void> {
  let told: Promise<unknown> = tx.rows('test.conflict', 'select 1 / 0 where $1::uuid is not null', [tx.tenant])
  for (let layer = 0; layer < 30; layer++) told = passOn(told)
  await told.catch((error: unknown) => {
    if (error instanceof pg.DatabaseError && error.code === '22012') throw new RetryTransaction('told meanwhile')
    throw error
  })
}

const passOn = async (told: Promise<unknown>) => await told

it('of statements that travel together the cause is told, not what it did to those behind it', async () => {
  const { context } = await openShop(test.db)
  let tries = 0
  await test.db.write(context, async (tx) => {
    if (tries++ > 0) return
    const behind = () => tx.rows('test.behind', 'select 2 where $1::uuid is not null', [tx.tenant])
    const both = Promise.all([conflict(tx), behind()])
    both.catch(() => undefined)
    // Sent, and answered while nobody listens: both answers are heard at the same moment.
    await new Promise((resolve) => setImmediate(resolve))
    const until = performance.now() + 100
    while (performance.now() < until);
    await both
  })
  expect(tries).toBe(2)
})
