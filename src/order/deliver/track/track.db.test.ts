import { Webhook } from 'standardwebhooks'
import { describe, expect, it, vi } from 'vitest'
import { newId, showId } from '../../../platform/ids.ts'
import { findUnguarded } from '../../../testing/guarded.ts'
import { aPerson, client } from '../../../testing/server.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bucketsOf,
  CARRIER_WEBHOOK_SECRET,
  openWorkingShop,
  pickAndPack,
  placeAndRelease,
  timelineOf,
  useWorkshop,
} from '../../../testing/workshop.ts'
import { deliverRoutes } from '../routes.ts'

const workshop = useWorkshop()

/** A package with a label, on its way when it was shipped. */
async function aLabelledPackage({ shipped = true } = {}) {
  const shop = await openWorkingShop(workshop)
  const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 2 }])
  const packed = await pickAndPack(shop, work[0]?.id ?? '')
  const id: string = packed.packages[0].id
  const url = `/v1/fulfillment-orders/${work[0]?.id}`
  const label = await shop.ask.post(`${url}/packages/${id}/labels`, { carrier: 'kc', service: 'standard' })
  if (shipped) await shop.ask.post(`${url}/shipments`, {})
  const trackingNumber: string = label.body.trackingNumber
  const scan = (code: string, more: object = {}) =>
    shop.ask.post('/v1/tracking-events', {
      events: [{ carrier: 'kc', trackingNumber, code, externalId: newId(), ...more }],
    })
  const state = async (code: string, more: object = {}) => (await scan(code, more)).body.items[0].state
  return { shop, order, id, url, trackingNumber, scan, state }
}
type Labelled = Awaited<ReturnType<typeof aLabelledPackage>>

/** Posts to the carrier's webhook as whoever knows (or does not know) its secret. */
async function post({ shop }: Labelled, event: object, over: { secret?: string; at?: Date; id?: string } = {}) {
  const payload = JSON.stringify(event)
  const { secret = CARRIER_WEBHOOK_SECRET, at = new Date(), id = `evt_${newId()}` } = over
  const address = `/v1/webhooks/carriers/${showId('provider', shop.carrier)}/${showId('tenant', shop.shop.context.tenant)}`
  const answer = await workshop.app.inject({
    method: 'POST',
    url: address,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, payload),
    },
    payload,
  })
  return { status: answer.statusCode, body: answer.json() }
}

describe('what carriers report', () => {
  it('moves the package to the door, at the time of the scans', async () => {
    const { shop, order, scan, state } = await aLabelledPackage()
    expect(await state('in_transit')).toBe('under_way')
    expect(await state('out_for_delivery')).toBe('out_for_delivery')
    expect(await state('delivery_failed')).toBe('failed')
    expect(await state('out_for_delivery')).toBe('out_for_delivery')
    const delivered = await scan('delivered', { occurredAt: '2026-01-02T10:00:00Z', proof: { name: 'A. Müller' } })
    expect(delivered.body.items[0]).toMatchObject({ outcome: 'recorded', state: 'delivered' })
    expect(JSON.stringify(delivered.body)).not.toContain('Müller')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 2 })
    const [event] = await workshop.db.read(shop.shop.context.tenant, (tx) =>
      tx.rows<{ at: Date; data: Record<string, unknown> }>(
        'test.delivered',
        `select occurred_at as at, data from platform.event where tenant_id = $1 and type = 'package.delivered'`,
        [tx.tenant],
      ),
    )
    expect(event?.at.toISOString()).toBe('2026-01-02T10:00:00.000Z')
    expect(event?.data).toMatchObject({ failedAttempts: 1, lines: [{ line: 1, units: 2 }] })
    expect(await timelineOf(workshop, shop, order)).toContain('delivery.failed')
  })

  it('is one fact when it comes twice, in one list, in two, or side by side', async () => {
    const { shop, order, trackingNumber } = await aLabelledPackage()
    const event = { carrier: 'kc', trackingNumber, code: 'delivery_failed', externalId: 'scan-1' }
    const first = await shop.ask.post('/v1/tracking-events', { events: [event, event] })
    expect(first.body.items.map((item: { outcome: string }) => item.outcome)).toEqual(['recorded', 'known'])
    await Promise.all([1, 2, 3].map(() => shop.ask.post('/v1/tracking-events', { events: [event] })))
    const failed = (await timelineOf(workshop, shop, order)).filter((type) => type === 'delivery.failed')
    expect(failed).toHaveLength(1)
  })

  it('is kept and changes nothing when it comes late or out of order', async () => {
    const { shop, order, state } = await aLabelledPackage()
    await state('out_for_delivery', { occurredAt: '2026-01-02T09:00:00Z' })
    expect(await state('in_transit', { occurredAt: '2026-01-01T09:00:00Z' })).toBe('out_for_delivery')
    await state('delivered', { occurredAt: '2026-01-02T10:00:00Z' })
    for (const code of ['in_transit', 'delivery_failed', 'returned_to_sender', 'lost', 'delivered'])
      expect(await state(code)).toBe('delivered')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 2 })
    const [count] = await workshop.db.read(shop.shop.context.tenant, (tx) =>
      tx.rows<{ n: number }>(
        'test.scans',
        'select count(*)::int as n from deliver.tracking_event where tenant_id = $1',
        [tx.tenant],
      ),
    )
    expect(count?.n).toBe(8)
    expect(
      (await timelineOf(workshop, shop, order)).filter((type) => type.startsWith('package.delivered')),
    ).toHaveLength(1)
  })

  it('has its own verdict for each scan of a list', async () => {
    const { shop, order, trackingNumber } = await aLabelledPackage()
    const one = { code: 'delivered', externalId: 'a' }
    const answer = await shop.ask.post('/v1/tracking-events', {
      events: [
        { ...one, carrier: 'kc', trackingNumber: 'KC000' },
        { ...one, carrier: 'pigeon', trackingNumber },
        { ...one, carrier: 'own', trackingNumber },
        { ...one, carrier: 'kc', trackingNumber },
      ],
    })
    expect(answer.body.items.map((item: { outcome: string }) => item.outcome)).toEqual([
      'refused',
      'refused',
      'refused',
      'recorded',
    ])
    expect(answer.body.items[0].problem.type).toBe('/problems/tracking_unknown')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 2 })
    const many = Array(101).fill({ ...one, carrier: 'kc', trackingNumber })
    expect((await shop.ask.post('/v1/tracking-events', { events: many })).status).toBe(422)
  })

  it('hands a package over that nobody said was shipped: the carrier has it', async () => {
    const { shop, order, scan, url } = await aLabelledPackage({ shipped: false })
    await scan('picked_up')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ shipped: 2 })
    expect(workshop.told.handOvers.filter((one) => one.order === order)).toMatchObject([{ kind: 'shipment' }])
    expect((await shop.ask.post(`${url}/shipments`, {})).status).toBe(409)
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('of a lost package can turn out well', async () => {
    const { shop, order, state } = await aLabelledPackage()
    expect(await state('lost')).toBe('lost')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ lost: 2 })
    expect(await state('in_transit')).toBe('lost')
    expect(await state('delivered')).toBe('delivered')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 2 })
  })

  it('comes from a partner about its own packages only', async () => {
    const { shop, trackingNumber } = await aLabelledPackage()
    const grant = { role: 'partner', locations: [], supplier: newId() } as const
    const partner = client(workshop.app, (await aPerson(workshop.db, shop.shop.context, [grant])).headers)
    const answer = await partner.post('/v1/tracking-events', {
      events: [{ carrier: 'kc', trackingNumber, code: 'delivered', externalId: 'x' }],
    })
    expect(answer.body.items[0]).toMatchObject({ outcome: 'refused' })
  })
})

describe('the webhook of a carrier', () => {
  const tracking = (trackingNumber: string, code = 'delivered') => ({
    type: 'tracking.updated',
    data: { trackingNumber, code, at: new Date().toISOString(), proof: { name: 'A. Müller' } },
  })

  it('tells of a scan as soon as the carrier makes it, once for all copies', async () => {
    const labelled = await aLabelledPackage()
    const { shop, order, trackingNumber } = labelled
    const address = `${workshop.url}/v1/webhooks/carriers/${showId('provider', shop.carrier)}/${showId('tenant', shop.shop.context.tenant)}`
    await workshop.askCarrier('PUT', '/webhook', { url: address, secret: CARRIER_WEBHOOK_SECRET })
    await workshop.askCarrier('PUT', '/faults', { webhooks: { copies: 3, order: 'reversed' } })
    for (const code of ['picked_up', 'delivery_failed', 'delivered'])
      await workshop.askCarrier('POST', '/scans', { trackingNumber, code })
    await vi.waitFor(async () => expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 2 }), 5_000)
    await workshop.askCarrier('DELETE', '/faults')
    const types = await timelineOf(workshop, shop, order)
    expect(types.filter((type) => type === 'package.delivered')).toHaveLength(1)
  })

  it('believes nobody who cannot sign, and no signature of long ago', async () => {
    const labelled = await aLabelledPackage()
    const { trackingNumber, shop, order } = labelled
    const forged = `whsec_${Buffer.from('somebody else').toString('base64')}`
    expect((await post(labelled, tracking(trackingNumber), { secret: forged })).status).toBe(401)
    const old = new Date(Date.now() - 600_000)
    expect((await post(labelled, tracking(trackingNumber), { at: old })).status).toBe(401)
    const nobody = { ...labelled, shop: { ...shop, carrier: newId<typeof shop.carrier>() } }
    expect((await post(nobody, tracking(trackingNumber))).status).toBe(401)
    expect(await bucketsOf(workshop, shop, order)).toEqual({ shipped: 2 })
  })

  it('is asked to come again for a number that nobody has yet, and thanked for what is no scan', async () => {
    const labelled = await aLabelledPackage()
    expect((await post(labelled, tracking('KC123'))).status).toBe(404)
    expect(await post(labelled, { type: 'invoice.sent', data: {} })).toMatchObject({
      status: 202,
      body: { received: 'ignored' },
    })
    const id = `evt_${newId()}`
    expect((await post(labelled, tracking(labelled.trackingNumber), { id })).body).toEqual({ received: 'recorded' })
    expect((await post(labelled, tracking(labelled.trackingNumber), { id })).body).toEqual({ received: 'known' })
  })
})

describe('the routes at the door', () => {
  it('are guarded as the table of rights says', async () => {
    const { shop } = await openWorkingShop(workshop)
    const { routes, wrong } = await findUnguarded(workshop.db, shop.context, shop.locations.berlin, (app, deps) =>
      deliverRoutes(app, { ...deps, steps: workshop.steps }),
    )
    expect(routes.map((route) => route.action)).toEqual(['tracking.report', 'delivery.resolve', 'delivery.confirm'])
    expect(wrong).toEqual([])
  })
})
