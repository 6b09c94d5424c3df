import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardOrder } from '../../../insight/order/guard.ts'
import { verify } from '../../../platform/db/verify.ts'
import type { App } from '../../../platform/http/app.ts'
import { showId } from '../../../platform/ids.ts'
import { fireTimers } from '../../../platform/jobs/timers.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { findUnguarded } from '../../../testing/guarded.ts'
import { aPersonWho, client, openTestServer } from '../../../testing/server.ts'
import { ADDRESS_BERLIN, anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { placeOrders } from '../../capture/index.ts'
import { takeBackUnits } from '../../fulfill/index.ts'
import { replay } from '../decision/replay.ts'
import { rankLocations, sourceStep, whatIfTimer } from '../index.ts'
import { seeded } from '../solve/cases.ts'
import { sourcingRoutes } from './routes.ts'

let test: TestDatabase
let app: App
beforeAll(async () => {
  test = await openTestDatabase()
  app = await openTestServer(test.db, (server, deps) =>
    sourcingRoutes(server, { ...deps, guardOrder, takeBack: takeBackUnits }),
  )
})
afterAll(async () => {
  expect((await verify(test.db)).broken).toEqual([])
  await app.close()
  await test.end()
})

const lead = async (shop: Shop) => client(app, (await aPersonWho(test.db, shop.context, 'lead')).headers)

/** Munich serves whatever is nearer, because Hamburg is dear. */
const southern = {
  rank: 10,
  filters: [{ name: 'near_enough', expression: 'location.distanceKm < 2000' }],
  criteria: [
    { name: 'packages', kind: 'splits', weight: 500 },
    { name: 'handling', kind: 'handling_cost', weight: 1, expression: 'location.code == "hamburg" ? 900 : 90' },
    { name: 'road', kind: 'distance', weight: 0.1 },
  ],
  splits: { max: 3 },
}

type Row = { id: string; rule: string; inputs: unknown; outcome: { taken: unknown; top: unknown[] }; seen: Buffer }
const decisionsOf = (shop: Shop) =>
  test.db.read(shop.context.tenant, (tx) =>
    tx.rows<Row>(
      'test.decisions',
      'select id, rule, inputs, outcome, seen from promise.decision where tenant_id = $1 order by id',
      [tx.tenant],
    ),
  )

describe('a strategy of the merchant', () => {
  it('is written, tried on an order, activated, decides, and is retired with its history', async () => {
    const shop = await openShop(test.db)
    const ask = await lead(shop)
    const placed = await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 1 }]))
    const draft = await ask.post('/v1/sourcing-strategies', {
      code: 'southern',
      name: 'South first',
      definition: southern,
    })
    expect(draft).toMatchObject({ status: 201, body: { version: 1, edit: 1 } })
    const url = `/v1/sourcing-strategies/${draft.body.id}`

    const trial = await ask.post(`${url}/trials`, { order: showId('order', placed.id) })
    expect(trial).toMatchObject({
      status: 200,
      body: {
        rule: 'southern/1',
        applies: true,
        decisions: [{ taken: [{ sku: 'tea', location: { code: 'munich' }, units: 1 }], gap: 0 }],
      },
    })
    expect((await decisionsOf(shop)).map((row) => row.rule)).toEqual(['nearest-whole-first/3'])

    expect(await ask.put(url, { name: 'South', definition: southern })).toMatchObject({ status: 428 })
    expect(await ask.put(url, { name: 'South', definition: southern }, { 'if-match': '"7"' })).toMatchObject({
      status: 412,
    })
    expect(await ask.put(url, { name: 'South', definition: southern }, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { edit: 2 },
    })
    expect(await ask.post(`${url}/activations`, {})).toMatchObject({
      status: 201,
      body: { state: 'active', retired: null },
    })
    expect(await ask.put(url, { name: 'South', definition: southern }, { 'if-match': '"2"' })).toMatchObject({
      status: 409,
    })
    await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 1 }]))
    expect((await decisionsOf(shop)).at(-1)).toMatchObject({
      rule: 'southern/1',
      outcome: { taken: [[1, 'munich', 1]] },
    })

    const next = await ask.post('/v1/sourcing-strategies', { code: 'southern', name: 'South 2', definition: southern })
    expect(next.body.version).toBe(2)
    await ask.post(`/v1/sourcing-strategies/${next.body.id}/activations`, {})
    const versions = await ask.get(`${url}/versions`)
    expect(versions.body.items.map((one: { version: number; state: string }) => [one.version, one.state])).toEqual([
      [2, 'active'],
      [1, 'retired'],
    ])
    expect(await ask.post(`/v1/sourcing-strategies/${next.body.id}/reinstatements`, {})).toMatchObject({
      status: 409,
      body: { type: '/problems/not_retired' },
    })
    const again = await ask.post(`${url}/reinstatements`, {})
    expect(again).toMatchObject({ status: 201, body: { state: 'active', retired: next.body.id } })
    expect((await ask.get(`/v1/sourcing-strategies/${again.body.id}`)).body).toMatchObject({
      version: 3,
      name: 'South',
    })
    expect(await ask.post(`/v1/sourcing-strategies/${again.body.id}/retirements`, {})).toMatchObject({ status: 201 })
    const active = await ask.get('/v1/sourcing-strategies?state=active')
    expect(active.body.items).toMatchObject([{ code: 'nearest-whole-first', builtIn: true }])
    await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 1 }]))
    expect((await decisionsOf(shop)).at(-1)?.rule).toBe('nearest-whole-first/3')
  })

  it('is refused while it is saved, with every fault, its field and its position', async () => {
    const ask = await lead(await openShop(test.db))
    const bad = {
      ...southern,
      appliesWhen: 'order.chanel == "web"',
      filters: [{ name: 'slow', expression: 'order.tags.all(a, order.tags.all(b, order.tags.all(c, a == b)))' }],
    }
    const live = await ask.post('/v1/sourcing-strategies/checks', { definition: bad })
    expect(live).toMatchObject({
      status: 200,
      body: {
        valid: false,
        problems: [{ path: '/definition/appliesWhen', position: 6 }, { path: '/definition/filters/0/expression' }],
      },
    })
    const saved = await ask.post('/v1/sourcing-strategies', { code: 'bad', name: 'Bad', definition: bad })
    expect(saved).toMatchObject({
      status: 422,
      body: { type: '/problems/bad_strategy', path: '/definition/appliesWhen', more: { problems: live.body.problems } },
    })
    expect(
      await ask.post('/v1/sourcing-strategies', { code: 'bad', name: 'Bad', definition: { ...southern, secret: 1 } }),
    ).toMatchObject({ status: 422 })
  })

  it('refuses an order when nobody is left who may serve it', async () => {
    const shop = await openShop(test.db)
    const ask = await lead(shop)
    const filters = [{ name: 'never', expression: 'location.code == "nowhere"' }]
    const made = await ask.post('/v1/sourcing-strategies', {
      code: 'strict',
      name: 'Strict',
      definition: { ...southern, filters, shortage: 'refuse' },
    })
    await ask.post(`/v1/sourcing-strategies/${made.body.id}/activations`, {})
    const [verdict] = await test.db.write(shop.context, (tx) =>
      placeOrders(tx, [anOrder([{ sku: 'tea', quantity: 1 }])], { mayPrice: false, channel: null }, sourceStep),
    )
    expect(isRefusal(verdict) && verdict.refused).toBe('stock_short')
  })
})

describe('a certificate', () => {
  it('is small, reads in words, and comes out the same when it is decided again', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 3, 'munich/cup': 4, 'munich/tea': 1 })
    const ask = await lead(shop)
    const made = await ask.post('/v1/sourcing-strategies', {
      code: 'southern',
      name: 'South',
      definition: { ...southern, appliesWhen: 'order.country == "DE" && !("vip" in order.tags)' },
    })
    await ask.post(`/v1/sourcing-strategies/${made.body.id}/activations`, {})
    const lines = [
      { sku: 'tea', quantity: 3 },
      { sku: 'cup', quantity: 2 },
    ]
    const placed = await place(test.db, shop, anOrder(lines))
    const [row] = await decisionsOf(shop)
    if (!row) throw new Error('no decision')
    expect(JSON.stringify(row.inputs).length + JSON.stringify(row.outcome).length).toBeLessThanOrEqual(400)
    expect(row.seen.length).toBeLessThanOrEqual(40)
    const url = `/v1/sourcing-decisions/${showId('decision', row.id)}`
    expect((await ask.get(url)).body).toMatchObject({
      order: showId('order', placed.id),
      rule: 'southern/1',
      how: 'split',
      strategy: { code: 'southern', version: 1 },
      wanted: [
        { line: 1, sku: 'tea', units: 3 },
        { line: 2, sku: 'cup', units: 2 },
      ],
      candidates: [
        {
          location: { code: 'hamburg' },
          chosen: true,
          parts: [{ name: 'packages', points: 50_000 }, { name: 'handling', points: 90_000 }, { name: 'road' }],
        },
        { location: { code: 'munich' }, chosen: true },
      ],
      refused: [{ reason: 'cannot_ship', locations: 1 }],
    })
    expect(await ask.post(`${url}/replays`)).toMatchObject({
      status: 200,
      body: { rule: 'southern/1', same: true, differences: [] },
    })

    await test.db.write(shop.context, (tx) =>
      tx.rows('test.tamper', `update capture.sales_order set tags = '{vip}' where tenant_id = $1`, [tx.tenant]),
    )
    // Which strategy applies was decided then: what became of the order later changes nothing.
    expect((await ask.post(`${url}/replays`)).body.same).toBe(true)
  })

  it('says where it differs when what it was made from is not the same any more', async () => {
    const shop = await openShop(test.db)
    const ask = await lead(shop)
    const definition = {
      ...southern,
      filters: [{ name: 'fits', expression: '!has(item.attributes.bulky) || location.code == "hamburg"' }],
    }
    const made = await ask.post('/v1/sourcing-strategies', { code: 'fits', name: 'Fits', definition })
    await ask.post(`/v1/sourcing-strategies/${made.body.id}/activations`, {})
    await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 1 }]))
    const [row] = await decisionsOf(shop)
    await test.db.write(shop.context, (tx) =>
      tx.rows(
        'test.bulky',
        `update catalog.item set attributes = '{"bulky": true}' where tenant_id = $1 and sku = 'tea'`,
        [tx.tenant],
      ),
    )
    const again = await ask.post(`/v1/sourcing-decisions/${showId('decision', row?.id ?? '')}/replays`)
    expect(again.body.same).toBe(false)
    expect(again.body.differences.map((one: { field: string }) => one.field)).toEqual(
      expect.arrayContaining(['inputs.hash', 'outcome.taken']),
    )
  })
})

describe('decisions of random orders', () => {
  it('come out the same again, every one, and never take what is not there', async () => {
    const random = seeded(20261123)
    const some = (most: number) => Math.floor(random() * (most + 1))
    const shop = await openShop(test.db, {
      'hamburg/tea': 40,
      'hamburg/cup': 12,
      'munich/tea': 25,
      'munich/cup': 30,
      'berlin/tea': 9,
      'berlin/cup': 4,
    })
    const ask = await lead(shop)
    const criteria = [
      ...southern.criteria,
      { name: 'deep', kind: 'stock_depth', weight: 2 },
      { name: 'trust', kind: 'stock_confidence', weight: 1 },
      { name: 'busy', kind: 'load', weight: 3 },
    ]
    const definition = { ...southern, criteria, minimumStock: 1, appliesWhen: 'order.units > 2', splits: { max: 2 } }
    const made = await ask.post('/v1/sourcing-strategies', { code: 'mixed', name: 'Mixed', definition })
    await ask.post(`/v1/sourcing-strategies/${made.body.id}/activations`, {})
    for (let list = 0; list < 8; list++) {
      const orders = Array.from({ length: 5 }, () =>
        anOrder(
          Array.from({ length: 1 + some(3) }, () => ({ sku: random() < 0.6 ? 'tea' : 'cup', quantity: 1 + some(3) })),
          random() < 0.3 ? { deliveries: [{ method: 'collect', pickupLocation: 'berlin' }] } : {},
        ),
      )
      await test.db.write(shop.context, (tx) => placeOrders(tx, orders, { mayPrice: false, channel: null }, sourceStep))
    }
    const rows = await decisionsOf(shop)
    expect(rows).toHaveLength(40)
    expect(new Set(rows.map((row) => row.rule))).toEqual(new Set(['mixed/1', 'nearest-whole-first/3']))
    const replayed = await test.db.read(shop.context.tenant, async (tx) => {
      const different: unknown[] = []
      for (const { id } of rows) {
        const again = await replay(tx, id)
        if (isRefusal(again) || !again.same) different.push(again)
      }
      return different
    })
    expect(replayed).toEqual([])
  })
})

describe('a service for goods', () => {
  it('is promised for the day on which the goods are there', async () => {
    const shop = await openShop(test.db)
    const placed = await place(
      test.db,
      shop,
      anOrder([
        { sku: 'cup', quantity: 1 },
        { sku: 'setup', quantity: 1, relation: 'service_for', relationLine: 1 },
      ]),
    )
    const rows = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ line: number; day: string | null }>(
        'test.promises',
        'select line, deliver_by as day from promise.promise where tenant_id = $1 and order_id = $2 order by line',
        [tx.tenant, placed.id],
      ),
    )
    expect(rows).toHaveLength(2)
    expect(rows[1]?.day).toBe(rows[0]?.day)
  })
})

describe('ranking locations for a demand', () => {
  it('shows every location with its cost parts or why it may not serve', async () => {
    const shop = await openShop(test.db)
    const delivery = {
      delivery: 1,
      method: 'ship' as const,
      pickupLocation: null,
      country: 'DE',
      latitude: 52.5,
      longitude: 13.4,
      locatedBy: 'given',
      requestedOn: null,
    }
    const lines = [{ line: 1, item: shop.items.cup, kind: 'physical' as const, units: 2, preorder: false }]
    const request = {
      order: shop.channels.web as never,
      channel: shop.channels.web,
      brand: '',
      legalEntity: '',
      priority: 0,
      shortage: 'policy' as const,
      deliveries: [{ ...delivery, lines }],
    }
    const [ranked] = await test.db.read(shop.context.tenant, (tx) => rankLocations(tx, request))
    expect(ranked?.locations.map((one) => [one.code, one.refused, one.whole])).toEqual([
      ['hamburg', null, true],
      ['berlin', 'cannot_ship', true],
      ['munich', 'no_stock', false],
    ])
    expect(ranked?.locations[0]?.parts).toMatchObject({ packages: 100_000_000 })
  })
})

describe('a what-if', () => {
  it('replays a period through a draft beside what decides now, step by step, and tells the orders that differ', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 900, 'munich/tea': 900 })
    const ask = await lead(shop)
    const orders = Array.from({ length: 220 }, (_, index) =>
      anOrder([{ sku: 'tea', quantity: 1 }], {
        deliveries: [
          {
            method: 'ship',
            shipTo: { ...ADDRESS_BERLIN, ...(index % 2 === 0 && { postalCode: '80331', city: 'Munich' }) },
          },
        ],
      }),
    )
    await test.db.write(shop.context, (tx) => placeOrders(tx, orders, { mayPrice: false, channel: null }, sourceStep))
    const draft = await ask.post('/v1/sourcing-strategies', { code: 'southern', name: 'South', definition: southern })
    const day = new Date().toISOString().slice(0, 10)
    const started = await ask.post('/v1/sourcing-what-ifs', { strategy: draft.body.id, since: day, until: day })
    expect(started).toMatchObject({ status: 201, body: { total: 220 } })
    const url = `/v1/sourcing-what-ifs/${started.body.id}`

    expect(await fireTimers(test.db, shop.context.tenant, [whatIfTimer], 1)).toBe(1)
    expect((await ask.get(url)).body).toMatchObject({ state: 'running', progress: { done: 200, total: 220 } })
    await fireTimers(test.db, shop.context.tenant, [whatIfTimer])
    const done = (await ask.get(url)).body
    expect(done).toMatchObject({
      state: 'done',
      progress: { done: 220, skipped: 0 },
      applied: 220,
      differing: 110,
      now: {
        sums: { packages: 220 },
        load: [
          { location: 'hamburg', packages: 110 },
          { location: 'munich', packages: 110 },
        ],
      },
      draft: { sums: { packages: 220 }, load: [{ location: 'munich', packages: 220 }] },
    })
    expect(done.draft.sums.points).toBeLessThan(done.now.sums.points)
    expect(done.draft.sums.km).toBeGreaterThan(done.now.sums.km)

    const page = await ask.get(`${url}/differences?limit=100`)
    expect(page.body.items).toHaveLength(100)
    expect(page.body.items[0]).toMatchObject({ now: { locations: ['hamburg'] }, draft: { locations: ['munich'] } })
    const rest = await ask.get(`${url}/differences?limit=100&cursor=${page.body.next}`)
    expect([rest.body.items.length, rest.body.next]).toEqual([10, null])
    expect(await ask.post(`${url}/cancellation`, {})).toMatchObject({ status: 409 })
  })

  it('ends when it is cancelled, and keeps what it found', async () => {
    const shop = await openShop(test.db)
    const ask = await lead(shop)
    await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 1 }]))
    const draft = await ask.post('/v1/sourcing-strategies', { code: 'southern', name: 'South', definition: southern })
    const day = new Date().toISOString().slice(0, 10)
    const started = await ask.post('/v1/sourcing-what-ifs', { strategy: draft.body.id, since: day, until: day })
    const url = `/v1/sourcing-what-ifs/${started.body.id}`
    expect(await ask.post(`${url}/cancellation`, {})).toMatchObject({ status: 201, body: { state: 'cancelled' } })
    await fireTimers(test.db, shop.context.tenant, [whatIfTimer])
    expect((await ask.get(url)).body).toMatchObject({ state: 'cancelled', progress: { done: 0 } })
  })
})

it('asks every route for the right that the table names', async () => {
  const shop = await openShop(test.db)
  const { routes, wrong } = await findUnguarded(test.db, shop.context, shop.locations.hamburg, (server, deps) =>
    sourcingRoutes(server, { ...deps, guardOrder, takeBack: takeBackUnits }),
  )
  expect(routes).toHaveLength(18)
  expect(wrong).toEqual([])
})
