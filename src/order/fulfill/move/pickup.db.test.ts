import { describe, expect, it } from 'vitest'
import { type FulfillmentOrderId, readId, showId } from '../../../platform/ids.ts'
import { testVault } from '../../../testing/server.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bucketsOf,
  openWorkingShop,
  pickAndPack,
  placeAndRelease,
  stockAt,
  useWorkshop,
  type WorkingShop,
} from '../../../testing/workshop.ts'
import { pickupCode } from '../hand-over/hand-over.ts'

const workshop = useWorkshop()
const AT_BERLIN = { deliveries: [{ method: 'collect', pickupLocation: 'berlin' }] } as const
type Code = 'hamburg' | 'munich' | 'berlin'

/** Teas to be fetched in Berlin, in work where the stock says. */
async function pickup(stock: Readonly<Record<string, number>>, units = 2) {
  const shop = await openWorkingShop(workshop, stock)
  const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: units }], AT_BERLIN)
  return { shop, order, work: work[0]?.id ?? '' }
}
const url = (id: string) => `/v1/fulfillment-orders/${id}`
const move = ({ ask }: WorkingShop, work: string, location: Code, lines?: object[]) =>
  ask.post(`${url(work)}/moves`, { location, reason: 'staff_ill', ...(lines && { lines }) })
async function moved(shop: WorkingShop, work: string, location: Code, lines?: object[]): Promise<string> {
  const answer = await move(shop, work, location, lines)
  expect(answer).toMatchObject({ status: 201 })
  return answer.body.fulfillmentOrder.id
}
const shown = async ({ ask }: WorkingShop, work: string) => (await ask.get(url(work))).body
const worksIn = async ({ ask, shop }: WorkingShop, location: Code) =>
  (await ask.get(`/v1/fulfillment-orders?location=${showId('location', shop.locations[location])}`)).body.items
async function sent(shop: WorkingShop, work: string): Promise<string> {
  await pickAndPack(shop, work)
  expect(await shop.ask.post(`${url(work)}/shipments`, {})).toMatchObject({ status: 201 })
  const second = (await worksIn(shop, 'berlin')).find((one: { after: string | null }) => one.after === work)
  return second.id
}
const sound = async (shop: WorkingShop) =>
  expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})

describe('a pickup that is moved by hand', () => {
  it('travels to its store from another place, as one that the store lacks does, and is collected there', async () => {
    const { shop, order, work } = await pickup({ 'berlin/tea': 2, 'hamburg/tea': 5 })
    expect(await shown(shop, work)).toMatchObject({ destination: 'pickup', state: 'released' })
    const preview = await shop.ask.post(`${url(work)}/moves?preview=true`, { location: 'hamburg', reason: 'staff_ill' })
    expect(preview.body).toMatchObject({ cost: { against: null }, splits: { before: 0, after: 0 } })
    const [promise] = preview.body.promises
    expect(promise.after.deliverBy > promise.before.deliverBy).toBe(true)

    const first = await moved(shop, work, 'hamburg')
    expect(await shown(shop, first)).toMatchObject({
      destination: 'location',
      to: showId('location', shop.shop.locations.berlin),
      shipBy: promise.after.shipBy,
    })
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('2 / 0 / 0 / 0')
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('5 / 0 / 0 / 2')
    const second = await sent(shop, first)
    expect(await shown(shop, second)).toMatchObject({ destination: 'pickup', after: first, state: 'coming' })
    await sound(shop)

    const came = { lines: [{ line: 1, units: 2 }] }
    expect(await shop.ask.post(`${url(second)}/receipts`, came)).toMatchObject({ status: 201 })
    await pickAndPack(shop, second)
    expect(await shop.ask.post(`${url(second)}/readiness`, {})).toMatchObject({ status: 201 })
    const code = pickupCode(testVault, readId<FulfillmentOrderId>(second))
    expect(await shop.ask.post(`${url(second)}/collections`, { code })).toMatchObject({ status: 201 })
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 2 })
    await sound(shop)
  })

  it('leaves its first place for another one, or for the store itself, which need not ship', async () => {
    const { shop, order, work } = await pickup({ 'hamburg/tea': 2, 'munich/tea': 2, 'berlin/cup': 1 })
    expect(await shown(shop, work)).toMatchObject({ destination: 'location' })
    const fromMunich = await moved(shop, work, 'munich')
    expect(await shown(shop, fromMunich)).toMatchObject({ destination: 'location', state: 'released' })
    expect((await move(shop, fromMunich, 'berlin')).body.type).toBe('/problems/not_enough_free')
    const back = await moved(shop, fromMunich, 'hamburg', [{ line: 1, units: 1 }])
    const [one, other] = [await sent(shop, back), await sent(shop, fromMunich)]
    for (const second of [one, other])
      expect(await shop.ask.post(`${url(second)}/receipts`, { lines: [{ line: 1, units: 1 }] })).toMatchObject({
        status: 201,
      })
    expect(await bucketsOf(workshop, shop, order)).toEqual({ allocated: 2 })
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('2 / 0 / 0 / 2')
    await sound(shop)
  })

  it('goes back to the shelf of its store, and is handed over there', async () => {
    const { shop, order, work } = await pickup({ 'berlin/tea': 2, 'hamburg/tea': 2 })
    const away = await moved(shop, work, 'hamburg')
    const back = await moved(shop, away, 'berlin')
    expect(await shown(shop, back)).toMatchObject({ destination: 'pickup', to: null, after: null, state: 'released' })
    await pickAndPack(shop, back)
    expect(await shop.ask.post(`${url(back)}/readiness`, {})).toMatchObject({ status: 201 })
    expect(await bucketsOf(workshop, shop, order)).toEqual({ ready: 2 })
    await sound(shop)
  })

  it('cannot be moved while it is on its way; what of it is there can', async () => {
    const { shop, order, work } = await pickup({ 'hamburg/tea': 3, 'munich/tea': 3 }, 3)
    const second = await sent(shop, work)
    const refused = { status: 409, body: { type: '/problems/still_coming' } }
    expect(await move(shop, second, 'munich')).toMatchObject(refused)
    await shop.ask.post(`${url(second)}/receipts`, { lines: [{ line: 1, units: 1 }] })
    expect(await move(shop, second, 'munich', [{ line: 1, units: 2 }])).toMatchObject({
      ...refused,
      body: { type: '/problems/still_coming', path: '/lines/0/units' },
    })
    const again = await moved(shop, second, 'munich')
    expect(await shown(shop, again)).toMatchObject({ destination: 'location', lines: [{ waiting: 1 }] })
    expect(await move(shop, second, 'munich')).toMatchObject(refused)
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('1 / 0 / 0 / 0')
    await sent(shop, again)
    expect(await bucketsOf(workshop, shop, order)).toEqual({ allocated: 3 })
    await sound(shop)
  })

  it('needs a place that ships, when it is not its store', async () => {
    const shop = await openWorkingShop(workshop, { 'berlin/tea': 5, 'hamburg/tea': 5 })
    const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 1 }])
    expect(await move(shop, work[0]?.id ?? '', 'berlin')).toMatchObject({
      status: 422,
      body: { type: '/problems/location_cannot' },
    })
    await sound(shop)
  })
})
