import { connect as connectTcp, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CommitUnknown, connect, type Db, type Tx } from '../src/platform/db/db.ts'
import { newId, type TenantId } from '../src/platform/ids.ts'
import { expectAnswer, type Merchant, openKontor, openMerchant, useHouse } from '../src/testing/house.ts'
import { ORDER, sound } from '../src/testing/order-story.ts'
import { client } from '../src/testing/server.ts'

const house = useHouse({ role: 'api' })
let merchant: Merchant
/** A wire to the database that can be told to lose the answer to a COMMIT, after the database has committed. */
const wire = { losesCommits: 0, lost: 0, url: '' }
let proxy: Server
let db: Db
const retried: Record<string, unknown>[] = []

beforeAll(async () => {
  merchant = await openMerchant(house)
  const url = new URL(house.test.url)
  const sockets = new Set<Socket>()
  proxy = createServer((near) => {
    const far = connectTcp({ host: url.hostname, port: Number(url.port || 5432) })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    }
    near.on('data', (chunk) => far.write(chunk)).on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    far.on('data', (chunk) => {
      if (wire.losesCommits > 0 && chunk.includes('COMMIT\0')) {
        wire.losesCommits--
        wire.lost++
        near.destroy()
      } else near.write(chunk)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => proxy.once('listening', resolve))
  const { port } = proxy.address() as { port: number }
  wire.url = Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).toString()
  db = connect({ url: wire.url, log: (line, detail) => void (line === 'transaction retried' && retried.push(detail)) })
})
afterAll(async () => {
  await db.end()
  proxy.close()
})

const putPolicy = (tx: Tx, name: string) =>
  tx.rows(
    'test.put_policy',
    `insert into organisation.policy (tenant_id, scope_kind, scope_id, name, value, changed_at) values ($1, 'tenant', $1, $2, '1', now())`,
    [tx.tenant, name],
  )
const policies = async (name: string) =>
  (
    await house.db.read(merchant.context.tenant, (tx) =>
      tx.rows('test.policies', 'select 1 from organisation.policy where tenant_id = $1 and name = $2', [
        tx.tenant,
        name,
      ]),
    )
  ).length
const lock = (tx: Tx, number: number) => tx.rows('test.lock', 'select pg_advisory_xact_lock($1)', [number])

describe('a commit whose answer is lost', () => {
  it('is not known to have happened, and is not tried again by itself', async () => {
    wire.losesCommits = 1
    let tries = 0
    const writing = db.write(merchant.context, async (tx) => {
      tries++
      await putPolicy(tx, 'test.lost')
    })
    await expect(writing).rejects.toBeInstanceOf(CommitUnknown)
    expect(tries).toBe(1)
    expect(await policies('test.lost')).toBe(1)
  })

  it('is never answered as a failure of the request, and the same key finds out: one order, however often', async () => {
    const kontor = await openKontor(db, { role: 'api' }, house.troubles)
    const shop = client(kontor.app, merchant.headers.shop)
    const body = { ...ORDER, lines: [{ sku: 'tea', quantity: 1 }] }
    const key = { 'idempotency-key': newId() }
    // Who asks is looked up first, in a transaction of its own, and remembered.
    expectAnswer(await shop.get('/v1/orders'), 200)
    wire.losesCommits = 1
    const before = wire.lost
    const lost = await shop.post('/v1/orders', body, key)
    // Who asks again by itself may know already; who does not says so, and when to come back.
    if (lost.status !== 201) expect(lost).toMatchObject({ status: 503, headers: { 'retry-after': expect.any(String) } })
    expect(wire.lost).toBe(before + 1)
    const again = expectAnswer(await shop.post('/v1/orders', body, key), 201)
    expect(expectAnswer(await shop.post('/v1/orders', body, key), 201)).toEqual(again)
    expect(expectAnswer(await shop.get('/v1/orders'), 200).items).toHaveLength(1)
    await kontor.stop()
    await sound(house, merchant)
  })
})

describe('a database that goes away in the middle', () => {
  it('fails what was under way, and takes no process with it: the next transaction finds it again', async () => {
    const ended = db.write(merchant.context, async (tx) => {
      const [own] = await tx.rows<{ pid: number }>('test.pid', 'select pg_backend_pid() as pid', [])
      const owner = new pg.Client({ connectionString: house.test.url })
      await owner.connect()
      await owner.query('select pg_terminate_backend($1)', [own?.pid])
      await owner.end()
      await new Promise((resolve) => setTimeout(resolve, 100))
      await putPolicy(tx, 'test.ended')
    })
    // Beside this refusal nothing may be thrown: an error that nobody hears ends the process (and this test run).
    await expect(ended).rejects.toThrow(/terminat|connection error/)
    expect(await policies('test.ended')).toBe(0)
    await db.write(merchant.context, (tx) => putPolicy(tx, 'test.found_again'))
    expect(await policies('test.found_again')).toBe(1)
  })
})

describe('a transaction', () => {
  it('that failed on the way is not taken for done, even when the failure was swallowed', async () => {
    const writing = db.write(merchant.context, async (tx) => {
      await putPolicy(tx, 'test.swallowed')
      await tx.rows('test.broken', 'select 1 / 0', []).catch(() => undefined)
    })
    await expect(writing).rejects.toThrow('commit was answered ROLLBACK')
    expect(await policies('test.swallowed')).toBe(0)
  })

  it('that runs into a deadlock is tried again, and both come through', async () => {
    retried.length = 0
    let bothHold: () => void = () => undefined
    const ready = new Promise<void>((resolve) => {
      bothHold = resolve
    })
    let holding = 0
    const crosswise = (first: number, second: number) =>
      db.write(merchant.context, async (tx) => {
        await lock(tx, first)
        if (++holding === 2) bothHold()
        await ready
        await lock(tx, second)
        return first
      })
    expect(await Promise.all([crosswise(1, 2), crosswise(2, 1)])).toEqual([1, 2])
    expect(retried).toHaveLength(1)
  })

  it('that others overtook is tried again from its beginning, and not for ever', async () => {
    const overtaken = (tx: Tx) => tx.rows('test.overtaken', `do $$ begin raise sqlstate '40001'; end $$`, [])
    let tries = 0
    await db.write(merchant.context, async (tx) => {
      await putPolicy(tx, 'test.overtaken')
      if (++tries < 3) await overtaken(tx)
    })
    expect(tries).toBe(3)
    expect(await policies('test.overtaken')).toBe(1)
    await expect(db.write(merchant.context, overtaken)).rejects.toMatchObject({ code: '40001' })
  })

  it('of no tenant is not begun', async () => {
    for (const tenant of ['', 'x', `${newId()}'; drop table platform.tenant; --`])
      await expect(db.write({ ...merchant.context, tenant: tenant as TenantId }, async () => 1)).rejects.toThrow(
        'no tenant',
      )
  })
})
