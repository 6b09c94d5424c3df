import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeItems } from '../../../catalog/index.ts'
import { freeReserved, heldFor, moveStock, ON_HAND, readBalances, writeSupplies } from '../../../inventory/index.ts'
import {
  bookDays,
  freeCapacity,
  freeDays,
  masterTables,
  readCapacities,
  readMaster,
  setCapacities,
  writeLocations,
  writeMaster,
} from '../../../organisation/index.ts'
import { follow } from '../../../platform/events/follower.ts'
import type { App } from '../../../platform/http/app.ts'
import { newId, type OrderId, readId } from '../../../platform/ids.ts'
import { fireTimers } from '../../../platform/jobs/timers.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { aKey, aPersonWho, client, openTestServer } from '../../../testing/server.ts'
import { anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { backorderFollower } from '../backorder/follow.ts'
import { promiseRoutes } from '../routes.ts'
import { type Consumed, consumeQuote } from './consume.ts'
import { quoteTimers } from './hold.ts'
import { readLanes } from './lanes.ts'

let test: TestDatabase
let app: App
let shop: Shop
let web: ReturnType<typeof client>
const WEDNESDAY = new Date('2026-05-06T08:00:00Z')
let now = WEDNESDAY
beforeAll(async () => {
  test = await openTestDatabase({ clock: () => now })
  shop = await openShop(test.db, { 'hamburg/tea': 10, 'hamburg/cup': 10, 'munich/tea': 10, 'berlin/tea': 5 })
  app = await openTestServer(test.db, promiseRoutes)
  web = client(app, (await aKey(test.db, shop.context, ['availability.read', 'quote.hold'])).headers)
  await write(
    'calendars',
    ['hamburg', 'munich'].map((location) => ({ location, hours: 'Mo-Fr 08:00-18:00' })),
  )
  await write('calendars', [{ location: 'berlin', hours: 'Mo-Sa 10:00-20:00', collectMinutes: 120 }])
  await write('carrier-services', [
    { code: 'parcel', carrier: 'post', name: 'Parcel', features: 'tracked', co2GPerTkm: 100 },
    { code: 'express', carrier: 'post', name: 'Express', features: 'tracked express', delivers: '123456' },
    { code: 'abroad', carrier: 'post', name: 'Abroad' },
  ])
  await write('carrier-zones', [{ carrier: 'post', country: 'DE', zone: 'de' }])
  await write('carrier-prices', [
    { service: 'parcel', zone: 'de', upToG: 2000, priceMinor: 450, currency: 'EUR' },
    { service: 'parcel', zone: 'de', upToG: 20000, priceMinor: 650, currency: 'EUR' },
    { service: 'express', zone: 'de', upToG: 20000, priceMinor: 1290, currency: 'EUR' },
  ])
  await write('carrier-transits', [
    { service: 'parcel', zone: 'de', minDays: 1, maxDays: 2 },
    { service: 'parcel', origin: 'munich', zone: 'de', minDays: 2, maxDays: 3 },
    { service: 'express', zone: 'de', minDays: 1 },
    { service: 'abroad', zone: 'world', minDays: 5 },
  ])
  await write('carrier-cut-offs', [
    { service: 'parcel', cutOff: '15:00' },
    { service: 'express', cutOff: '12:00' },
    { service: 'abroad', cutOff: '12:00' },
  ])
})
beforeEach(() => {
  now = WEDNESDAY
})
afterAll(async () => {
  expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  await app.close()
  await test.end()
})

async function write(list: string, rows: Record<string, unknown>[]): Promise<void> {
  const table = masterTables.find((one) => one.name === list)
  if (!table) throw new Error(`no list ${list}`)
  const verdicts = await test.db.write(shop.context, (tx) => writeMaster(tx, table, rows))
  expect(verdicts.filter((verdict) => verdict.done === 'refused')).toEqual([])
}

const BERLIN = { country: 'DE', postalCode: '10119' }
const ask = async (lines: object[], over: object = {}) => {
  const answer = await web.post('/v1/quotes', { channel: 'web', lines, shipTo: BERLIN, ...over })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
const tea = (quantity: number) => [{ sku: 'tea', quantity }]
const freeOf = async (item: string) =>
  Object.fromEntries(
    (await test.db.read(shop.context.tenant, (tx) => readBalances(tx, [item]))).map((balance) => [
      Object.entries(shop.locations).find(([, location]) => location === balance.location)?.[0],
      balance.onHand - balance.reserved,
    ]),
  )

describe('a quote', () => {
  it('says for each service what it costs, when it leaves, when it comes, and until when that holds', async () => {
    const { delivery, absent, quote } = await ask(tea(3))
    expect(quote).toBeNull()
    expect(delivery).toHaveLength(2)
    expect(delivery[0]).toMatchObject({
      service: 'parcel',
      costMinor: 450,
      shipBy: '2026-05-06',
      deliverBy: { earliest: '2026-05-07', latest: '2026-05-08' },
      orderBy: '2026-05-06T13:00:00.000Z',
      orderWithinS: 5 * 3600,
      splits: 0,
      shipments: [{ location: 'hamburg', lines: [{ line: 1, sku: 'tea', units: 3 }] }],
      backordered: [],
    })
    expect(delivery[1]).toMatchObject({ service: 'express', costMinor: 1290, deliverBy: { latest: '2026-05-07' } })
    expect(absent).toEqual([{ service: 'abroad', reason: 'no_transit_time' }])
    expect(
      (await ask(tea(3), { features: ['express'] })).delivery.map((one: { service: string }) => one.service),
    ).toEqual(['express'])
  })

  it('moves on at the cut-off of each service, over weekend and holiday', async () => {
    now = new Date('2026-05-06T10:00:01Z')
    const [parcel, express] = (await ask(tea(1))).delivery
    expect([parcel.shipBy, express.shipBy]).toEqual(['2026-05-06', '2026-05-07'])
    now = new Date('2026-05-13T13:00:01Z') // Thursday the 14th is Ascension Day
    expect((await ask(tea(1))).delivery[0]).toMatchObject({
      shipBy: '2026-05-15',
      deliverBy: { earliest: '2026-05-18', latest: '2026-05-19' },
    })
  })

  it('splits what no place has alone, and dates what is expected', async () => {
    const split = (await ask(tea(15))).delivery[0]
    expect(split).toMatchObject({ service: 'parcel', costMinor: 900, splits: 1, deliverBy: { latest: '2026-05-11' } })
    expect(
      split.shipments.map((one: { location: string; lines: { units: number }[] }) => [
        one.location,
        one.lines[0]?.units,
      ]),
    ).toEqual([
      ['hamburg', 10],
      ['munich', 5],
    ])
    const lacking = (await ask([{ sku: 'cup', quantity: 12 }])).delivery[0]
    expect(lacking.backordered).toEqual([{ line: 1, sku: 'cup', units: 2, until: null }])
    const expectedAt = new Date('2026-05-11T09:00:00Z')
    await test.db.write(shop.context, (tx) =>
      writeSupplies(tx, [
        {
          kind: 'purchase',
          reference: 'PO',
          item: shop.items.cup,
          location: shop.locations.hamburg,
          units: 5,
          expectedAt,
        },
      ]),
    )
    const dated = (await ask([{ sku: 'cup', quantity: 12 }])).delivery[0]
    expect(dated).toMatchObject({ shipBy: '2026-05-11', deliverBy: { earliest: '2026-05-12', latest: '2026-05-13' } })
    expect(dated.backordered).toEqual([{ line: 1, sku: 'cup', units: 2, until: expectedAt.toISOString() }])
    expect(dated.shipments[1]).toMatchObject({ availableAt: expectedAt.toISOString(), lines: [{ units: 2 }] })
  })

  it('of kits and selling units is made of their parts', async () => {
    const kit = (
      await ask([
        { sku: 'set', quantity: 2 },
        { sku: 'tea', quantity: 1, unit: 'carton' },
      ])
    ).delivery[0]
    const units = (line: number, sku: string) =>
      kit.shipments
        .flatMap((one: { lines: { line: number; sku: string; units: number }[] }) => one.lines)
        .filter((part: { line: number; sku: string }) => part.line === line && part.sku === sku)
        .reduce((sum: number, part: { units: number }) => sum + part.units, 0)
    expect([units(1, 'tea'), units(1, 'cup'), units(2, 'tea')]).toEqual([4, 2, 12])
  })

  it('offers pickup from the own shelf in opening hours, and sends there what the store lacks', async () => {
    const pickup = async (lines: object[], over: object = { pickup: { location: 'berlin' } }) =>
      (await ask(lines, { shipTo: undefined, ...over })).pickup
    const [own] = await pickup(tea(3))
    expect(own).toMatchObject({
      location: 'berlin',
      supplied: 'own_shelf',
      readyBy: '2026-05-06T10:00:00.000Z',
      orderBy: '2026-05-06T16:00:00.000Z',
      costMinor: 0,
      lines: [{ line: 1, sku: 'tea', units: 3 }],
    })
    now = new Date('2026-05-06T17:30:00Z') // closes at 18:00 UTC: half an hour today, the rest tomorrow
    expect((await pickup(tea(3)))[0].readyBy).toBe('2026-05-07T09:30:00.000Z')
    now = WEDNESDAY
    const [sent] = await pickup([...tea(7), { sku: 'cup', quantity: 1 }])
    // The strategy has the last word: one package with everything, as an order would be sourced.
    expect(sent).toMatchObject({
      supplied: 'sent_there',
      readyFrom: '2026-05-07T10:00:00.000Z',
      readyBy: '2026-05-09T10:00:00.000Z',
      costMinor: 450,
      lines: [],
      splits: 0,
    })
    expect(sent.shipments[0]).toMatchObject({
      location: 'hamburg',
      service: 'parcel',
      lines: [
        { line: 1, sku: 'tea', units: 7 },
        { line: 2, sku: 'cup', units: 1 },
      ],
    })
    const near = { pickup: { near: { country: 'DE', postalCode: '14467' }, withinKm: 60 } }
    expect((await pickup(tea(1), near)).map((one: { location: string; km: number }) => [one.location, one.km])).toEqual(
      [['berlin', expect.any(Number)]],
    )
    expect(await pickup(tea(1), { pickup: { near: { country: 'DE', postalCode: '80331' } } })).toEqual([])
  })

  it('takes the next day when a place has promised all it can', async () => {
    await write('calendars', [{ location: 'hamburg', hours: 'Mo-Fr 08:00-18:00', ordersADay: 1 }])
    const wish = {
      demand: newId(),
      location: shop.locations.hamburg,
      from: '2026-05-06',
      lines: [{ line: 1, units: 1 }],
    }
    const shipBy = async () => (await ask([{ sku: 'cup', quantity: 1 }])).delivery[0].shipBy
    expect(await shipBy()).toBe('2026-05-06')
    await test.db.write(shop.context, async (tx) => bookDays(tx, await readMaster(tx), [wish]))
    expect(await shipBy()).toBe('2026-05-07')
    await test.db.write(shop.context, (tx) => freeDays(tx, wish.demand))
    expect(await shipBy()).toBe('2026-05-06')
    await write('calendars', [{ location: 'hamburg', hours: 'Mo-Fr 08:00-18:00' }])
  })

  it('waits for the release of a preordered item, and for its goods with a service', async () => {
    await test.db.write(shop.context, async (tx) => {
      await writeItems(tx, [{ sku: 'new', name: 'New', weightG: 10, releasedOn: '2026-06-01' }])
      const reference = { kind: 'opening', id: newId() }
      const [row] = await tx.rows<{ id: never }>(
        'test.new',
        'select id from catalog.item where tenant_id = $1 and sku = $2',
        [tx.tenant, 'new'],
      )
      if (!row) throw new Error('no item')
      await moveStock(tx, 'opening', [
        { item: row.id, location: shop.locations.hamburg, units: 5, kind: 'opening', reference },
      ])
      const slot = { item: shop.items.setup, place: 'DE-10', slot: '', capacity: 1 }
      await setCapacities(
        tx,
        ['2026-05-07', '2026-05-08', '2026-05-09'].map((on) => ({ ...slot, on })),
      )
    })
    expect((await ask([{ sku: 'new', quantity: 1 }])).delivery[0]).toMatchObject({ shipBy: '2026-06-01' })
    const { services } = await ask([...tea(1), { sku: 'setup', quantity: 1 }])
    expect(services).toEqual([{ line: 2, sku: 'setup', place: 'DE-10', on: '2026-05-08', slot: '' }])
  })

  it('is refused by name', async () => {
    const refused = async (body: object) =>
      (await web.post('/v1/quotes', { channel: 'web', lines: tea(1), ...body })).body
    expect(await refused({ channel: 'fax' })).toMatchObject({ type: '/problems/unknown_channel', path: '/channel' })
    expect(await refused({ lines: [{ sku: 'ghost', quantity: 1 }] })).toMatchObject({ path: '/lines/0/sku' })
    expect(await refused({ lines: [{ sku: 'tea', quantity: 1, unit: 'pallet' }] })).toMatchObject({
      path: '/lines/0/unit',
    })
    expect(await refused({ pickup: { location: 'hamburg' } })).toMatchObject({ type: '/problems/no_pickup_here' })
  })

  it('never promises an earlier day to a later request', async () => {
    const instant = fc.integer({ min: Date.parse('2026-05-01'), max: Date.parse('2027-02-01') })
    await fc.assert(
      fc.asyncProperty(
        instant,
        fc.integer({ min: 0, max: 4 * 86_400_000 }),
        fc.integer({ min: 1, max: 18 }),
        async (at, later, units) => {
          now = new Date(at)
          const first = await ask(tea(units), { pickup: { location: 'berlin' } })
          now = new Date(at + later)
          const second = await ask(tea(units), { pickup: { location: 'berlin' } })
          for (const option of first.delivery) {
            const same = second.delivery.find((one: { service: string }) => one.service === option.service)
            expect(same.shipBy >= option.shipBy && same.deliverBy.latest >= option.deliverBy.latest).toBe(true)
          }
          expect(second.pickup[0].readyBy >= first.pickup[0].readyBy).toBe(true)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('a held quote', () => {
  const hold = (lines: object[], over: object = {}) => ask(lines, { hold: true, ...over })
  const use = (quote: string, lines: readonly [number, string, number][], over: object = {}) =>
    test.db.write(shop.context, (tx) =>
      consumeQuote(tx, {
        quote: readId(quote),
        order: newId<OrderId>(),
        channel: shop.channels.web,
        priority: 0,
        requestedOn: null,
        lines: lines.map(([line, item, units]) => ({ delivery: 1, line, item: item as never, units })),
        ...over,
      }),
    )

  it('keeps its units from others until it expires, and then gives them back by itself', async () => {
    const before = await freeOf(shop.items.tea)
    const held = await hold(tea(4))
    expect(held.held).toMatchObject({ method: 'ship', service: 'parcel', costMinor: 450 })
    expect(held.expiresAt).toBe('2026-05-06T08:15:00.000Z')
    expect((await freeOf(shop.items.tea))['hamburg']).toBe((before['hamburg'] ?? 0) - 4)
    expect((await web.get(`/v1/quotes/${held.quote}`)).body).toMatchObject({ state: 'held', order: null })
    now = new Date('2026-05-06T08:15:01Z')
    expect((await web.get(`/v1/quotes/${held.quote}`)).body).toMatchObject({
      type: '/problems/quote_expired',
      more: { quote: { currency: 'EUR', delivery: [{ service: 'parcel' }, { service: 'express' }] } },
    })
    expect(await use(held.quote, [[1, shop.items.tea, 4]])).toMatchObject({ refused: 'quote_expired' })
    expect(await fireTimers(test.db, shop.context.tenant, quoteTimers)).toBe(1)
    expect(await freeOf(shop.items.tea)).toEqual(before)
    now = new Date('2026-05-07T08:16:00Z')
    await fireTimers(test.db, shop.context.tenant, quoteTimers)
    expect((await web.get(`/v1/quotes/${held.quote}`)).status).toBe(404)
  })

  it('gives its units to the order that is placed on it, and frees what the order leaves', async () => {
    const before = await freeOf(shop.items.tea)
    const held = await hold([...tea(4), { sku: 'cup', quantity: 1 }])
    expect(await use(held.quote, [[1, shop.items.tea, 1]], { channel: shop.channels.market })).toMatchObject({
      refused: 'quote_not_found',
    })
    expect(await use(held.quote, [[1, shop.items.setup, 1]])).toMatchObject({ refused: 'quote_differs' })
    const order = newId<OrderId>()
    const used = (await use(held.quote, [[7, shop.items.tea, 5]], { order })) as Consumed
    expect(isRefusal(used)).toBe(false)
    expect(used.missing).toEqual([{ line: 7, item: shop.items.tea, units: 1 }])
    expect(used.reservations).toEqual([
      expect.objectContaining({ line: 7, units: 4, location: shop.locations.hamburg }),
    ])
    expect(used.promises).toEqual([expect.objectContaining({ line: 7, shipBy: '2026-05-06', deliverBy: '2026-05-08' })])
    expect((await freeOf(shop.items.tea))['hamburg']).toBe((before['hamburg'] ?? 0) - 4)
    expect(await use(held.quote, [[1, shop.items.tea, 1]])).toMatchObject({ refused: 'quote_used' })
    expect((await web.delete(`/v1/quotes/${held.quote}`)).status).toBe(409)
    // The order exists in this test only: what it holds goes back, so that the books add up.
    await test.db.write(shop.context, async (tx) => freeReserved(tx, await heldFor(tx, [order])))
    expect(await freeOf(shop.items.tea)).toEqual(before)
  })

  it('books the appointment of a service as well, and gives it to the order', async () => {
    const booked = async () =>
      (
        await test.db.read(shop.context.tenant, (tx) =>
          readCapacities(tx, [shop.items.setup], { from: '2026-05-08', to: '2026-05-08' }),
        )
      ).map((one) => one.booked)
    const lines = [...tea(1), { sku: 'setup', quantity: 1 }]
    const [first, second] = [await hold(lines), await hold(lines)]
    expect(await booked()).toEqual([1])
    expect(second.services).toEqual([{ line: 2, sku: 'setup', place: 'DE-10', on: '2026-05-09', slot: '' }])
    await web.delete(`/v1/quotes/${second.quote}`)
    const order = newId<OrderId>()
    const used = (await use(
      first.quote,
      [
        [1, shop.items.tea, 1],
        [2, shop.items.setup, 1],
      ],
      { order },
    )) as Consumed
    expect([used.missing, used.services.map((one) => [one.line, one.on])]).toEqual([[], [[2, '2026-05-08']]])
    expect(await booked()).toEqual([1])
    await test.db.write(shop.context, async (tx) => {
      await freeCapacity(tx, [{ demand: order }])
      await freeReserved(tx, await heldFor(tx, [order]))
    })
    expect(await booked()).toEqual([0])
  })

  it('of a kit holds each of its parts', async () => {
    const before = [await freeOf(shop.items.tea), await freeOf(shop.items.cup)]
    const held = await hold([
      { sku: 'set', quantity: 2 },
      { sku: 'cup', quantity: 1 },
    ])
    const units = (item: string) =>
      test.db
        .read(shop.context.tenant, (tx) => heldFor(tx, [readId(held.quote)]))
        .then((rows) => rows.filter((row) => row.item === item).map((row) => row.units))
    expect([await units(shop.items.tea), await units(shop.items.cup)]).toEqual([[4], [2, 1]])
    expect((await web.delete(`/v1/quotes/${held.quote}`)).status).toBe(204)
    expect([await freeOf(shop.items.tea), await freeOf(shop.items.cup)]).toEqual(before)
  })

  it('holds expected supply as well, and a pickup at the place that was chosen', async () => {
    const cups = await hold([{ sku: 'cup', quantity: 12 }])
    expect(
      cups.held.parts.map((part: { fromSupply: boolean; units: number }) => [part.fromSupply, part.units]),
    ).toEqual([
      [false, 10],
      [true, 2],
    ])
    expect((await ask([{ sku: 'cup', quantity: 4 }])).delivery[0].backordered).toEqual([
      { line: 1, sku: 'cup', units: 3, until: expect.any(String) },
      { line: 1, sku: 'cup', units: 1, until: null },
    ])
    expect((await web.delete(`/v1/quotes/${cups.quote}`)).status).toBe(204)
    const pickup = await hold(tea(2), { pickup: { location: 'berlin' }, hold: { location: 'berlin', minutes: 60 } })
    expect(pickup.held).toMatchObject({ method: 'collect', location: 'berlin', parts: [{ units: 2 }] })
    expect((await freeOf(shop.items.tea))['berlin']).toBe(3)
    expect((await web.delete(`/v1/quotes/${pickup.quote}`)).status).toBe(204)
    expect((await freeOf(shop.items.tea))['berlin']).toBe(5)
    const none = await web.post('/v1/quotes', { channel: 'web', lines: tea(999), shipTo: BERLIN, hold: true })
    expect(none.body.type).toBe('/problems/nothing_to_hold')
  })

  it('is given out once per unit, however many ask at the same moment', async () => {
    const before = await freeOf(shop.items.tea)
    const asked = await Promise.all(
      Array.from({ length: 12 }, () =>
        web.post('/v1/quotes', { channel: 'web', lines: tea(3), shipTo: BERLIN, hold: { service: 'express' } }),
      ),
    )
    const held = asked.filter((answer) => answer.status === 200).map((answer) => answer.body)
    expect(held.length).toBe(6) // 20 units ship: six times three
    expect(
      asked
        .filter((answer) => answer.status !== 200)
        .every((answer) => answer.body.type === '/problems/nothing_to_hold'),
    ).toBe(true)
    for (const one of held) await web.delete(`/v1/quotes/${one.quote}`)
    expect(await freeOf(shop.items.tea)).toEqual(before)
  })

  it('needs the right to hold, and an Idempotency-Key that gives the same quote again', async () => {
    const reader = client(app, (await aPersonWho(test.db, shop.context, 'finance')).headers)
    const wanted = { channel: 'web', lines: tea(1), shipTo: BERLIN }
    expect((await reader.post('/v1/quotes', wanted)).status).toBe(200)
    expect((await reader.post('/v1/quotes', { ...wanted, hold: true })).status).toBe(403)
    const key = { 'idempotency-key': newId() }
    const [first, again] = [
      await web.post('/v1/quotes', { ...wanted, hold: true }, key),
      await web.post('/v1/quotes', { ...wanted, hold: true }, key),
    ]
    expect(again.body).toEqual(first.body)
    await web.delete(`/v1/quotes/${first.body.quote}`)
  })

  it('serves who waits for its units when it expires', async () => {
    await hold([{ sku: 'cup', quantity: (await freeOf(shop.items.cup))['hamburg'] }])
    const { id } = await place(test.db, shop, anOrder([{ sku: 'cup', quantity: 1 }]))
    const held = () => test.db.read(shop.context.tenant, (tx) => heldFor(tx, [id]))
    expect((await held()).filter((one) => one.supply === ON_HAND)).toEqual([])
    now = new Date('2026-05-06T08:15:01Z')
    await fireTimers(test.db, shop.context.tenant, quoteTimers)
    await follow(test.db, shop.context.tenant, backorderFollower)
    expect(await held()).toMatchObject([{ item: shop.items.cup, units: 1, supply: ON_HAND }])
  })
})

describe('lanes for sourcing', () => {
  const lanes = (over: object, weightG = 3_000) =>
    test.db.write(shop.context, async (tx) => {
      const delivery = {
        delivery: 1,
        method: 'ship',
        pickupLocation: null,
        latitude: 52.5,
        longitude: 13.4,
        ...BERLIN,
        ...over,
      }
      const read = await readLanes(tx, [{ order: 'o' as never, delivery: delivery as never, weightG }])
      return read
        .get('o/1')
        ?.map((lane) => [
          Object.entries(shop.locations).find(([, id]) => id === lane.location)?.[0],
          lane.service,
          lane.costMinor,
          lane.costPerKgMinor,
          lane.shipBy,
          lane.deliverBy,
        ])
    })

  it('are the cheapest service of each place: a fixed part, what a kilogram adds, and the days', async () => {
    expect(await lanes({})).toEqual([
      ['hamburg', 'parcel', 450, 67, '2026-05-06', '2026-05-08'],
      ['munich', 'parcel', 450, 67, '2026-05-06', '2026-05-11'],
    ])
    expect((await lanes({}, 0))?.[0]).toEqual(['hamburg', 'parcel', 450, 0, '2026-05-06', '2026-05-08'])
    expect(await lanes({ country: 'JP' })).toEqual([])
    expect(await lanes({ method: 'digital' })).toEqual([])
  })

  it('lead to the store where goods are collected; its own shelf costs nothing', async () => {
    expect(await lanes({ method: 'collect', pickupLocation: shop.locations.berlin })).toEqual([
      ['berlin', null, 0, 0, '2026-05-06', '2026-05-06'],
      ['hamburg', 'parcel', 450, 67, '2026-05-06', '2026-05-08'],
      ['munich', 'parcel', 450, 67, '2026-05-06', '2026-05-11'],
    ])
  })
})

it('knows a place from the moment on at which it is added', async () => {
  const place = { name: 'Store Bonn', kind: 'store', city: 'Bonn', country: 'DE', timeZone: 'Europe/Berlin' } as const
  await test.db.write(shop.context, (tx) => writeLocations(tx, [{ ...place, code: 'bonn', canPickup: true }]))
  expect((await ask(tea(1), { pickup: { location: 'bonn' } })).pickup[0]).toMatchObject({
    location: 'bonn',
    supplied: 'sent_there',
  })
})
