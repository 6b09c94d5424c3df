import { describe, expect, it } from 'vitest'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { fireTimers } from '../../../platform/jobs/timers.ts'
import { aPerson, aPersonWho, client, testVault } from '../../../testing/server.ts'
import { anOrder, place } from '../../../testing/shop.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bareId,
  bucketsOf,
  openWorkingShop,
  orderNow,
  orderUrl,
  pickAndPack,
  stockAt,
  timelineOf,
  useWorkshop,
} from '../../../testing/workshop.ts'
import { pickupCode, pickupTimer } from '../index.ts'

const workshop = useWorkshop()
type Placing = Parameters<typeof anOrder>[1]

/** An order for the store in Berlin, packed there. */
async function aPickup(over: Placing = {}) {
  const shop = await openWorkingShop(workshop)
  const deliveries = [{ method: 'collect', pickupLocation: 'berlin' }] as const
  const lines = [{ sku: 'tea', quantity: 2 }]
  const placed = await place(workshop.db, shop.shop, anOrder(lines, { terms: 'net30', deliveries, ...over }))
  const released = await shop.ask.post(`${orderUrl(placed.id)}/releases`, {})
  const shown: string = released.body.fulfillmentOrders[0].id
  const id = bareId<FulfillmentOrderId>(shown)
  const url = `/v1/fulfillment-orders/${shown}`
  const code = pickupCode(testVault, id)
  return {
    shop,
    order: placed.id,
    id,
    url,
    code,
    wrong: code === '000000' ? '000001' : '000000',
    pack: () => pickAndPack(shop, shown),
    ready: () => shop.ask.post(`${url}/readiness`, {}),
    collect: (body: object) => shop.ask.post(`${url}/collections`, body),
    expire: (body: object = {}) => shop.ask.post(`${url}/expiries`, body),
  }
}

describe('Click & Collect', () => {
  it('waits at the counter when all of it is packed, and is handed over against the code', async () => {
    const { shop, order: id, code, pack, ready, collect } = await aPickup()
    expect(await ready()).toMatchObject({ status: 409, body: { type: '/problems/work_left', more: { waiting: 2 } } })
    await pack()
    expect(await collect({ code })).toMatchObject({ status: 409, body: { type: '/problems/not_ready' } })
    expect(await ready()).toMatchObject({ status: 201, body: { state: 'ready', collectBy: expect.any(String) } })
    expect((await ready()).body.type).toBe('/problems/already_ready')
    expect(await bucketsOf(workshop, shop, id)).toEqual({ ready: 2 })
    const collected = await collect({ code, collectedBy: 'the neighbor' })
    expect(collected).toMatchObject({ status: 201, body: { state: 'done', packages: [{ state: 'handed_over' }] } })
    expect(JSON.stringify(collected.body)).not.toContain('neighbor')
    expect(await bucketsOf(workshop, shop, id)).toEqual({ delivered: 2 })
    expect(workshop.told.handOvers.at(-1)).toMatchObject({
      order: id,
      kind: 'collection',
      lines: [{ line: 1, units: 2 }],
    })
    expect((await timelineOf(workshop, shop, id)).slice(-2)).toEqual(['pickup.ready', 'pickup.collected'])
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('counts wrong codes over all requests, locks after five, and is unlocked by customer care alone', async () => {
    const { shop, order: id, url, code, wrong, pack, ready, collect } = await aPickup()
    await pack()
    await ready()
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await collect({ code: wrong })).toMatchObject({
        status: 403,
        body: { type: '/problems/wrong_code', more: { triesLeft } },
      })
    const locked = await collect({ code })
    expect(locked).toMatchObject({ status: 403, body: { type: '/problems/code_locked' } })
    expect(locked.body.detail).toContain('code-resets')
    const { db } = workshop
    const store = await aPerson(db, shop.shop.context, [
      { role: 'store_associate', locations: [shop.shop.locations.berlin], supplier: null },
    ])
    expect((await client(workshop.app, store.headers).post(`${url}/code-resets`, {})).status).toBe(403)
    const care = await aPersonWho(db, shop.shop.context, 'care_agent')
    expect((await client(workshop.app, care.headers).post(`${url}/code-resets`, {})).status).toBe(201)
    expect((await collect({ code })).status).toBe(201)
    expect((await timelineOf(workshop, shop, id)).filter((type) => type === 'pickup.code_refused')).toHaveLength(5)
  })

  it('counts a wrong code once when its request is repeated', async () => {
    const { wrong, url, shop, pack, ready } = await aPickup()
    await pack()
    await ready()
    const headers = { 'idempotency-key': 'the-same' }
    const tries = [1, 2, 3].map(() => shop.ask.post(`${url}/collections`, { code: wrong }, headers))
    for (const answer of await Promise.all(tries)) expect(answer.body.more).toEqual({ triesLeft: 4 })
  })

  it('goes back on the shelf when nobody comes in time, and the order owes it no more', async () => {
    const { shop, order: id, pack, ready, expire, code, collect } = await aPickup()
    await pack()
    await ready()
    expect(await expire()).toMatchObject({ status: 409, body: { type: '/problems/not_expired' } })
    await workshop.db.write(shop.shop.context, (tx) =>
      tx.rows(
        'test.time_passes',
        `update fulfill.fulfillment_order set collect_by = now() - interval '1 minute' where tenant_id = $1`,
        [tx.tenant],
      ),
    )
    expect(await expire()).toMatchObject({
      status: 201,
      body: { state: 'cancelled', packages: [{ state: 'unpacked' }] },
    })
    expect(await bucketsOf(workshop, shop, id)).toEqual({ cancelled: 2 })
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('5 / 0 / 0 / 0')
    expect(await orderNow(workshop, shop, id)).toMatchObject({ cancelledMinor: 998, totalMinor: 998 })
    expect(workshop.told.settled.at(-1)).toMatchObject({ order: id, kind: 'cancellation' })
    expect((await collect({ code })).status).toBe(409)
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('expires by its timer, which a collection takes away', async () => {
    const late = await aPickup()
    await late.pack()
    await late.ready()
    const { tenant } = late.shop.shop.context
    const timers = () =>
      workshop.db.read(tenant, (tx) =>
        tx.rows('test.timers', 'select kind, due_at from platform.timer where tenant_id = $1 and fired_at is null', [
          tx.tenant,
        ]),
      )
    expect(await timers()).toHaveLength(1)
    await workshop.db.write(late.shop.shop.context, async (tx) => {
      await tx.rows(
        'test.due_timers',
        `update platform.timer set due_at = now() - interval '1 minute' where tenant_id = $1`,
        [tx.tenant],
      )
      await tx.rows(
        'test.time_passes',
        `update fulfill.fulfillment_order set collect_by = now() - interval '1 minute' where tenant_id = $1`,
        [tx.tenant],
      )
    })
    expect(await fireTimers(workshop.db, tenant, [pickupTimer(workshop.steps)])).toBe(1)
    expect(await bucketsOf(workshop, late.shop, late.order)).toEqual({ cancelled: 2 })

    const prompt = await aPickup()
    await prompt.pack()
    await prompt.ready()
    await prompt.collect({ code: prompt.code })
    const left = await workshop.db.read(prompt.shop.shop.context.tenant, (tx) =>
      tx.rows('test.timers', 'select kind, due_at from platform.timer where tenant_id = $1 and fired_at is null', [
        tx.tenant,
      ]),
    )
    expect(left).toEqual([])
  })

  it('is not sent, and what is sent is not collected', async () => {
    const { shop, url, pack } = await aPickup()
    const packed = await pack()
    expect(await shop.ask.post(`${url}/shipments`, {})).toMatchObject({
      status: 409,
      body: { type: '/problems/wrong_destination' },
    })
    const label = await shop.ask.post(`${url}/packages/${packed.packages[0].id}/labels`, {
      carrier: 'kc',
      service: 'standard',
    })
    expect(label.body.type).toBe('/problems/wrong_destination')
  })
})

describe('Click & Reserve', () => {
  it('is not handed over unpaid, unless the till says that it has the money', async () => {
    const deliveries = [{ method: 'reserve', pickupLocation: 'berlin' }] as const
    const { shop, order: id, code, pack, ready, collect } = await aPickup({ deliveries, terms: 'pickup' })
    await pack()
    await ready()
    expect(await collect({ code })).toMatchObject({
      status: 409,
      body: { type: '/problems/not_paid', more: { neededMinor: 998, coveredMinor: 0 } },
    })
    expect((await collect({ code, paymentReceived: true })).status).toBe(201)
    expect(await bucketsOf(workshop, shop, id)).toEqual({ delivered: 2 })
  })
})
