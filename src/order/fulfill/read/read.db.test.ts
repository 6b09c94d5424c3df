import { describe, expect, it } from 'vitest'
import { newId, showId } from '../../../platform/ids.ts'
import { findUnguarded } from '../../../testing/guarded.ts'
import { aKey, aPerson, aPersonWho, client } from '../../../testing/server.ts'
import { anOrder, place } from '../../../testing/shop.ts'
import {
  openWorkingShop,
  orderUrl,
  pickAndPack,
  placeAndRelease,
  useWorkshop,
  type WorkingShop,
} from '../../../testing/workshop.ts'
import { fulfillRoutes } from '../routes.ts'

const workshop = useWorkshop()

async function workerAt({ shop }: WorkingShop, place: 'hamburg' | 'munich') {
  const grant = { role: 'warehouse_worker', locations: [shop.locations[place]], supplier: null } as const
  return client(workshop.app, (await aPerson(workshop.db, shop.context, [grant])).headers)
}

describe('the work of a location', () => {
  it('is seen and done by those who work there, and not there for others', async () => {
    const shop = await openWorkingShop(workshop)
    const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 2 }])
    const id = work[0]?.id ?? ''
    const url = `/v1/fulfillment-orders/${id}`
    const [own, other] = [await workerAt(shop, 'hamburg'), await workerAt(shop, 'munich')]
    expect((await own.get('/v1/fulfillment-orders')).body.items).toHaveLength(1)
    expect((await other.get('/v1/fulfillment-orders')).body.items).toEqual([])
    const packed = await pickAndPack({ ask: own }, id)
    const box = `${url}/packages/${packed.packages[0].id}`
    for (const answer of [
      await other.get(url),
      await other.post(`${url}/acceptances`, {}),
      await other.post(`${url}/declines`, { lines: [{ line: 1, units: 1 }], reason: 'closed' }),
      await other.post(`${url}/picks`, { lines: [{ line: 1, units: 1 }] }),
      await other.post(`${url}/shorts`, { lines: [{ line: 1, units: 1 }] }),
      await other.post(`${url}/packages`, { packages: [{ contents: [{ line: 1, units: 1 }] }] }),
      await other.delete(box),
      await other.get(`${box}/rates?carrier=kc`),
      await other.post(`${box}/labels`, { carrier: 'kc', service: 'standard' }),
      await other.get(`${box}/label`),
      await other.post(`${box}/label-voids`, {}),
      await other.post(`${url}/shipments`, {}),
      await other.post(`${url}/readiness`, {}),
      await other.post(`${url}/expiries`, {}),
    ])
      expect(answer).toMatchObject({ status: 404, body: { type: '/problems/not_found' } })
    expect((await own.post(`${box}/labels`, { carrier: 'kc', service: 'standard' })).status).toBe(201)
    expect((await own.post(`${url}/shipments`, {})).status).toBe(201)
  })

  it('shows the address to those who read people, and to the place while it has to go out', async () => {
    const shop = await openWorkingShop(workshop)
    const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 1 }])
    const url = `/v1/fulfillment-orders/${work[0]?.id}`
    const worker = await workerAt(shop, 'hamburg')
    const asRole = async (role: 'administrator' | 'care_agent' | 'finance') =>
      client(workshop.app, (await aPersonWho(workshop.db, shop.shop.context, role)).headers)
    const addressFor = async (ask: ReturnType<typeof client>) => (await ask.get(url)).body.address
    expect(await addressFor(worker)).toMatchObject({ name: 'Ada Müller', lines: ['Torstraße 1'], city: 'Berlin' })
    expect(await addressFor(await asRole('care_agent'))).toMatchObject({ name: 'Ada Müller' })
    expect(await addressFor(await asRole('administrator'))).toBeNull()
    expect(await addressFor(await asRole('finance'))).toBeNull()
    await pickAndPack(shop, work[0]?.id ?? '')
    await shop.ask.post(`${url}/shipments`, {})
    expect(await addressFor(worker)).toBeNull()
    expect(await addressFor(await asRole('care_agent'))).toMatchObject({ name: 'Ada Müller' })
  })

  it('of a supplier is the supplier’s own, address and all', async () => {
    const shop = await openWorkingShop(workshop)
    const supplier = newId()
    await workshop.db.write(shop.shop.context, (tx) =>
      tx.rows('test.supplier', 'update organisation.location set supplier_id = $2 where tenant_id = $1 and id = $3', [
        tx.tenant,
        supplier,
        shop.shop.locations.hamburg,
      ]),
    )
    const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 1 }])
    const partner = async (of: string) => {
      const grant = { role: 'partner', locations: [], supplier: of } as const
      return client(workshop.app, (await aPerson(workshop.db, shop.shop.context, [grant])).headers)
    }
    const url = `/v1/fulfillment-orders/${work[0]?.id}`
    expect((await (await partner(supplier)).get(url)).body.address).toMatchObject({ name: 'Ada Müller' })
    const stranger = await partner(newId())
    expect((await stranger.get(url)).status).toBe(404)
    expect((await stranger.get('/v1/fulfillment-orders')).body.items).toEqual([])
    expect((await (await partner(supplier)).get('/v1/fulfillment-orders')).body.items).toHaveLength(1)
  })

  it('comes page by page, oldest first, by place and state', async () => {
    const shop = await openWorkingShop(workshop)
    const numbers: string[] = []
    for (let index = 0; index < 5; index++) {
      const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 1 }])
      numbers.push(work[0]?.number ?? '')
    }
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await shop.ask.get(`/v1/fulfillment-orders?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map((one: { number: string }) => one.number))
      if (!body.next) break
      cursor = body.next
    }
    expect(seen).toEqual(numbers)
    const munich = showId('location', shop.shop.locations.munich)
    expect((await shop.ask.get(`/v1/fulfillment-orders?location=${munich}`)).body.items).toEqual([])
    expect((await shop.ask.get('/v1/fulfillment-orders?state=done')).body.items).toEqual([])
    expect((await shop.ask.get('/v1/fulfillment-orders?cursor=bm9uc2Vuc2U')).status).toBe(422)
    expect((await shop.ask.get('/v1/fulfillment-orders?state=wild')).status).toBe(422)
  })

  it('says what may be done now and why not, as far as one may', async () => {
    const shop = await openWorkingShop(workshop)
    const { work } = await placeAndRelease(workshop, shop, [
      { sku: 'tea', quantity: 1 },
      { sku: 'cup', quantity: 1 },
    ])
    const url = `/v1/fulfillment-orders/${work[0]?.id}`
    const hints = async (ask: ReturnType<typeof client>) =>
      (await ask.get(url)).body.actions
        .filter((hint: { allowed: boolean }) => hint.allowed)
        .map((hint: { name: string }) => hint.name)
    expect(await hints(shop.ask)).toEqual(['accept', 'decline', 'move', 'pick', 'short'])
    expect(await hints(await workerAt(shop, 'hamburg'))).toEqual(['accept', 'decline', 'pick', 'short'])
    const care = await aPersonWho(workshop.db, shop.shop.context, 'care_agent')
    expect(await hints(client(workshop.app, care.headers))).toEqual(['move'])
    const one = await shop.ask.get(url)
    expect(one.body.pickList.map((line: { sku: string }) => line.sku)).toEqual(['cup', 'tea'])
    expect(one.body.actions.find((hint: { name: string }) => hint.name === 'ship').why).toContain('no package')
    await pickAndPack(shop, work[0]?.id ?? '')
    expect(await hints(shop.ask)).toEqual(['ship'])
  })

  it('does not exist for another tenant', async () => {
    const [shop, stranger] = [await openWorkingShop(workshop), await openWorkingShop(workshop)]
    const { work, order } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 1 }])
    expect((await stranger.ask.get(`/v1/fulfillment-orders/${work[0]?.id}`)).status).toBe(404)
    expect((await stranger.ask.post(`/v1/fulfillment-orders/${work[0]?.id}/acceptances`, {})).status).toBe(404)
    expect((await stranger.ask.post(`${orderUrl(order)}/releases`, {})).status).toBe(404)
  })

  it('takes the time of a fact from those who replay, and from nobody else', async () => {
    const shop = await openWorkingShop(workshop)
    const placed = await place(workshop.db, shop.shop, anOrder([{ sku: 'tea', quantity: 1 }], { terms: 'net30' }))
    const occurredAt = '1996-07-04T10:00:00.000Z'
    const released = await shop.ask.post(`${orderUrl(placed.id)}/releases`, { occurredAt })
    const url = `/v1/fulfillment-orders/${released.body.fulfillmentOrders[0].id}`
    expect((await shop.ask.get(url)).body.releasedAt).toBe(occurredAt)
    const key = await aKey(workshop.db, shop.shop.context, ['fulfillment.*'])
    const now = client(workshop.app, key.headers)
    expect((await now.post(`${url}/acceptances`, { occurredAt })).status).toBe(403)
  })

  it('is guarded on every route as the table of rights says', async () => {
    const shop = await openWorkingShop(workshop)
    const { routes, wrong } = await findUnguarded(
      workshop.db,
      shop.shop.context,
      shop.shop.locations.berlin,
      (app, deps) => fulfillRoutes(app, { ...deps, effects: workshop.effects, steps: workshop.steps }),
    )
    expect(routes.length).toBeGreaterThan(17)
    expect(wrong).toEqual([])
  })
})
