import { describe, expect, it } from 'vitest'
import { contentOf } from '../testing/content.ts'
import { expectAnswer, openMerchant, useHouse } from '../testing/house.ts'
import { action, type Body, COLLECT, paid, placed, sound, sums, view } from '../testing/order-story.ts'
import { ADDRESS_BERLIN } from '../testing/shop.ts'

const house = useHouse()
const HAMBURG = { ...ADDRESS_BERLIN, lines: ['Elbchaussee 1'], city: 'Hamburg', postalCode: '20095' }

describe('a change of an order', () => {
  it('is previewed exactly as it is done, and the preview writes nothing', async () => {
    const merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
    const { as } = merchant
    const charges = [{ kind: 'shipping', name: 'Parcel', amountMinor: 490 }]
    const { id } = await placed(
      merchant,
      [
        { sku: 'cup', quantity: 3 },
        { sku: 'set', quantity: 2 },
      ],
      { charges },
    )
    await paid(merchant, id)
    await merchant.settle()
    const url = `/v1/orders/${id}/cancellations`
    for (const body of [
      { lines: [{ line: 1, units: 2 }], reason: 'too many' },
      { lines: [{ line: 2, units: 1 }] },
      {},
    ]) {
      await merchant.settle()
      const before = await contentOf(house.test.url)
      const preview = expectAnswer(await as.care.post(`${url}?preview=true`, body), 201)
      expect(await contentOf(house.test.url)).toEqual(before)
      const done = expectAnswer(await as.care.post(url, body), 201)
      expect({ ...preview, id: '' }).toEqual({ ...done, id: '' })
      const after = await view(merchant, id)
      expect(after.version).toBe(preview.version)
    }
    await merchant.settle()
    const end = await view(merchant, id)
    expect(end).toMatchObject({
      statuses: { fulfillment: 'cancelled' },
      money: { dueMinor: 0, capturedMinor: 0, authorizedMinor: 0 },
      closedAt: expect.any(String),
    })
    expect(end.amendments.map((one: Body) => [one.version, one.kind])).toEqual([
      [2, 'cancel'],
      [3, 'cancel'],
      [4, 'cancel'],
    ])
    expect(action(end, 'cancel')).toMatchObject({ allowed: false, why: expect.any(String) })
    await sound(house, merchant)
  })

  it('counts units that are named twice together, and a kit with its parts', async () => {
    const merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
    const { id } = await placed(merchant, [
      { sku: 'cup', quantity: 2 },
      { sku: 'set', quantity: 1 },
    ])
    const cancel = (lines: object[]) => merchant.as.care.post(`/v1/orders/${id}/cancellations`, { lines })
    const twice = expectAnswer(
      await cancel([
        { line: 1, units: 1 },
        { line: 1, units: 1 },
      ]),
      201,
    )
    expect(twice).toMatchObject({ units: [{ line: 1, units: 2 }], money: { valueMinor: 2500 }, tooLate: [] })
    const kit = expectAnswer(
      await cancel([
        { line: 2, units: 1 },
        { line: 3, units: 1 },
      ]),
      201,
    )
    expect(kit).toMatchObject({ money: { valueMinor: 2000 }, tooLate: [{ line: 3, units: 1 }] })
    await sound(house, merchant)
  })

  it('sends a delivery to another address, sourced anew for it', async () => {
    const merchant = await openMerchant(house, {
      stock: { 'hamburg/tea': 3, 'munich/tea': 3 },
      policies: { 'release.when': 'on_request' },
    })
    const { id } = await placed(merchant, [{ sku: 'tea', quantity: 2 }])
    await merchant.settle()
    const munich = { ...ADDRESS_BERLIN, lines: ['Marienplatz 1'], city: 'München', postalCode: '80331' }
    const url = `/v1/orders/${id}/amendments`
    const before = await contentOf(house.test.url)
    const preview = expectAnswer(await merchant.as.care.post(`${url}?preview=true`, { shipTo: munich }), 201)
    expect(await contentOf(house.test.url)).toEqual(before)
    const done = expectAnswer(await merchant.as.care.post(url, { shipTo: munich }), 201)
    expect(done).toEqual(preview)
    expect(done).toMatchObject({ version: 2, changes: ['address'], stock: [{ line: 1, units: 2 }], resourced: true })
    const shown = await view(merchant, id)
    expect(shown.deliveries[0].shipTo).toBe(3)
    expect(shown.parties.find((one: Body) => one.party === 3)).toMatchObject({ city: 'München' })
    expect(shown.lines[0].reservations).toMatchObject([
      { location: done.stock[0].location.replace(/.*/, shown.lines[0].reservations[0].location), units: 2 },
    ])
    expect(shown.lines[0].promises.at(-1).location).not.toBe(done.stock[0].location)
    const dutch = { ...munich, country: 'NL' }
    expect(await merchant.as.care.post(url, { shipTo: dutch })).toMatchObject({
      status: 409,
      body: { path: '/shipTo/country' },
    })
    expect(HAMBURG.city).toBe('Hamburg')
    await sound(house, merchant)
  })

  it('moves a pickup to another store, until it is in work', async () => {
    const merchant = await openMerchant(house, {
      stock: { 'berlin/tea': 3, 'munich/tea': 3 },
      policies: { 'release.when': 'on_request' },
    })
    const { as } = merchant
    const stores = expectAnswer(await as.admin.get('/v1/locations'), 200).items
    const munich = stores.find((one: Body) => one.code === 'munich')
    const etag = { 'if-match': `"${munich.version}"` }
    expectAnswer(await as.admin.patch(`/v1/locations/${munich.id}`, { canPickup: true }, etag), 200)
    const { id } = await placed(merchant, [{ sku: 'tea', quantity: 2 }], { ...COLLECT, terms: 'net30' })
    const moved = await as.care.post(`/v1/orders/${id}/amendments`, { pickupLocation: 'munich' })
    expect(expectAnswer(moved, 201)).toMatchObject({ changes: ['pickup_location'], resourced: true })
    const shown = await view(merchant, id)
    expect(shown.deliveries[0].pickupLocationName).toBe('Warehouse Munich')
    expect(sums(shown)).toEqual({ reserved: 2 })
    expectAnswer(await as.care.post(`/v1/orders/${id}/releases`, {}), 201)
    const late = await as.care.post(`/v1/orders/${id}/amendments`, { pickupLocation: 'berlin' })
    expect(late).toMatchObject({ status: 409, body: { type: '/problems/too_late' } })
    await sound(house, merchant)
  })

  it('is asked for again: the same items at today’s price', async () => {
    const merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
    const { id } = await placed(merchant, [
      { sku: 'cup', quantity: 2, unitPrice: '1.00' },
      { sku: 'set', quantity: 1 },
    ])
    const again = expectAnswer(await merchant.as.care.post(`/v1/orders/${id}/repeats`, {}), 201)
    expect(again).toMatchObject({ totalMinor: 4500, existed: false })
    expect(again.id).not.toBe(id)
    const shown = await view(merchant, again.id)
    expect(shown.lines.map((line: Body) => [line.sku, line.quantity])).toEqual([
      ['cup', 2],
      ['set', 1],
      ['tea', 2],
      ['cup', 1],
    ])
    expect(shown.parties.find((one: Body) => one.role === 'ship_to')).toMatchObject({
      name: 'Ada Müller',
      city: 'Berlin',
    })
    await sound(house, merchant)
  })
})
