import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { distanceKm } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { verify } from '../../../platform/db/verify.ts'
import { type ItemId, newId, type OrderId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { anOrder, openShop, type Shop } from '../../../testing/shop.ts'
import { placeOrders, type SourceDelivery, type SourceRequest } from '../../capture/index.ts'
import { activate, createDraft } from '../strategy/strategy.ts'
import { rankLocations } from './rank.ts'
import { makeSourceStep } from './source.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(async () => {
  expect((await verify(test.db)).broken).toEqual([])
  await test.end()
})

const HERE = { latitude: 52.5, longitude: 13.4 }

function ask(shop: Shop, item: ItemId, units: number, over: Partial<SourceDelivery> = {}): SourceRequest {
  const lines = [{ line: 1, item, kind: 'physical' as const, units, preorder: false }]
  const delivery = {
    delivery: 1,
    method: 'ship' as const,
    pickupLocation: null,
    country: 'DE',
    locatedBy: 'given',
    requestedOn: null,
  }
  return {
    order: newId<OrderId>(),
    channel: shop.channels.web,
    brand: newId(),
    legalEntity: newId(),
    priority: 0,
    shortage: 'backorder',
    deliveries: [{ ...delivery, ...HERE, lines, ...over }],
  }
}

async function use(tx: Tx, over: { shipToStore?: boolean; kind?: 'shipping_cost' }): Promise<void> {
  const definition = {
    rank: 1,
    filters: [],
    criteria: [{ name: 'one', kind: over.kind ?? ('splits' as const), weight: 1 }],
    splits: { max: 5, policy: 'free' as const, groups: [] },
    minimumStock: 0,
    shortage: 'policy' as const,
    shipToStore: over.shipToStore ?? false,
  }
  const made = await createDraft(tx, { code: 'mine', name: 'Mine', definition })
  if (isRefusal(made) || isRefusal(await activate(tx, made.id))) throw new Error('refused')
}

const places = (plan: { reservations: readonly { location: string; units: number }[] } | object | undefined) =>
  plan && 'reservations' in plan ? plan.reservations.map((one) => [one.location, one.units]) : plan

describe('what sourcing reads', () => {
  it('may be a hint that is wrong: nothing is promised that is not there, nothing refused that is', async () => {
    const shop = await openShop(test.db, { 'munich/tea': 5 })
    const { hamburg } = shop.locations
    const optimist = makeSourceStep({ readStock: async () => new Map([[shop.items.tea, new Map([[hamburg, 99]])]]) })
    const pessimist = makeSourceStep({ readStock: async () => new Map() })
    for (const step of [optimist, pessimist])
      await test.db.write(shop.context, async (tx) => {
        const [verdict] = await placeOrders(
          tx,
          [anOrder([{ sku: 'tea', quantity: 2 }])],
          { mayPrice: false, channel: null },
          step,
        )
        expect(verdict).toMatchObject({ backordered: 0 })
      })
  })

  it('refuses a place from which nobody carries, takes the cheapest lane, and dates by it', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 5, 'munich/tea': 5 })
    const { hamburg, munich } = shop.locations
    const lane = {
      costPerKgMinor: 0,
      service: 'parcel',
      co2G: 1,
      distanceKm: 1,
      shipBy: '2026-11-24',
      deliverBy: '2026-11-26',
    }
    const steps = [
      [
        { ...lane, location: hamburg, costMinor: 700 },
        { ...lane, location: munich, costMinor: 500 },
      ],
      [{ ...lane, location: hamburg, costMinor: 700 }],
    ].map((lanes) =>
      makeSourceStep({ readLanes: async (_, asked) => new Map(asked.map((one) => [`${one.order}/1`, lanes])) }),
    )
    await test.db.write(shop.context, (tx) => use(tx, { kind: 'shipping_cost' }))
    const plans = await test.db.write(shop.context, async (tx) => [
      await steps[0]?.plan(tx, [ask(shop, shop.items.tea, 1)]),
      await steps[1]?.plan(tx, [ask(shop, shop.items.tea, 1)]),
    ])
    expect(plans.map((plan) => places(plan?.[0]))).toEqual([[[munich, 1]], [[hamburg, 1]]])
    expect(plans[1]?.[0]).toMatchObject({
      promises: [{ shipBy: '2026-11-24', deliverBy: '2026-11-26' }],
      decisions: [{ inputs: { refused: { no_lane: 1, cannot_ship: 1 } } }],
    })
  })

  it('measures the road as geography does', async () => {
    const shop = await openShop(test.db)
    const [ranked] = await test.db.read(shop.context.tenant, (tx) => rankLocations(tx, ask(shop, shop.items.tea, 1)))
    const found = new Map(ranked?.locations.map((one) => [one.code, one.distanceKm]))
    expect(found.get('hamburg')).toBe(Math.round(distanceKm(HERE, { latitude: 53.55, longitude: 10 })))
    expect(found.get('munich')).toBe(Math.round(distanceKm(HERE, { latitude: 48.14, longitude: 11.57 })))
  })
})

describe('a pickup that its store lacks', () => {
  it('waits for the store, unless goods can travel there first', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 5, 'berlin/cup': 5 })
    const { berlin, hamburg } = shop.locations
    await test.db.write(shop.context, (tx) => use(tx, { shipToStore: true }))
    const pickup = { method: 'collect' as const, pickupLocation: berlin, latitude: null, longitude: null }
    const plan = (step: ReturnType<typeof makeSourceStep>, item: ItemId) =>
      test.db.write(shop.context, async (tx) => (await step.plan(tx, [ask(shop, item, 2, pickup)]))[0])
    const cannot = await plan(makeSourceStep(), shop.items.tea)
    expect(cannot).toMatchObject({ buckets: [{ bucket: 'backordered', units: 2 }] })
    const can = makeSourceStep({ shipToStore: true })
    expect(await plan(can, shop.items.tea)).toMatchObject({
      reservations: [{ location: hamburg, units: 2, pinned: true }],
      buckets: [{ bucket: 'reserved' }],
    })
    const own = await plan(can, shop.items.cup)
    expect(places(own)).toEqual([[berlin, 2]])
  })
})
