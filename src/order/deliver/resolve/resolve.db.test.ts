import { describe, expect, it } from 'vitest'
import { digest, makeToken } from '../../../platform/auth/secrets.ts'
import { newId, type OrderId } from '../../../platform/ids.ts'
import { client } from '../../../testing/server.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bucketsOf,
  openWorkingShop,
  orderNow,
  orderUrl,
  pickAndPack,
  placeAndRelease,
  stockAt,
  timelineOf,
  useWorkshop,
  type WorkingShop,
} from '../../../testing/workshop.ts'

const workshop = useWorkshop()

/** A package of our own drivers, on its way. */
async function onItsWay() {
  const shop = await openWorkingShop(workshop)
  const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 2 }])
  const packed = await pickAndPack(shop, work[0]?.id ?? '')
  const id: string = packed.packages[0].id
  const trackingNumber = `van-${newId()}`
  await shop.ask.post(`/v1/fulfillment-orders/${work[0]?.id}/shipments`, {
    carrier: 'own',
    trackingNumbers: [{ package: id, trackingNumber }],
  })
  return {
    shop,
    order,
    id,
    scan: (code: string) =>
      shop.ask.post('/v1/tracking-events', {
        events: [{ carrier: 'own', trackingNumber, code, externalId: newId() }],
      }),
    resolve: (body: object) => shop.ask.post(`/v1/packages/${id}/resolutions`, body),
    confirm: (body: object) => shop.ask.post(`/v1/packages/${id}/confirmations`, body),
  }
}

/** The customer of an order, by the link that was sent to them. */
async function customerOf({ shop }: WorkingShop, order: OrderId) {
  const token = makeToken('ktl', shop.context.tenant)
  await workshop.db.write(shop.context, (tx) =>
    tx.rows(
      'test.link',
      `insert into capture.customer_link (tenant_id, order_id, token_hash, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
      [tx.tenant, order, digest(token)],
    ),
  )
  return client(workshop.app, { authorization: `Bearer ${token}` })
}

describe('goods that could not be delivered', () => {
  it('are sent again when they are here, from wherever there is stock', async () => {
    const { shop, order, scan, resolve } = await onItsWay()
    expect((await resolve({ decision: 'resend', received: true })).body.type).toBe('/problems/nothing_to_resolve')
    await scan('returned_to_sender')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ sent_back: 2 })
    expect(await resolve({ decision: 'resend', received: false })).toMatchObject({
      status: 409,
      body: { type: '/problems/not_received_yet' },
    })
    const resolved = await resolve({ decision: 'resend', received: true })
    expect(resolved).toMatchObject({ status: 201, body: { state: 'came_back', resolved: 'resend', creditedMinor: 0 } })
    expect(await bucketsOf(workshop, shop, order)).toEqual({ reserved: 2 })
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('10 / 0 / 2 / 0')
    const again = await shop.ask.post(`${orderUrl(order)}/releases`, {})
    expect(again.body.fulfillmentOrders).toMatchObject([{ units: 2 }])
    expect((await resolve({ decision: 'cancel', received: true })).status).toBe(409)
    expect((await scan('delivered')).body.items[0].state).toBe('came_back')
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('are taken out of the order, which is credited once', async () => {
    const { shop, order, scan, resolve } = await onItsWay()
    await scan('returned_to_sender')
    const both = await Promise.all([1, 2].map(() => resolve({ decision: 'cancel', received: true })))
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409])
    expect(await bucketsOf(workshop, shop, order)).toEqual({ cancelled: 2 })
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('10 / 0 / 0 / 0')
    expect(await orderNow(workshop, shop, order)).toMatchObject({ creditedMinor: 998, cancelledMinor: 0 })
    expect(workshop.told.credits.filter((credit) => credit.order === order)).toMatchObject([
      { netMinor: 933, taxMinor: 65, cause: { kind: 'return' } },
    ])
    expect((await timelineOf(workshop, shop, order)).at(-1)).toBe('package.resolved')
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('that were lost are decided over without them', async () => {
    const { shop, order, scan, resolve } = await onItsWay()
    await scan('lost')
    expect((await resolve({ decision: 'resend', received: false })).body).toMatchObject({
      state: 'lost',
      resolved: 'resend',
    })
    expect(await bucketsOf(workshop, shop, order)).toEqual({ reserved: 2 })
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('8 / 0 / 2 / 0')
    expect((await scan('delivered')).body.items[0].state).toBe('lost')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ reserved: 2 })
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })
})

describe('the customer at the door', () => {
  it('confirms what arrived, and is believed where the carrier was silent', async () => {
    const { shop, order, confirm } = await onItsWay()
    expect((await confirm({ received: true })).body).toMatchObject({
      state: 'delivered',
      confirmedAt: expect.any(String),
    })
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 2 })
    await confirm({ received: true })
    expect((await timelineOf(workshop, shop, order)).slice(-2)).toEqual(['package.delivered', 'delivery.confirmed'])
  })

  it('contests what the carrier says was delivered, and may find it after all', async () => {
    const { shop, order, scan, confirm } = await onItsWay()
    await scan('delivered')
    const contested = await confirm({ received: false, reason: 'My neighbor Mrs Müller has seen nobody' })
    expect(contested.body).toMatchObject({ state: 'delivered', contestedAt: expect.any(String), confirmedAt: null })
    expect(JSON.stringify(contested.body)).not.toContain('Müller')
    expect((await confirm({ received: true })).body).toMatchObject({ contestedAt: null })
    expect((await timelineOf(workshop, shop, order)).slice(-2)).toEqual(['delivery.contested', 'delivery.confirmed'])
    const [text] = await workshop.db.read(shop.shop.context.tenant, (tx) =>
      tx.rows<{ text: string }>(
        'test.log_text',
        `select string_agg(data::text, '') as text from platform.event where tenant_id = $1`,
        [tx.tenant],
      ),
    )
    expect(text?.text).not.toContain('Müller')
  })

  it('speaks for the own order only', async () => {
    const [one, other] = [await onItsWay(), await onItsWay()]
    const customer = await customerOf(one.shop, one.order)
    const answer = await customer.post(`/v1/packages/${one.id}/confirmations`, { received: true })
    expect(answer).toMatchObject({ status: 201, body: { state: 'delivered' } })
    expect(answer.body.actions).toContainEqual({
      name: 'resolve',
      allowed: false,
      why: 'delivery.resolve is not granted',
    })
    expect((await customer.post(`/v1/packages/${other.id}/confirmations`, { received: true })).status).toBe(404)
    expect(
      (await customer.post(`/v1/packages/${one.id}/resolutions`, { decision: 'cancel', received: true })).status,
    ).toBe(403)
  })

  it('cannot confirm what was not sent or went back', async () => {
    const { shop, scan, confirm } = await onItsWay()
    await scan('returned_to_sender')
    expect(await confirm({ received: true })).toMatchObject({ status: 409, body: { type: '/problems/not_under_way' } })
    const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 1 }])
    const packed = await pickAndPack(shop, work[0]?.id ?? '')
    const answer = await shop.ask.post(`/v1/packages/${packed.packages[0].id}/confirmations`, { received: true })
    expect(answer.body.type).toBe('/problems/not_under_way')
  })
})
