import type { FastifyRequest } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { openShop } from '../../testing/shop.ts'
import { newId, type TenantId } from '../ids.ts'
import { refuse } from '../refusal.ts'
import { groupCommands } from './grouped.ts'

let test: TestDatabase
let tenant: TenantId
beforeAll(async () => {
  test = await openTestDatabase()
  tenant = (await openShop(test.db)).context.tenant
})
afterAll(() => test.end())

const access = { identify: async () => null, permits: () => true, knows: () => true }

it('a request that is sent again while its first is being written is told the first one’s answer, not what is gone by it', async () => {
  let left = 1
  let write = () => {}
  const written = new Promise<void>((resolve) => {
    write = resolve
  })
  let isBeingWritten = () => {}
  const firstIsWritten = new Promise<void>((resolve) => {
    isBeingWritten = resolve
  })
  const take = groupCommands<null, { taken: number }>({ db: test.db, access }, async (tx, asked) => {
    await tx.turn()
    isBeingWritten()
    if (left === 1) await written
    return asked.map(() => (left > 0 ? { taken: left-- } : refuse.busy('nothing is left')))
  })
  const principal = { kind: 'key', id: newId(), tenant, name: 'shop', roles: [], channel: null, locations: [] }
  const request = (key: string) =>
    ({
      principal,
      headers: { 'idempotency-key': key, 'content-length': '2' },
      method: 'POST',
      url: '/v1/takings',
      body: null,
    }) as unknown as FastifyRequest

  const first = take(request('the-same'), null, 1)
  await firstIsWritten
  const again = take(request('the-same'), null, 1)
  const another = take(request('another'), null, 1).catch((error: unknown) => error)
  // Both have looked for their keys and wait for their turn.
  await new Promise((resolve) => setTimeout(resolve, 200))
  write()
  expect(await first).toEqual({ taken: 1 })
  expect(await again).toEqual({ taken: 1 })
  expect(await another).toMatchObject({ refusal: { refused: 'busy' } })
  expect(left).toBe(0)
})
