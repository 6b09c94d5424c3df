import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../platform/http/app.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { aKey, aPersonWho, client, openTestServer } from '../../testing/server.ts'
import { openShop, type Shop } from '../../testing/shop.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { writeLocations } from '../places/write.ts'
import { writePolicy } from '../settings/settings.ts'
import { masterRoutes } from './route.ts'
import { readMaster } from './store.ts'

let test: TestDatabase
let app: App
let shop: Shop
let lead: ReturnType<typeof client>
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
  app = await openTestServer(test.db, masterRoutes)
  lead = client(app, (await aPersonWho(test.db, shop.context, 'lead')).headers)
})
afterAll(async () => {
  expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  await app.close()
  await test.end()
})

const write = async (list: string, rows: object[]) => {
  const answer = await lead.post(`/v1/${list}`, { rows })
  expect(answer.status).toBe(200)
  return answer.body.items.map((one: { done: string; reason: string | null; path: string | null }) =>
    one.done === 'refused' ? `${one.reason} ${one.path}` : one.done,
  )
}
const master = () => test.db.read(shop.context.tenant, readMaster)

describe('lists of master data', () => {
  it('take whole rows by their key, and say what became of each', async () => {
    const parcel = {
      code: 'parcel',
      carrier: 'post',
      name: 'Parcel',
      features: 'tracked signature',
      delivers: '123456',
    }
    expect(
      await write('carrier-services', [parcel, { ...parcel, name: 'Twice' }, { code: 'x', carrier: 'post' }]),
    ).toEqual(['made', 'row_twice null', 'missing_cell /name'])
    expect(await write('carrier-services', [parcel])).toEqual(['unchanged'])
    expect(await write('carrier-services', [{ ...parcel, rank: 5 }])).toEqual(['changed'])
    expect(
      await write('carrier-zones', [
        { carrier: 'post', country: 'DE', zone: 'de' },
        { carrier: 'post', country: 'XX', zone: 'de' },
      ]),
    ).toEqual(['made', 'bad_cell /country'])
    const price = { service: 'parcel', zone: 'de', upToG: 5000, priceMinor: 499, surchargeMinor: 30, currency: 'EUR' }
    expect(
      await write('carrier-prices', [
        price,
        { ...price, validFrom: '2026-02-01', validTo: '2026-01-01' },
        { ...price, service: 'gone' },
        { ...price, origin: 'nowhere' },
        { ...price, origin: 'munich', upToG: '1.5' },
      ]),
    ).toEqual(['made', 'bad_cell /validTo', 'unknown_service /service', 'unknown_origin /origin', 'bad_cell /upToG'])
    expect(
      await write('carrier-transits', [
        { service: 'parcel', zone: 'de', minDays: 1, maxDays: 2 },
        { service: 'parcel', zone: 'xx', minDays: 2, maxDays: 1 },
      ]),
    ).toEqual(['made', 'transit_backwards /maxDays'])
    expect(
      await write('carrier-cut-offs', [
        { service: 'parcel', cutOff: '15:00', pickUp: '17:30' },
        { service: 'parcel', weekday: 6 },
        { service: 'parcel', weekday: 2, cutOff: '3 pm' },
      ]),
    ).toEqual(['made', 'made', 'bad_cell /cutOff'])
    expect(
      await write('calendars', [
        { location: 'berlin', hours: 'Mo-Sa 10:00-20:00', holidayRegion: 'Berlin', collectMinutes: 60 },
        { location: 'hamburg', hours: 'always' },
        { location: 'munich', holidayRegion: 'Texas' },
        { location: 'gone' },
      ]),
    ).toEqual(['made', 'bad_hours /hours', 'unknown_region /holidayRegion', 'bad_cell /location'])
    expect(
      await write('calendar-days', [
        { location: 'berlin', day: '2026-12-24', hours: '10:00-14:00', reason: 'Christmas Eve' },
        { location: 'berlin', day: '2026-12-32', hours: 'off' },
      ]),
    ).toEqual(['made', 'bad_cell /day'])
  })

  it('are shown in the cells in which they are written, page by page', async () => {
    const first = await lead.get('/v1/carrier-cut-offs?limit=1')
    expect(first.body.items).toEqual([
      { service: 'parcel', location: '*', weekday: 0, cutOff: '15:00', pickUp: '17:30' },
    ])
    const second = await lead.get(`/v1/carrier-cut-offs?limit=1&cursor=${first.body.next}`)
    expect(second.body).toEqual({
      items: [{ service: 'parcel', location: '*', weekday: 6, cutOff: null, pickUp: null }],
      next: null,
    })
    const shown = (await lead.get('/v1/carrier-services')).body.items[0]
    expect(shown).toMatchObject({ code: 'parcel', features: 'tracked signature', rank: 5, maxWeightG: 31500 })
    expect(await write('carrier-services', [shown])).toEqual(['unchanged'])
    const days = (await lead.get('/v1/calendar-days')).body.items
    expect(days).toEqual([{ location: 'berlin', day: '2026-12-24', hours: '10:00-14:00', reason: 'Christmas Eve' }])
  })

  it('are compiled once, and again when a list, a location or a policy has changed', async () => {
    const first = await master()
    expect(await master()).toBe(first)
    expect(first.services.map((service) => [service.code, service.rank])).toEqual([['parcel', 5]])
    expect(first.placeByCode.get('berlin')?.collect).toEqual({ days: 0, minutes: 60 })

    expect(await write('carrier-cut-offs', [{ service: 'parcel', weekday: 6, remove: 'yes' }])).toEqual(['removed'])
    expect(await write('carrier-cut-offs', [{ service: 'parcel', weekday: 6, remove: true }])).toEqual([
      'row_not_found null',
    ])
    const second = await master()
    expect(second).not.toBe(first)

    await test.db.write(shop.context, async (tx) => {
      await writePolicy(tx, { kind: 'tenant', id: tx.tenant }, 'promise.handling_days', 2)
      expect((await readMaster(tx)).placeByCode.get('hamburg')?.ship.days).toBe(2)
      await writePolicy(tx, { kind: 'tenant', id: tx.tenant }, 'promise.handling_days', 3)
      expect((await readMaster(tx)).placeByCode.get('hamburg')?.ship.days).toBe(3)
    })
    expect((await master()).placeByCode.get('hamburg')?.ship.days).toBe(3)

    const place = {
      name: 'Zwolle',
      kind: 'store',
      city: 'Zwolle',
      country: 'NL',
      timeZone: 'Europe/Amsterdam',
    } as const
    await test.db.write(shop.context, (tx) => writeLocations(tx, [{ ...place, code: 'zwolle' }]))
    expect((await master()).placeByCode.has('zwolle')).toBe(true)
    await test.db
      .write(shop.context, async (tx) => {
        await writeLocations(tx, [{ ...place, code: 'zutphen' }])
        expect((await readMaster(tx)).placeByCode.has('zutphen')).toBe(true)
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    expect((await master()).placeByCode.has('zutphen')).toBe(false)
  })

  it('answer together when a place is open, and what services there are', async () => {
    const { body } = await lead.get('/v1/calendars/berlin/days?from=2026-12-23&days=4')
    expect(body).toMatchObject({ timeZone: 'Europe/Berlin', problem: null })
    expect(body.items).toEqual([
      { day: '2026-12-23', hours: '10:00-20:00', holiday: false, full: false },
      { day: '2026-12-24', hours: '10:00-14:00', holiday: false, full: false },
      { day: '2026-12-25', hours: 'off', holiday: true, full: false },
      { day: '2026-12-26', hours: 'off', holiday: true, full: false },
    ])
    const lanes = await lead.get('/v1/carrier-lanes?from=hamburg&country=DE&postalCode=10119&weightG=900')
    expect(lanes.body).toMatchObject({
      km: expect.any(Number),
      options: [{ service: 'parcel', costMinor: 529 }],
      absent: [],
    })
    expect((await lead.get('/v1/carrier-lanes?from=hamburg&country=JP&weightG=1')).body.absent).toEqual([
      { service: 'parcel', reason: 'zone_not_served' },
    ])
    expect((await lead.get('/v1/carrier-lanes?from=nowhere&country=DE&weightG=1')).body.path).toBe('/from')
    expect((await lead.get('/v1/calendars/nowhere/days')).status).toBe(404)
  })

  it('are written by those who steer, read by all who work here', async () => {
    const rows = [{ location: 'berlin' }]
    for (const role of ['care_agent', 'finance'] as const) {
      const person = client(app, (await aPersonWho(test.db, shop.context, role)).headers)
      expect((await person.post('/v1/calendars', { rows })).status).toBe(403)
      expect((await person.get('/v1/calendars')).status).toBe(200)
    }
    const key = client(app, (await aKey(test.db, shop.context, ['promise_data.write'])).headers)
    expect((await key.post('/v1/calendars', { rows })).status).toBe(200)
    expect((await key.post('/v1/calendars', { rows: [{ location: 'berlin', color: 'red' }] })).status).toBe(422)
  })
})
