import { expect, it } from 'vitest'
import { writeLocations } from '../organisation/index.ts'
import { newId } from '../platform/ids.ts'
import { expectAnswer, openMerchant, useHouse } from '../testing/house.ts'
import { paid, placed, reported, shipped, sound, view } from '../testing/order-story.ts'
import { aPerson, client } from '../testing/server.ts'

const house = useHouse()

it('what only a supplier has goes from his house to the customer, handled by his people alone, and is sold like any other', async () => {
  const merchant = await openMerchant(house, { stock: { 'hamburg/tea': 5 } })
  const { as } = merchant
  const [supplier, another] = [newId(), newId()]
  await house.db.write(merchant.context, (tx) =>
    writeLocations(tx, [
      {
        ...{ code: 'potter', name: 'The potter', kind: 'supplier', country: 'DE', timeZone: 'Europe/Berlin' },
        ...{ city: 'Höhr', postalCode: '56203', latitude: 50.43, longitude: 7.67, canShip: true },
        ...{ stockKeeper: 'supplier', supplier },
      },
    ]),
  )
  const report = { sku: 'cup', location: 'potter', units: 7, asOf: new Date().toISOString() }
  expectAnswer(await as.wms.post('/v1/snapshots', { snapshots: [report] }), 201)

  const order = await placed(merchant, [
    { sku: 'cup', quantity: 2 },
    { sku: 'tea', quantity: 1 },
  ])
  await paid(merchant, order.id)
  await merchant.settle()
  const work = (await view(merchant, order.id)).fulfillmentOrders
  expect(work).toHaveLength(2)

  const person = async (of: string) => {
    const { headers } = await aPerson(house.db, merchant.context, [{ role: 'partner', locations: [], supplier: of }])
    return client(house.kontor.app, headers)
  }
  const theirs = await person(supplier)
  const [own] = expectAnswer(await theirs.get('/v1/fulfillment-orders'), 200).items
  expect(own.lines).toMatchObject([{ sku: 'cup', units: 2 }])
  expect((await (await person(another)).get(`/v1/fulfillment-orders/${own.id}`)).status).toBe(404)
  expect((await theirs.get(`/v1/orders/${order.id}`)).status).toBe(403)

  const { trackingNumber } = await shipped({ ...merchant, as: { ...as, wms: theirs } }, own.id)
  await reported(merchant, trackingNumber, 'delivered')
  await merchant.settle()
  const seen = await view(merchant, order.id)
  expect(seen.lines[0].buckets.delivered).toBe(2)
  expect(seen.lines[1].buckets.delivered).toBe(0)
  expect(expectAnswer(await as.wms.get('/v1/stock?sku=cup'), 200).items).toMatchObject([{ onHand: 5, reserved: 0 }])
  await sound(house, merchant)
})
