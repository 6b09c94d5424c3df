import { describe, expect, it } from 'vitest'
import { writePolicy } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { newId, type OrderId, showId } from '../../../platform/ids.ts'
import { aKey, client } from '../../../testing/server.ts'
import { anOrder, place } from '../../../testing/shop.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { bucketsOf, openWorkingShop, orderUrl, useWorkshop, type WorkingShop } from '../../../testing/workshop.ts'
import { releaseFollower, releaseOrders } from '../index.ts'

const workshop = useWorkshop()
const tea = (quantity: number) => [{ sku: 'tea', quantity }]

/** Money of one payment, as the payment step leaves it. */
async function pay({ shop }: WorkingShop, order: OrderId, operations: Readonly<Record<string, number>>) {
  const payment = newId()
  await workshop.db.write(shop.context, async (tx) => {
    await tx.rows(
      'test.payment',
      `insert into pay.payment (tenant_id, id, order_id, provider_id, method, currency, amount_minor, made_at, recorded_at)
       values ($1, $2, $3, $4, 'card', 'EUR', 1, now(), now())`,
      [tx.tenant, payment, order, newId()],
    )
    for (const [kind, amountMinor] of Object.entries(operations))
      await tx.rows(
        'test.operation',
        `insert into pay.operation (tenant_id, id, payment_id, order_id, provider_id, kind, amount_minor, state, cause_kind, actor_kind, occurred_at, recorded_at)
         values ($1, $2, $3, $4, $2, $5, $6, 'succeeded', 'person', 'system', now(), now())`,
        [tx.tenant, newId(), payment, order, kind, amountMinor],
      )
  })
}

const inShop = <T>({ shop }: WorkingShop, work: (tx: Tx) => Promise<T>) => workshop.db.write(shop.context, work)

describe('releasing an order', () => {
  it('sends nothing of an unpaid order, and says so', async () => {
    const shop = await openWorkingShop(workshop)
    const { id } = await place(workshop.db, shop.shop, anOrder(tea(2)))
    const answer = await shop.ask.post(`${orderUrl(id)}/releases`, {})
    expect(answer).toMatchObject({
      status: 201,
      body: { fulfillmentOrders: [], left: [{ line: 1, units: 2, why: 'unpaid' }] },
    })
    expect(await bucketsOf(workshop, shop, id)).toEqual({ reserved: 2 })
  })

  it('sends it once the money is set aside, also in parts of two payments', async () => {
    const shop = await openWorkingShop(workshop)
    const { id } = await place(workshop.db, shop.shop, anOrder(tea(2)))
    await pay(shop, id, { authorize: 500 })
    await pay(shop, id, { capture: 497 })
    const short = await shop.ask.post(`${orderUrl(id)}/releases`, {})
    expect(short.body.left).toEqual([{ line: 1, units: 2, why: 'unpaid' }])
    await pay(shop, id, { capture: 1 })
    const released = await shop.ask.post(`${orderUrl(id)}/releases`, {})
    expect(released.body.fulfillmentOrders).toMatchObject([{ units: 2 }])
  })

  it('counts an authorization once, also when some of it was captured or given up', async () => {
    const shop = await openWorkingShop(workshop)
    const { id } = await place(workshop.db, shop.shop, anOrder(tea(2)))
    await pay(shop, id, { authorize: 1200, capture: 600, void: 300 })
    const short = await shop.ask.post(`${orderUrl(id)}/releases`, {})
    expect(short.body.left).toMatchObject([{ why: 'unpaid' }])
  })

  it('sends an unpaid order where the policy lets goods leave before the money', async () => {
    const shop = await openWorkingShop(workshop)
    await inShop(shop, (tx) =>
      writePolicy(tx, { kind: 'channel', id: shop.shop.channels.web }, 'release.unpaid', 'yes'),
    )
    const { id } = await place(workshop.db, shop.shop, anOrder(tea(1)))
    expect((await shop.ask.post(`${orderUrl(id)}/releases`, {})).body.fulfillmentOrders).toHaveLength(1)
  })

  it('stops at a hold and names it', async () => {
    const shop = await openWorkingShop(workshop)
    const { id } = await place(workshop.db, shop.shop, anOrder(tea(2), { terms: 'net30' }))
    await inShop(shop, (tx) =>
      tx.rows(
        'test.hold',
        `insert into capture.hold (tenant_id, order_id, id, type, reason, stops, keeps_stock, raised_at, raised_kind)
         values ($1, $2, $3, 'fraud', 'looks odd', '{release}', true, now(), 'user')`,
        [tx.tenant, id, newId()],
      ),
    )
    const answer = await shop.ask.post(`${orderUrl(id)}/releases`, {})
    expect(answer.body).toMatchObject({ heldBy: 'fraud', left: [{ why: 'held' }], fulfillmentOrders: [] })
  })

  it('makes one fulfillment order for each delivery and location, and names what has no stock', async () => {
    const shop = await openWorkingShop(workshop, { 'hamburg/tea': 3, 'munich/tea': 2, 'berlin/cup': 1 })
    const { id, number } = await place(
      workshop.db,
      shop.shop,
      anOrder(
        [
          { sku: 'tea', quantity: 7, delivery: 1 },
          { sku: 'cup', quantity: 1, delivery: 2 },
        ],
        {
          terms: 'net30',
          deliveries: [
            anOrder([]).deliveries[0] ?? { method: 'ship' },
            { method: 'collect', pickupLocation: 'berlin' },
          ],
        },
      ),
    )
    const { body } = await shop.ask.post(`${orderUrl(id)}/releases`, {})
    expect(body.fulfillmentOrders.map((one: { number: string; units: number }) => [one.number, one.units])).toEqual(
      expect.arrayContaining([[`${number}-3`, 1]]),
    )
    expect(body.fulfillmentOrders.map((one: { units: number }) => one.units).sort()).toEqual([1, 2, 3])
    expect(body.left).toEqual([{ line: 1, units: 2, why: 'backordered' }])
    const work = await shop.ask.get(`/v1/fulfillment-orders?location=${showId('location', shop.shop.locations.berlin)}`)
    expect(work.body.items).toMatchObject([{ destination: 'pickup', state: 'released', shipBy: expect.any(String) }])
    expect((await shop.ask.post(`${orderUrl(id)}/releases`, {})).body.fulfillmentOrders).toEqual([])
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('sends Click & Reserve without money, because it is paid when it is collected', async () => {
    const shop = await openWorkingShop(workshop)
    const deliveries = [{ method: 'reserve', pickupLocation: 'berlin' }] as const
    const { id } = await place(workshop.db, shop.shop, anOrder(tea(1), { deliveries }))
    expect((await shop.ask.post(`${orderUrl(id)}/releases`, {})).body.fulfillmentOrders).toHaveLength(1)
  })

  it('releases a list of orders, each with its own verdict', async () => {
    const shop = await openWorkingShop(workshop)
    const paid = await place(workshop.db, shop.shop, anOrder(tea(1), { terms: 'net30' }))
    const unpaid = await place(workshop.db, shop.shop, anOrder(tea(1)))
    const verdicts = await inShop(shop, (tx) => releaseOrders(tx, [paid.id, unpaid.id, newId<OrderId>()]))
    expect(verdicts.map((one) => [one.order, one.fulfillmentOrders.length])).toEqual([
      [paid.id, 1],
      [unpaid.id, 0],
    ])
  })

  it('follows events at once, unless the policy of a location waits for somebody to ask', async () => {
    const shop = await openWorkingShop(workshop)
    await inShop(shop, (tx) =>
      writePolicy(tx, { kind: 'location', id: shop.shop.locations.munich }, 'release.when', 'on_request'),
    )
    const { id } = await place(workshop.db, shop.shop, anOrder(tea(20), { terms: 'net30' }))
    expect(releaseFollower.types).not.toContain('order.placed')
    await inShop(shop, (tx) => releaseFollower.handleList(tx, [{ order: id }, { order: id }]))
    expect(await bucketsOf(workshop, shop, id)).toEqual({ reserved: 10, allocated: 10 })
    expect((await shop.ask.post(`${orderUrl(id)}/releases`, {})).body.fulfillmentOrders).toMatchObject([{ units: 10 }])
  })

  it('is not found by a key of another channel or place', async () => {
    const shop = await openWorkingShop(workshop)
    const { id } = await place(workshop.db, shop.shop, anOrder(tea(1), { terms: 'net30' }))
    const as = async (bounds: object) =>
      client(workshop.app, (await aKey(workshop.db, shop.shop.context, ['fulfillment.release'], bounds)).headers)
    const till = await as({ channel: shop.shop.channels.till })
    const munich = await as({ locations: [shop.shop.locations.munich] })
    expect((await till.post(`${orderUrl(id)}/releases`, {})).status).toBe(404)
    expect((await munich.post(`${orderUrl(id)}/releases`, {})).status).toBe(404)
    const hamburg = await as({ locations: [shop.shop.locations.hamburg] })
    expect((await hamburg.post(`${orderUrl(id)}/releases`, {})).status).toBe(201)
    expect((await hamburg.post(`${orderUrl(newId<OrderId>())}/releases`, {})).status).toBe(404)
  })
})
