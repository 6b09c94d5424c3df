import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../platform/db/db.ts'
import { newId, readId, type TenantId } from '../platform/ids.ts'
import { contentOf } from '../testing/content.ts'
import { exampleOf, type Operation, operationsOf, type Schema } from '../testing/example.ts'
import { type Ask, addressOf, everybody, liveALittle, type Named, unknownId } from '../testing/full-merchant.ts'
import { type Merchant, openMerchant, useHouse } from '../testing/house.ts'
import { sound } from '../testing/order-story.ts'
import type { TestAnswer } from '../testing/server.ts'

const house = useHouse()
let own: Merchant
let asks: readonly [Ask, Ask]
let theirs: Named
let relations: string[]

beforeAll(async () => {
  own = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
  const other = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
  await liveALittle(house, own).catch(() => undefined)
  asks = await everybody(house, own)
  theirs = await liveALittle(house, other)
  relations = await asOwner<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relkind in ('r', 'v') order by 1`,
  ).then((rows) => rows.map((row) => row.name))
})
afterAll(() => sound(house, own))

async function asOwner<Row extends object>(text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: house.test.url })
  await client.connect()
  const { rows } = await client.query<Row>(text).finally(() => client.end())
  return rows
}

const inOwn = <T>(work: (tx: Tx) => Promise<T>) => house.db.read(own.context.tenant, work)
/** Everything a table or view lets a statement see that forgot to say whose rows it wants. */
const forgetful = (tx: Tx, relation: string) =>
  tx.rows<{ tenant: string; count: number }>(
    `test.forgetful.${relation}`,
    `select tenant_id as tenant, count(*)::int as count from ${relation} group by 1`,
    [],
  )

describe('row level security alone', () => {
  it('shows a statement without its tenant condition no row of another tenant, in any table or view', async () => {
    const seen: string[] = []
    let rows = 0
    for (const relation of relations)
      for (const { tenant, count } of await inOwn((tx) => forgetful(tx, relation))) {
        if (tenant !== own.context.tenant) seen.push(`${relation}: ${count} of ${tenant}`)
        rows += count
      }
    expect(seen).toEqual([])
    expect(rows).toBeGreaterThan(300)
    expect(relations.length).toBeGreaterThan(90)
  })

  it('shows nobody anything before a tenant is set', async () => {
    const seen: string[] = []
    for (const relation of relations) {
      const { rows } = await house.db.pool.query<{ n: number }>(`select count(*)::int as n from ${relation}`)
      if (rows[0]?.n !== 0) seen.push(relation)
    }
    expect(seen).toEqual([])
  })

  it('lets nobody change, delete or plant a row of another tenant', async () => {
    const order = readId(theirs['ord'] ?? '')
    const changed = await house.db.write(own.context, async (tx) => [
      ...(await tx.rows('test.steal', `update capture.sales_order set number = 'stolen' where id = $1 returning id`, [
        order,
      ])),
      ...(await tx.rows('test.burn', 'delete from inventory.reservation where tenant_id <> $1 returning demand_id', [
        tx.tenant,
      ])),
    ])
    expect(changed).toEqual([])
    const plant = house.db.write(own.context, (tx) =>
      tx.rows('test.plant', 'insert into platform.follower (tenant_id, name) values ($1, $2)', [newId(), 'planted']),
    )
    await expect(plant).rejects.toThrow('row-level security')
  })
})

describe('the tenant of a transaction', () => {
  it('is gone when it ends, however it ends', async () => {
    const pool = house.db.pool
    const tenantOf = async () =>
      (await pool.query<{ tenant: string | null }>('select platform.tenant() as tenant')).rows[0]?.tenant
    const broken = [
      house.db.write(own.context, async () => Promise.reject(new Error('a bug'))),
      house.db.write(own.context, (tx) => tx.rows('test.error', 'select 1 / 0', [])),
      house.db.write(own.context, async (tx) => {
        await tx.rows('test.hurry', 'set local statement_timeout = 20', [])
        await tx.rows('test.slow', 'select pg_sleep(1)', [])
      }),
      house.db.write(own.context, (tx) => tx.rows('test.killed', 'select pg_terminate_backend(pg_backend_pid())', [])),
      house.db.read(own.context.tenant, (tx) => tx.rows('test.error_in_read', 'select nonsense', [])),
    ]
    for (const one of await Promise.allSettled(broken)) expect(one.status).toBe('rejected')
    await inOwn((tx) => tx.rows('test.fine', 'select 1', []))
    const seen = await Promise.all(Array.from({ length: 40 }, tenantOf))
    expect(seen.every((tenant) => tenant === null)).toBe(true)
  })

  it('is a tenant or nothing is begun', async () => {
    for (const odd of ['', "x'; drop table platform.event; --", 'null', '00000000'])
      await expect(house.db.read(odd as TenantId, (tx) => tx.rows('test.odd', 'select 1', []))).rejects.toThrow(
        'no tenant',
      )
  })
})

/** Asks every operation that names something, with the names of another tenant, as everybody. */
async function askForTheirs(): Promise<string[]> {
  const wrong: string[] = []
  const theirIds = Object.values(theirs)
  for (const operation of operationsOf(house.kontor.app.swagger())) {
    if (['/v1/events/live', '/metrics'].includes(operation.url) || operation.url.startsWith('/v1/webhooks/')) continue
    const answers = await askAs(operation)
    const text = JSON.stringify(answers.map((answer) => answer.body))
    const leaked = theirIds.filter((id) => text.includes(id) && !addressOf(operation.url, theirs).includes(id))
    const name = `${operation.method} ${operation.url}`
    if (leaked.length > 0) wrong.push(`${name} shows ${leaked.join(', ')}`)
    const statuses = answers.map((answer) => answer.status)
    if (operation.url.includes('{') && !named(operation)) continue
    if (named(operation) && (!statuses.includes(404) || statuses.some((status) => status < 400)))
      wrong.push(`${name} answers ${statuses.join(' and ')} ${text.slice(0, 300)}`)
  }
  return wrong
}

/** Does the address name something of a tenant by its id? Codes are each tenant's own words. */
function named({ url }: Operation): boolean {
  return (
    url.includes('{') &&
    addressOf(url, theirs)
      .split('/')
      .some((part) => Object.values(theirs).includes(part))
  )
}

async function askAs(operation: Operation): Promise<TestAnswer[]> {
  const answers: TestAnswer[] = []
  for (const ask of asks) {
    const example =
      operation.body && exampleOf(operation.body as Schema, (prefix) => theirs[prefix] ?? unknownId(prefix))
    // An example without ids may be done, at home: only what names something is asked with a body.
    if (operation.method !== 'GET' && !named(operation)) continue
    const query = operation.query
      .filter((one) => one.required && one.schema.default === undefined)
      .map(({ name }) => `${name}=own`)
    const url = `${addressOf(operation.url, theirs)}?${query.join('&')}`
    answers.push(await ask[operation.method.toLowerCase() as 'post'](url, example ?? undefined, { 'if-match': '"1"' }))
  }
  return answers
}

describe('the API of one tenant', () => {
  it('finds nothing of another by any id, and writes nothing', async () => {
    await own.settle()
    const before = await contentOf(house.test.url)
    expect(await askForTheirs()).toEqual([])
    expect(await contentOf(house.test.url)).toEqual(before)
  })

  it('takes no id of another tenant in a body', async () => {
    const [key, person] = asks
    const order = {
      channel: 'web',
      currency: 'EUR',
      lines: [{ sku: 'cup', quantity: 1 }],
      deliveries: [{ method: 'collect', pickupLocation: 'berlin' }],
    }
    const asked: [Ask, string, object][] = [
      [key, '/v1/orders', { ...order, customer: { id: theirs['cus'] } }],
      [
        key,
        '/v1/webhook-endpoints',
        { url: 'http://127.0.0.1:9/', eventTypes: ['order.placed'], channel: theirs['chn'] },
      ],
      [person, '/v1/brands', { legalEntity: theirs['ent'], name: 'Theirs', locales: ['en'] }],
      [
        person,
        '/v1/channels',
        {
          code: 'theirs',
          name: 'Theirs',
          kind: 'web',
          brand: theirs['brd'],
          currency: 'EUR',
          pricesIncludeTax: true,
          mayRefuse: true,
        },
      ],
      [person, '/v1/keys', { name: 'Theirs', scopes: ['metrics.read'], channel: theirs['chn'] }],
      [person, '/v1/keys', { name: 'Theirs', scopes: ['metrics.read'], locations: [theirs['loc']] }],
      [
        person,
        '/v1/users',
        {
          email: 'x@example.org',
          name: 'X',
          password: 'long enough to be one',
          grants: [{ role: 'store_associate', locations: [theirs['loc']] }],
        },
      ],
    ]
    await own.settle()
    const before = await contentOf(house.test.url)
    for (const [ask, url, body] of asked) {
      const answer = await ask.post(url, body)
      expect([url, answer.status, answer.body?.path], JSON.stringify(answer.body)).toEqual([
        url,
        422,
        expect.any(String),
      ])
    }
    expect(await contentOf(house.test.url)).toEqual(before)
  })
})

describe('the conditions of the statements alone', () => {
  it('show nothing of another tenant with row level security off', async () => {
    const tables = await asOwner<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c where c.relrowsecurity`,
    )
    for (const { name } of tables) await asOwner(`alter table ${name} disable row level security`)
    const open = await inOwn((tx) => forgetful(tx, 'capture.sales_order'))
    expect(open.length).toBe(2) // the fence is really down
    try {
      await own.settle()
      const before = await contentOf(house.test.url)
      expect(await askForTheirs()).toEqual([])
      expect(await contentOf(house.test.url)).toEqual(before)
    } finally {
      for (const { name } of tables) await asOwner(`alter table ${name} enable row level security`)
    }
  })
})
