import { describe, expect, it } from 'vitest'
import { openKontor, openMerchant, useHouse } from '../testing/house.ts'
import { placed } from '../testing/order-story.ts'
import { aKey, client } from '../testing/server.ts'

const house = useHouse({ role: 'api' })

describe('the role of a process', () => {
  it('api serves requests and leaves the background work to others', async () => {
    const merchant = await openMerchant(house)
    expect(house.kontor.dispatcher).toBeNull()
    const { id } = await placed(merchant, [{ sku: 'tea', quantity: 1 }])
    await new Promise((resolve) => setTimeout(resolve, 1_500)) // longer than a sweep of the dispatcher
    const untold = await merchant.as.care.get(`/v1/orders/${id}/messages`)
    expect(untold.body.items).toEqual([])
    const worker = await openKontor(house.db, { role: 'worker' }, house.troubles)
    await worker.dispatcher?.settle(merchant.context.tenant)
    await worker.stop()
    expect((await merchant.as.care.get(`/v1/orders/${id}/messages`)).body.items).toMatchObject([
      { kind: 'order_confirmed' },
    ])
  })

  it('worker serves nothing but its health', async () => {
    const merchant = await openMerchant(house)
    const worker = await openKontor(house.db, { role: 'worker' }, house.troubles)
    const { headers } = await aKey(house.db, merchant.context, ['order.*', 'metrics.read'])
    const ask = (url: string, method: 'GET' | 'POST' = 'GET') => worker.app.inject({ method, url, headers })
    for (const url of ['/healthz', '/readyz', '/metrics']) expect((await ask(url)).statusCode, url).toBe(200)
    expect((await client(worker.app).get('/healthz')).body).toEqual({ state: 'alive' })
    const served: string[] = []
    for (const url of ['/v1/orders', '/v1/session', '/v1/events', '/docs', '/openapi.json', '/problems', '/o/x', '/'])
      if ((await ask(url)).statusCode !== 404) served.push(url)
    for (const url of ['/v1/orders', '/v1/session']) if ((await ask(url, 'POST')).statusCode !== 404) served.push(url)
    expect(served).toEqual([])
    expect(worker.app.printRoutes()).not.toContain('v1')
    await worker.stop()
  })

  it('all does both', async () => {
    const merchant = await openMerchant(house)
    const all = await openKontor(house.db, { role: 'all' }, house.troubles)
    expect(all.dispatcher).not.toBeNull()
    const { headers } = await aKey(house.db, merchant.context, ['order.*'])
    expect((await client(all.app, headers).get('/v1/orders')).status).toBe(200)
    await all.stop()
  })
})
