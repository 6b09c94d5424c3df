import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { expectAnswer, useHouse } from '../../testing/house.ts'
import { client, type Headers } from '../../testing/server.ts'
import { ADDRESS_BERLIN } from '../../testing/shop.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { type NewTenant, openTenant } from './open.ts'

const house = useHouse()
const ACME: NewTenant = {
  code: 'acme',
  name: 'Acme',
  country: 'DE',
  currency: 'EUR',
  administrator: { email: 'Wile@acme.example', name: 'Wile E. Coyote', password: 'beep beep beep' },
}

async function logIn(tenant: string): Promise<Headers> {
  const { app } = house.kontor
  const payload = { tenant, email: 'wile@acme.example', password: 'beep beep beep' }
  const answer = await app.inject({ method: 'POST', url: '/v1/session', payload })
  expect(answer.statusCode).toBe(201)
  return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '', 'x-kontor': 'test' }
}

describe('opening a merchant', () => {
  it('leaves an administrator who alone, over HTTP, gets it so far that its shop sells', async () => {
    const context = await openTenant(house.db, ACME)
    const admin = client(house.kontor.app, await logIn('acme'))
    const made = async (url: string, body: object) => expectAnswer(await admin.post(url, body), 201)
    const [brand] = expectAnswer(await admin.get('/v1/brands'), 200).items
    expect(brand).toMatchObject({ name: 'Acme' })
    expect(expectAnswer(await admin.get('/v1/legal-entities'), 200).items).toMatchObject([
      { name: 'Acme', country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin' },
    ])
    const channel = await made('/v1/channels', {
      ...{ code: 'web', name: 'Web', kind: 'web', brand: brand.id, currency: 'EUR' },
      ...{ pricesIncludeTax: true, mayRefuse: true },
    })
    const place = { code: 'house', kind: 'warehouse', name: 'House', city: 'Berlin', country: 'DE' }
    const location = await made('/v1/locations', { ...place, timeZone: 'Europe/Berlin', canShip: true })
    expectAnswer(await admin.put('/v1/items', { items: [{ sku: 'anvil', name: 'Anvil' }] }), 200)
    const key = async (body: object) => {
      const { token } = await made('/v1/keys', { name: 'A system', ...body })
      return client(house.kontor.app, { authorization: `Bearer ${token}` })
    }
    const wms = await key({ kind: 'wms', locations: [location.id] })
    const shop = await key({ kind: 'shop', channel: channel.id })
    const receipts = [{ sku: 'anvil', location: 'house', units: 3 }]
    expectAnswer(await wms.post('/v1/receipts', { receipts }), 201)
    const order = {
      ...{ channel: 'web', currency: 'EUR', lines: [{ sku: 'anvil', quantity: 1, unitPrice: '119.00' }] },
      ...{ deliveries: [{ method: 'ship', shipTo: ADDRESS_BERLIN }], customer: { name: 'Road Runner' } },
    }
    const sold = expectAnswer(await shop.post('/v1/orders', order), 201)
    expect(sold).toMatchObject({ totalMinor: 11_900, backordered: 0 })
    expect(expectAnswer(await shop.get(`/v1/orders/${sold.id}`), 200)).toMatchObject({
      statuses: { fulfillment: 'reserved' },
      lines: [{ sku: 'anvil' }],
    })
    expect((await wms.post('/v1/orders', order)).status).toBe(403)
    expect((await admin.post('/v1/orders', order)).status).toBe(403)
    expect(await brokenInvariants(house.db, context.tenant)).toEqual({})
  })

  it.each<[string, Partial<NewTenant>, RegExp]>([
    ['a code that is taken', { code: 'taken' }, /already/],
    ['a code that is none', { code: 'Not A Code' }, /is no code/],
    ['a country that is none', { country: 'XX' }, /time zone|no country/],
    ['a country of several zones without one', { country: 'US', currency: 'USD' }, /--time-zone; US has/],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, /no time zone/],
    ['a currency that is none', { currency: 'XXY' }, /no currency/],
    ['a short password', { administrator: { ...ACME.administrator, password: 'short' } }, /12 characters/],
    ['an address that is none', { administrator: { ...ACME.administrator, email: 'wile' } }, /no e-mail/],
  ])('is refused with %s, and leaves nothing', async (_what, over, why) => {
    if (over.code === 'taken') await openTenant(house.db, { ...ACME, code: 'taken' })
    const before = await house.db.tenants()
    await expect(openTenant(house.db, { ...ACME, code: 'new', ...over })).rejects.toThrow(why)
    expect(await house.db.tenants()).toEqual(before)
  })

  it('is a command that takes the password from the environment and shows it to nobody', async () => {
    const run = (environment: Record<string, string>) =>
      promisify(execFile)(
        process.execPath,
        [
          ...[
            '--import',
            'tsx',
            'src/cli/kontor.ts',
            'tenant',
            'open',
            '--code',
            'acme-2',
            '--name',
            'Acme',
            '--country',
            'DE',
          ],
          ...['--currency', 'EUR', '--admin-email', 'wile@acme.example'],
        ],
        { env: { ...process.env, DATABASE_URL: house.test.url, KONTOR_SECRET: 'x'.repeat(32), ...environment } },
      )
    const { stdout, stderr } = await run({ KONTOR_ADMIN_PASSWORD: 'beep beep beep' })
    expect(stdout).toMatch(/^ten_[0-9a-f]{32}\n$/)
    expect(stdout + stderr).not.toContain('beep')
    await logIn('acme-2')
    await expect(run({})).rejects.toThrow(/there is no terminal/)
  })
})
