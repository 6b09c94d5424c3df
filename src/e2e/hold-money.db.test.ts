import { expect, it } from 'vitest'
import { expectAnswer, openMerchant, useHouse } from '../testing/house.ts'
import { paid, placed, shipped, sound, view } from '../testing/order-story.ts'

const house = useHouse()

it('a hold on the money lets the goods go, and no money be taken, by hand or at the door, before it is lifted', async () => {
  const merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
  const { as } = merchant
  const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
  await paid(merchant, id)
  const hold = { reason: 'ask the bank', stops: ['capture_funds'] }
  expectAnswer(await as.care.post(`/v1/orders/${id}/holds`, hold), 201)
  const capture = () => as.finance.post(`/v1/orders/${id}/captures`, {})
  expect(await capture()).toMatchObject({ status: 409, body: { type: '/problems/order_held' } })
  const { fulfillmentOrders } = expectAnswer(await as.lead.post(`/v1/orders/${id}/releases`, {}), 201)
  await shipped(merchant, fulfillmentOrders[0].id)
  await merchant.settle()
  const gone = await view(merchant, id)
  expect(gone).toMatchObject({
    statuses: { fulfillment: 'shipped' },
    money: { authorizedMinor: 1250, capturedMinor: 0 },
  })
  expectAnswer(
    await as.lead.post(`/v1/orders/${id}/holds/${gone.holds[0].id}/lifts`, { reason: 'the bank says yes' }),
    201,
  )
  expectAnswer(await capture(), 201)
  expect((await view(merchant, id)).money).toMatchObject({ capturedMinor: 1250 })
  await sound(house, merchant)
})
