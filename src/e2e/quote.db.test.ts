import { expect, it } from 'vitest'
import { expectAnswer, openMerchant, useHouse } from '../testing/house.ts'
import { COLLECT, sound, view } from '../testing/order-story.ts'
import { aKey, client } from '../testing/server.ts'

const house = useHouse()
const lines = [{ sku: 'tea', quantity: 3 }]
const order = { channel: 'web', currency: 'EUR', ...COLLECT, lines }

it('a held quote keeps the last units for the order that is placed on it, once', async () => {
  const merchant = await openMerchant(house, { stock: { 'berlin/tea': 3 }, policies: { 'stock.shortage': 'refuse' } })
  const { headers } = await aKey(house.db, merchant.context, ['availability.read', 'quote.hold', 'order.*'])
  const shop = client(house.kontor.app, headers)
  const asked = { channel: 'web', lines, pickup: { location: 'berlin' }, hold: { location: 'berlin', minutes: 60 } }
  const { quote } = expectAnswer(await shop.post('/v1/quotes', asked), 200)

  const others = await shop.post('/v1/orders', order)
  expect(others).toMatchObject({ status: 409, body: { type: '/problems/stock_short' } })

  const more = { ...order, lines: [{ sku: 'tea', quantity: 4 }], quote }
  expect(await shop.post('/v1/orders', more)).toMatchObject({ status: 409, body: { type: '/problems/stock_short' } })
  expect((await shop.get(`/v1/quotes/${quote}`)).body).toMatchObject({ state: 'held' })

  const { id } = expectAnswer(await shop.post('/v1/orders', { ...order, quote }), 201)
  const placed = await view(merchant, id)
  expect(placed.lines[0].buckets).toMatchObject({ reserved: 3 })
  expect(placed.lines[0].promises[0]).toMatchObject({ units: 3 })
  expect((await shop.get(`/v1/quotes/${quote}`)).body).toMatchObject({ state: 'used', order: id })
  expect(await shop.post('/v1/orders', { ...order, quote })).toMatchObject({
    status: 409,
    body: { type: '/problems/quote_used' },
  })
  await sound(house, merchant)
})
