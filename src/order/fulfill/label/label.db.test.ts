import { describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aKey } from '../../../testing/server.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bareId,
  openWorkingShop,
  pickAndPack,
  placeAndRelease,
  timelineOf,
  useWorkshop,
  type WorkingShop,
} from '../../../testing/workshop.ts'

const workshop = useWorkshop()

type Booked = { type: string; shipment?: { key: string; reference: string; packages: { trackingNumber: string }[] } }

/** A packed package, with its address and what the carrier has booked for it. */
async function aPackage() {
  const shop = await openWorkingShop(workshop)
  const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 2 }])
  const fulfillment = work[0]?.id ?? ''
  const packed = await pickAndPack(shop, fulfillment)
  const id: string = packed.packages[0].id
  const url = `/v1/fulfillment-orders/${fulfillment}/packages/${id}`
  return {
    shop,
    order,
    fulfillment,
    id,
    url,
    buy: (body: object = { carrier: 'kc', service: 'standard' }) => shop.ask.post(`${url}/labels`, body),
    giveBack: () => shop.ask.post(`${url}/label-voids`, {}),
    now: async () => (await shop.ask.get(`/v1/fulfillment-orders/${fulfillment}`)).body.packages[0],
    booked: async () =>
      (await workshop.askCarrier<Booked[]>('GET', '/book')).body.filter((entry) =>
        entry.shipment?.key.includes(bareId(id)),
      ),
  }
}

/** Carries on with what is not settled yet, as the worker does when it is due. */
async function carryOn({ shop }: WorkingShop, id: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const [effect] = await workshop.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ id: string }>(
      'test.effect',
      'select id from platform.effect where tenant_id = $1 and subject_id = $2 order by recorded_at desc limit 1',
      [tx.tenant, bareId(id)],
    ),
  )
  return workshop.effects.attempt(shop.context.tenant, effect?.id ?? '')
}

const fault = (plan: object) => workshop.askCarrier('PUT', '/faults', { plan: [plan] })

describe('the label of a package', () => {
  it('comes as a PDF that names its file, and stands nowhere but in its own table', async () => {
    const { shop, url, buy } = await aPackage()
    expect((await buy()).body.state).toBe('bought')
    const headers = await bearerOf(shop)
    const pdf = await workshop.app.inject({ method: 'GET', url: `${url}/label`, headers })
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+-1-1\.pdf"$/)
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const stored = await workshop.db.read(shop.shop.context.tenant, (tx) =>
      tx.rows<{ text: string }>(
        'test.ledger_text',
        `select concat(e.request, e.answer, (select string_agg(v.data::text, '') from platform.event v where v.tenant_id = $1)) as text
           from platform.effect e where e.tenant_id = $1`,
        [tx.tenant],
      ),
    )
    expect(JSON.stringify(stored)).not.toMatch(/Müller|Torstraße|JVBER/)
  })

  it('is bought once when the carrier books it and then breaks, and says unknown until it is asked', async () => {
    const { shop, id, buy, now, booked } = await aPackage()
    await fault({ match: { kind: 'ship' }, fault: 'execute_then_500', times: 1 })
    const first = await buy()
    expect(first).toMatchObject({
      status: 201,
      body: { state: 'unknown', problem: 'status_500', trackingNumber: null },
    })
    const second = await buy()
    expect(second).toMatchObject({ status: 409, body: { type: '/problems/label_open' } })
    expect(await carryOn(shop, id)).toBe('succeeded')
    const [only] = await booked()
    expect(await now()).toMatchObject({
      state: 'labelled',
      label: { state: 'bought', problem: null },
      trackingNumber: only?.shipment?.packages[0]?.trackingNumber,
    })
    expect(await booked()).toHaveLength(1)
  })

  it('is bought once when the carrier books it and never answers', async () => {
    const { shop, id, buy, booked, now } = await aPackage()
    await fault({ match: { kind: 'ship' }, fault: 'execute_then_hang', times: 1 })
    expect((await buy()).body).toMatchObject({ state: 'unknown', problem: 'no answer in 600 ms' })
    expect(await carryOn(shop, id)).toBe('succeeded')
    expect(await booked()).toHaveLength(1)
    expect((await now()).label.state).toBe('bought')
  })

  it.each(['fail', 'refuse_connection', 'garbage', 'slow'])(
    'is bought once when the carrier does not: %s',
    async (how) => {
      const { shop, id, buy, booked, now } = await aPackage()
      await fault({ match: { kind: 'ship' }, fault: how, times: 1, ...(how === 'slow' && { delayMs: 1_000 }) })
      expect((await buy()).body.state).toBe('unknown')
      expect(await carryOn(shop, id)).toBe('succeeded')
      expect(await booked()).toHaveLength(1)
      expect((await now()).state).toBe('labelled')
    },
  )

  it('waits for a carrier that has too much to do', async () => {
    const { shop, id, buy, booked } = await aPackage()
    await fault({ match: { kind: 'ship' }, fault: 'too_many', times: 1 })
    expect((await buy()).body).toMatchObject({ state: 'asked', problem: 'too_many_requests' })
    expect(await carryOn(shop, id)).toBe('succeeded')
    expect(await booked()).toHaveLength(1)
  })

  it('is refused with the reason, and can be asked for anew', async () => {
    const { shop, order, buy, booked } = await aPackage()
    expect((await buy({ carrier: 'kc', service: 'teleport' })).body).toMatchObject({ state: 'refused' })
    await fault({ match: { kind: 'ship' }, fault: 'decline', times: 1 })
    expect((await buy()).body).toMatchObject({ state: 'refused', problem: 'declined' })
    expect((await buy()).body.state).toBe('bought')
    expect(await buy()).toMatchObject({ status: 409, body: { type: '/problems/label_exists' } })
    expect(await booked()).toHaveLength(1)
    expect((await timelineOf(workshop, shop, order)).slice(-3)).toEqual([
      'package.label_refused',
      'package.label_refused',
      'package.labelled',
    ])
  })

  it('answers the same request twice with the one label', async () => {
    const { shop, url, booked } = await aPackage()
    const headers = { 'idempotency-key': newId() }
    const body = { carrier: 'kc', service: 'express' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => shop.ask.post(`${url}/labels`, body, headers)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
    expect(answers[0]?.body.state).toBe('bought')
    expect(await booked()).toHaveLength(1)
  })

  it('is given back before the hand-over, and another one can be bought', async () => {
    const { shop, order, url, buy, giveBack, now, booked } = await aPackage()
    expect(await giveBack()).toMatchObject({ status: 409, body: { type: '/problems/label_missing' } })
    const first = (await buy()).body.trackingNumber
    await fault({ match: { kind: 'cancel' }, fault: 'execute_then_cut', times: 1 })
    expect((await giveBack()).body.state).toBe('voiding')
    const ship = () => shop.ask.post(`/v1/fulfillment-orders/${url.split('/')[3]}/shipments`, {})
    expect(await ship()).toMatchObject({ status: 409, body: { type: '/problems/label_open' } })
    expect(await carryOn(shop, url.split('/')[5] ?? '')).toBe('succeeded')
    expect(await now()).toMatchObject({ state: 'packed', trackingNumber: null, label: { state: 'voided' } })
    const second = (await buy()).body.trackingNumber
    expect(second).not.toBe(first)
    expect(await booked()).toHaveLength(2)
    expect((await ship()).status).toBe(201)
    expect(await giveBack()).toMatchObject({ status: 409, body: { type: '/problems/package_gone' } })
    expect(await timelineOf(workshop, shop, order)).toContain('package.label_voided')
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('stays when the carrier has the package already', async () => {
    const { buy, giveBack, now } = await aPackage()
    const { trackingNumber } = (await buy()).body
    await workshop.askCarrier('POST', '/scans', { trackingNumber, code: 'picked_up' })
    expect((await giveBack()).body).toMatchObject({ state: 'bought', problem: 'already_picked_up' })
    expect(await now()).toMatchObject({ state: 'labelled', trackingNumber })
  })

  it('is given back when its package is opened again, also when it comes only then', async () => {
    const { shop, id, url, buy, booked } = await aPackage()
    await fault({ match: { kind: 'ship' }, fault: 'execute_then_500', times: 1 })
    await buy()
    expect((await shop.ask.delete(url)).status).toBe(200)
    await carryOn(shop, id)
    expect(await carryOn(shop, id)).toBe('succeeded')
    expect(await booked()).toHaveLength(1)
    const entries = (await workshop.askCarrier<{ type: string; cancellation?: { key: string } }[]>('GET', '/book')).body
    expect(entries.filter((entry) => entry.cancellation?.key.includes(bareId(id)))).toHaveLength(1)
  })

  it('needs a carrier that exists, and what that carrier asks for', async () => {
    const { buy } = await aPackage()
    expect(await buy({ carrier: 'pigeon' })).toMatchObject({ status: 422, body: { path: '/carrier' } })
    expect(await buy({ carrier: 'kc' })).toMatchObject({ status: 422, body: { path: '/service' } })
    expect(await buy({ carrier: 'own' })).toMatchObject({ status: 422, body: { path: '/trackingNumber' } })
  })

  it('of our own drivers is a number that no other package has', async () => {
    const { shop, url, buy, now } = await aPackage()
    expect((await buy({ carrier: 'own', trackingNumber: 'van-7' })).body).toMatchObject({
      state: 'bought',
      trackingNumber: 'van-7',
      priceMinor: null,
    })
    expect((await shop.ask.get(`${url}/label`)).status).toBe(409)
    const other = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 1 }])
    const packed = await pickAndPack(shop, other.work[0]?.id ?? '')
    const otherUrl = `/v1/fulfillment-orders/${other.work[0]?.id}/packages/${packed.packages[0].id}`
    expect(await shop.ask.post(`${otherUrl}/labels`, { carrier: 'own', trackingNumber: 'van-7' })).toMatchObject({
      status: 409,
      body: { type: '/problems/tracking_number_taken' },
    })
    expect((await now()).trackingNumber).toBe('van-7')
  })

  it('shows what may be done with the package, and why not', async () => {
    const { buy, now } = await aPackage()
    const hints = async () =>
      Object.fromEntries(
        (await now()).actions.map((hint: { name: string; allowed: boolean }) => [hint.name, hint.allowed]),
      )
    expect(await hints()).toEqual({ label: true, void_label: false, unpack: true })
    await buy()
    expect(await hints()).toEqual({ label: false, void_label: true, unpack: true })
  })
})

/** The headers under which a shop's key asks. */
async function bearerOf(shop: WorkingShop) {
  return (await aKey(workshop.db, shop.shop.context, ['fulfillment.*'])).headers
}
