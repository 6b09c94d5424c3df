import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { free, readBalances, writeSupplies } from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { heldFor } from '../../../testing/stock.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { type PlaceOrder, placeOrders } from '../../capture/index.ts'
import { type Allotment, writeAllotments } from '../availability/store.ts'
import { makeSourceStep, sourceStep } from './source.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

type Row = Partial<Pick<Allotment, 'buffer' | 'atMost' | 'kept'>> &
  Readonly<{
    channel: 'web' | 'market'
    location?: 'hamburg' | 'munich' | undefined
    item?: 'tea' | 'cup' | undefined
  }>

async function allottedShop(stock: Record<string, number>, rows: readonly Row[]): Promise<Shop> {
  const shop = await openShop(test.db, stock)
  await test.db.write(shop.context, (tx) =>
    writeAllotments(
      tx,
      rows.map((row) => allotmentOf(shop, row)),
    ),
  )
  return shop
}

function allotmentOf(shop: Shop, { channel, location, item, buffer = 0, atMost = null, kept = 0 }: Row): Allotment {
  return {
    channel: shop.channels[channel],
    location: location ? shop.locations[location] : null,
    item: item ? shop.items[item] : null,
    buffer,
    atMost,
    kept,
  }
}

let markets = 0
const ofWeb = (tea: number) => anOrder([{ sku: 'tea', quantity: tea }])
const ofMarket = (tea: number) => ({ ...ofWeb(tea), channel: 'market', externalNumber: `M-${++markets}` })
/** How many units a single order got from the shelves. */
async function got(shop: Shop, order: PlaceOrder): Promise<string[]> {
  return (await heldFor(test.db, shop, (await place(test.db, shop, order)).id)).sort()
}
const together = (shop: Shop, orders: readonly PlaceOrder[], step = sourceStep) =>
  test.db.write(shop.context, (tx) => placeOrders(tx, orders, { mayPrice: true, channel: null }, step))

describe('placing an order of a channel', () => {
  it('takes the last unit that is its own, and not the first that is set aside for another', async () => {
    const shop = await allottedShop({ 'hamburg/tea': 10 }, [{ channel: 'market', kept: 3 }])
    expect(await got(shop, ofWeb(7))).toEqual(['hamburg 7'])
    expect(await got(shop, ofWeb(1))).toEqual([])
    expect(await got(shop, ofMarket(3))).toEqual(['hamburg 3'])
  })

  it('leaves its buffer to the others, at the place where it stands', async () => {
    const shop = await allottedShop({ 'hamburg/tea': 5, 'munich/tea': 5 }, [
      { channel: 'web', location: 'hamburg', buffer: 4 },
    ])
    expect(await got(shop, ofWeb(6))).toEqual(['hamburg 1', 'munich 5'])
    expect(await got(shop, ofMarket(4))).toEqual(['hamburg 4'])
  })

  it('is not shown more than its most, and so gets no more at once', async () => {
    const shop = await allottedShop({ 'hamburg/tea': 9 }, [{ channel: 'web', item: 'tea', atMost: 2 }])
    expect(await got(shop, ofWeb(3))).toEqual(['hamburg 2'])
    expect(await got(shop, ofMarket(6))).toEqual(['hamburg 6'])
  })

  it('does not promise what is to come and is set aside', async () => {
    const shop = await allottedShop({ 'hamburg/tea': 1 }, [{ channel: 'market', kept: 3 }])
    const { tea } = shop.items
    const supply = { kind: 'purchase', reference: 'PO-1', units: 4, expectedAt: new Date('2100-01-01') } as const
    await test.db.write(shop.context, (tx) =>
      writeSupplies(tx, [{ ...supply, item: tea, location: shop.locations.hamburg }]),
    )
    expect(await got(shop, ofWeb(5))).toEqual(['hamburg 2 pegged'])
  })

  it('may take what an earlier one of the same commit group had to leave', async () => {
    for (const step of [sourceStep, makeSourceStep()]) {
      const shop = await allottedShop({ 'hamburg/tea': 10 }, [{ channel: 'market', kept: 3 }])
      const verdicts = await together(shop, [ofWeb(5), ofMarket(5)], step)
      expect(verdicts.map((verdict) => !isRefusal(verdict) && verdict.backordered)).toEqual([0, 0])
      expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
    }
  })

  it('asks nothing more of a merchant who has no allotments', async () => {
    const shop = await openShop(test.db)
    await place(test.db, shop, ofWeb(1))
    const asked: string[] = []
    await test.db.write(shop.context, async (tx) => {
      const watched: Tx = {
        ...tx,
        rows(name, text, values) {
          asked.push(name)
          return tx.rows(name, text, values)
        },
      }
      await placeOrders(watched, [ofWeb(1)], { mayPrice: true, channel: null }, sourceStep)
    })
    expect(asked.filter((name) => name.includes('allotment'))).toEqual([])
  })
})

const units = fc.integer({ min: 0, max: 6 })
const row = fc.record({
  channel: fc.constantFrom('web' as const, 'market' as const),
  location: fc.constantFrom('hamburg' as const, 'munich' as const, undefined),
  item: fc.constantFrom('tea' as const, 'cup' as const, undefined),
  buffer: fc.integer({ min: 0, max: 3 }),
  atMost: fc.constantFrom(null, null, 1, 3),
  kept: fc.integer({ min: 0, max: 3 }),
})
const wish = fc.record({ channel: fc.constantFrom('web' as const, 'market' as const), tea: units, cup: units })

describe('whatever is set aside for whom', () => {
  it('an order gets all that its channel may see, and never more', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ hamburg: fc.tuple(units, units), munich: fc.tuple(units, units) }),
        fc.array(row, { maxLength: 6 }),
        fc.array(wish, { minLength: 1, maxLength: 5 }),
        async ({ hamburg, munich }, rows, wishes) => {
          const stock = {
            'hamburg/tea': hamburg[0],
            'hamburg/cup': hamburg[1],
            'munich/tea': munich[0],
            'munich/cup': munich[1],
          }
          const held = Object.fromEntries(Object.entries(stock).filter(([, some]) => some > 0))
          const last = [...new Map(rows.map((one) => [`${one.channel}/${one.location}/${one.item}`, one])).values()]
          const shop = await allottedShop(held, last)
          for (const { channel, tea, cup } of wishes) {
            if (tea + cup === 0) continue
            const before = await freeUnits(shop)
            const lines = [
              { sku: 'tea', quantity: tea },
              { sku: 'cup', quantity: cup },
            ].filter((one) => one.quantity > 0)
            const order = await place(test.db, shop, {
              ...anOrder(lines),
              channel,
              ...(channel === 'market' && { externalNumber: `M-${++markets}` }),
            })
            const after = await freeUnits(shop)
            let promised = 0
            for (const [sku, wanted] of [
              ['tea', tea],
              ['cup', cup],
            ] as const) {
              const seen = (['hamburg', 'munich'] as const).map((where) => visible(last, channel, where, sku, before))
              promised += Math.min(wanted, (seen[0] as number) + (seen[1] as number))
              for (const [n, where] of (['hamburg', 'munich'] as const).entries()) {
                const taken = (before[`${where}/${sku}`] ?? 0) - (after[`${where}/${sku}`] ?? 0)
                expect(taken).toBeLessThanOrEqual(seen[n] as number)
              }
            }
            expect(tea + cup - order.backordered).toBe(promised)
          }
          expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
        },
      ),
      { numRuns: 25 },
    )
  })
})

/** What the rows say in plain words: the nearest row of a channel counts. */
function visible(
  rows: readonly Row[],
  channel: 'web' | 'market',
  location: 'hamburg' | 'munich',
  item: 'tea' | 'cup',
  now: Readonly<Record<string, number>>,
): number {
  const nearest = (of: 'web' | 'market') =>
    (
      [
        [location, item],
        [undefined, item],
        [location, undefined],
        [undefined, undefined],
      ] as const
    )
      .map(([where, what]) => rows.find((one) => one.channel === of && one.location === where && one.item === what))
      .find((found) => found && (found.buffer || found.kept || found.atMost !== null))
  const [own, other] = [nearest(channel), nearest(channel === 'web' ? 'market' : 'web')]
  const left = (now[`${location}/${item}`] ?? 0) - (own?.buffer ?? 0) - (other?.kept ?? 0)
  return Math.max(0, Math.min(left, own?.atMost ?? left))
}

async function freeUnits(shop: Shop): Promise<Record<string, number>> {
  const { tea, cup } = shop.items
  const balances = await test.db.read(shop.context.tenant, (tx) => readBalances(tx, [tea, cup]))
  const names = new Map<string, string>([
    ...(['hamburg', 'munich'] as const).map((code) => [shop.locations[code] as string, code] as const),
    [tea, 'tea'],
    [cup, 'cup'],
  ])
  return Object.fromEntries(balances.map((one) => [`${names.get(one.location)}/${names.get(one.item)}`, free(one)]))
}
