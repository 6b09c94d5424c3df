import { beforeAll, expect, it } from 'vitest'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../../testing/house.ts'
import type { LiveDemo } from './route.ts'

const known = { tenant: '', live: false }
const liveDemo: LiveDemo = {
  isOf: (tenant) => tenant === known.tenant,
  isLive: () => known.live,
  turn: async (live) => {
    known.live = live
  },
}
const house = useHouse({ role: 'api', liveDemo })
let northwind: Merchant
let other: Merchant
beforeAll(async () => {
  northwind = await openMerchant(house)
  other = await openMerchant(house)
  known.tenant = northwind.context.tenant
})

it('lets the demo merchant live and rest, by a lead or an administrator', async () => {
  const { lead, admin, care } = northwind.as
  expect(expectAnswer(await lead.get('/v1/demo'), 200)).toEqual({ demo: true, live: false })
  expect(expectAnswer(await lead.put('/v1/demo', { live: true }), 200)).toEqual({ demo: true, live: true })
  expectAnswer(await care.put('/v1/demo', { live: false }), 403)
  expect(known.live).toBe(true)
  expect(expectAnswer(await admin.put('/v1/demo', { live: false }), 200)).toEqual({ demo: true, live: false })
})

it('is refused for every other merchant, who learns nothing of the demo', async () => {
  known.live = true
  expect(expectAnswer(await other.as.admin.get('/v1/demo'), 200)).toEqual({ demo: false, live: false })
  expect(expectAnswer(await other.as.admin.put('/v1/demo', { live: false }), 409)).toMatchObject({
    type: '/problems/not_the_demo',
  })
  expect(known.live).toBe(true)
})
