import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { masterTables, writeMaster } from '../../../organisation/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { ADDRESS_BERLIN, anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import type { PlaceOrder } from '../../capture/index.ts'
import { writeAllotments } from '../availability/store.ts'
import { CRITERION_KINDS, type Definition, NEEDS_EXPRESSION } from '../strategy/model.ts'
import { activate, createDraft } from '../strategy/strategy.ts'
import { holdQuote } from './hold.ts'
import type { QuoteRequest } from './model.ts'
import { quoteAll } from './quote.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ clock: () => new Date('2026-05-06T08:00:00Z') })
})
afterAll(() => test.end())

const LISTS: Readonly<Record<string, Record<string, unknown>[]>> = {
  calendars: [
    { location: 'hamburg', hours: 'Mo-Fr 08:00-18:00' },
    { location: 'munich', hours: 'Mo-Fr 08:00-18:00' },
    { location: 'berlin', hours: 'Mo-Sa 10:00-20:00' },
  ],
  'carrier-services': [
    { code: 'parcel', carrier: 'post', name: 'Parcel', co2GPerTkm: 100 },
    { code: 'express', carrier: 'fast', name: 'Express' },
  ],
  'carrier-zones': [
    { carrier: 'post', country: 'DE', zone: 'de' },
    { carrier: 'fast', country: 'DE', zone: 'de' },
  ],
  'carrier-prices': [
    { service: 'parcel', zone: 'de', upToG: 1000, priceMinor: 450, currency: 'EUR' },
    { service: 'parcel', origin: 'munich', zone: 'de', upToG: 20000, priceMinor: 390, currency: 'EUR' },
    { service: 'parcel', zone: 'de', upToG: 20000, priceMinor: 650, currency: 'EUR' },
    { service: 'express', zone: 'de', upToG: 20000, priceMinor: 1290, currency: 'EUR' },
  ],
  // Nobody comes to Hamburg for express: it has to come from elsewhere.
  'carrier-transits': [
    { service: 'parcel', zone: 'de', minDays: 1, maxDays: 2 },
    { service: 'express', origin: 'munich', zone: 'de', minDays: 1 },
    { service: 'express', origin: 'berlin', zone: 'de', minDays: 1 },
  ],
  'carrier-cut-offs': [
    { service: 'parcel', cutOff: '15:00' },
    { service: 'express', cutOff: '12:00' },
  ],
}

async function quotingShop(stock: Record<string, number>, definition: Definition, kept: number): Promise<Shop> {
  const shop = await openShop(test.db, stock)
  await test.db.write(shop.context, async (tx) => {
    for (const [list, rows] of Object.entries(LISTS)) {
      const table = masterTables.find((one) => one.name === list)
      if (!table) throw new Error(`no list ${list}`)
      await writeMaster(tx, table, rows)
    }
    await tx.rows('test.store_ships', 'update organisation.location set can_ship = true where tenant_id = $1', [
      tx.tenant,
    ])
    if (kept > 0)
      await writeAllotments(tx, [
        { channel: shop.channels.market, location: null, item: null, buffer: 0, atMost: null, kept },
      ])
    const draft = await createDraft(tx, { code: 'mine', name: 'Mine', definition })
    if (isRefusal(draft) || isRefusal(await activate(tx, draft.id))) throw new Error(JSON.stringify(draft))
  })
  return shop
}

const TO = { country: 'DE', postalCode: '10119', region: null }
const asked = (tea: number, cup: number, over: Partial<QuoteRequest>): QuoteRequest => ({
  channel: 'web',
  lines: [
    { sku: 'tea', quantity: tea },
    { sku: 'cup', quantity: cup },
  ],
  shipTo: null,
  pickup: null,
  features: [],
  ...over,
})
const ordered = (tea: number, cup: number, delivery: PlaceOrder['deliveries'][number], quote?: string) =>
  anOrder(asked(tea, cup, {}).lines as PlaceOrder['lines'], {
    deliveries: [delivery],
    ...(quote !== undefined && { quote }),
  })

/** Where units of an order are held, `place sku units`, of shelves and of what is to come alike. */
async function heldAt(shop: Shop, order: string): Promise<string[]> {
  const rows = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ text: string }>(
      'test.held_where',
      `select l.code || ' ' || i.sku || ' ' || sum(r.units) as text from inventory.v_reservation r
         join organisation.v_location l on (l.tenant_id, l.id) = (r.tenant_id, r.location_id)
         join catalog.v_item i on (i.tenant_id, i.id) = (r.tenant_id, r.item_id)
        where r.tenant_id = $1 and r.demand_id = $2 group by l.code, i.sku order by 1`,
      [tx.tenant, order],
    ),
  )
  return rows.map((row) => row.text)
}

type Sent = Readonly<{ place: { location: { code: string } }; parts: readonly { sku: string; units: number }[] }>
function sums(shipments: readonly Sent[]): string[] {
  const found = new Map<string, number>()
  for (const { place: where, parts } of shipments)
    for (const { sku, units } of parts) {
      const key = `${where.location.code} ${sku}`
      found.set(key, (found.get(key) ?? 0) + units)
    }
  return [...found].map(([key, units]) => `${key} ${units}`).sort()
}

const EXPRESSIONS: Readonly<Record<string, string>> = {
  handling_cost: "location.code == 'hamburg' ? 300 : 90",
  clearance: "location.kind == 'store'",
  priority: 'location.distanceKm > 300 ? 2 : 0',
  expression: 'location.stockUnits',
}
const criterion = fc.record({
  kind: fc.constantFrom(...CRITERION_KINDS),
  weight: fc.integer({ min: 0, max: 500 }),
})
const definition = fc.record({
  criteria: fc.uniqueArray(criterion, { minLength: 1, maxLength: 4, selector: (one) => one.kind }),
  noStores: fc.boolean(),
  max: fc.integer({ min: 1, max: 3 }),
  policy: fc.constantFrom('free' as const, 'free' as const, 'together' as const, 'alone' as const),
  minimumStock: fc.constantFrom(0, 0, 1),
})
type Made = typeof definition extends fc.Arbitrary<infer T> ? T : never
const madeOf = ({ criteria, noStores, max, policy, minimumStock }: Made): Definition => ({
  rank: 1,
  filters: noStores ? [{ name: 'no_stores', expression: "location.kind != 'store'" }] : [],
  criteria: criteria.map((one) => ({
    ...one,
    name: one.kind,
    ...(NEEDS_EXPRESSION.has(one.kind) && { expression: EXPRESSIONS[one.kind] ?? '0' }),
  })),
  splits: { max, policy, groups: [] },
  minimumStock,
  shortage: 'policy',
  shipToStore: true,
})
const some = fc.integer({ min: 0, max: 4 })

it('names the places that an order would get at the same moment, by whatever strategy', async () => {
  await fc.assert(
    fc.asyncProperty(
      definition,
      fc.record({ hamburg: fc.tuple(some, some), munich: fc.tuple(some, some), berlin: fc.tuple(some, some) }),
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
      fc.constantFrom('parcel', 'express', 'berlin'),
      fc.constantFrom(0, 0, 1),
      fc.boolean(),
      async (made, shelves, [tea, cup], way, kept, holds) => {
        const stock = Object.fromEntries(
          Object.entries(shelves).flatMap(([code, [teas, cups]]) =>
            [
              [`${code}/tea`, teas],
              [`${code}/cup`, cups],
            ].filter(([, units]) => (units as number) > 0),
          ),
        )
        const shop = await quotingShop(stock, madeOf(made), kept)
        const pickup = way === 'berlin'
        const request = asked(tea, cup, pickup ? { pickup: { location: 'berlin' } } : { shipTo: TO })
        const [answer] = await test.db.read(shop.context.tenant, (tx) => quoteAll(tx, [request]))
        if (!answer || isRefusal(answer)) throw new Error('no answer')
        const { ship, pickup: fetched } = answer.quoted
        const [first] = fetched
        const option = pickup
          ? first && { shipments: [{ place: first.place, parts: first.shelf }, ...first.shipments], ...costs(first) }
          : ship.find((one) => one.service.code === way)
        const delivery = pickup
          ? ({ method: 'collect', pickupLocation: 'berlin' } as const)
          : ({ method: 'ship', shipTo: ADDRESS_BERLIN, carrierService: way } as const)
        let quote: string | undefined
        if (holds && option) {
          const wish = pickup ? { location: 'berlin', minutes: 15 } : { service: way, minutes: 15 }
          const held = await test.db.write(shop.context, (tx) => holdQuote(tx, request, wish))
          if (!isRefusal(held)) quote = held.id
        }
        const order = await place(test.db, shop, ordered(tea, cup, delivery, quote))
        expect(await heldAt(shop, order.id)).toEqual(option ? sums(option.shipments) : [])
        if (option) expect(option.costMinor).toBeGreaterThanOrEqual(0)
        expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)

function costs({ costMinor }: Readonly<{ costMinor: number }>) {
  return { costMinor }
}
