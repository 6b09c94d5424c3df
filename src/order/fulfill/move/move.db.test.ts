import { describe, expect, it } from 'vitest'
import { showId } from '../../../platform/ids.ts'
import { contentOf } from '../../../testing/content.ts'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../../../testing/house.ts'
import { type Body, packed, paid, placed, sound, sums, view } from '../../../testing/order-story.ts'
import { stockAt } from '../../../testing/stock.ts'

const house = useHouse()

/** An order in work in Hamburg. @returns its fulfillment order */
async function inWork(
  merchant: Merchant,
  lines: object[],
  over: object = {},
): Promise<{ order: string; work: string }> {
  const { id } = await placed(merchant, lines, over)
  await paid(merchant, id)
  await merchant.settle()
  const [work] = (await view(merchant, id)).fulfillmentOrders
  return { order: id, work: work.id }
}
const move = ({ as }: Merchant, work: string, body: object, query = '') =>
  as.lead.post(`/v1/fulfillment-orders/${work}/moves${query}`, { reason: 'staff_ill', ...body })
const problem = (type: string, status: number, path?: string) => ({
  status,
  body: { type: `/problems/${type}`, ...(path !== undefined && { path }) },
})

describe('a move by hand', () => {
  it('is previewed exactly as it is done, and the preview writes nothing', async () => {
    const merchant = await openMerchant(house)
    const { work, order } = await inWork(merchant, [{ sku: 'tea', quantity: 3 }])
    const before = await contentOf(house.test.url)
    const preview = expectAnswer(await move(merchant, work, { location: 'munich' }, '?preview=true'), 201)
    expect(await contentOf(house.test.url)).toEqual(before)
    const done = expectAnswer(await move(merchant, work, { location: 'munich' }), 201)
    const same = ({ decision: _, fulfillmentOrder, ...rest }: Body) => ({ ...rest, number: fulfillmentOrder.number })
    expect(same(preview)).toEqual(same(done))
    const { hamburg, munich } = merchant.shop.locations
    expect(done).toMatchObject({
      left: { id: work, state: 'cancelled' },
      lines: [{ line: 1, units: 3 }],
      stock: [
        { location: showId('location', hamburg), freeBefore: 7, freeAfter: 10 },
        { location: showId('location', munich), freeBefore: 10, freeAfter: 7 },
      ],
      splits: { before: 0, after: 0 },
      cost: { rule: expect.any(String), against: null },
    })
    // Munich is farther from Berlin than Hamburg.
    expect(done.cost.afterPoints).toBeGreaterThan(done.cost.beforePoints)
    expect(done.promises[0].after.deliverBy).toBe(done.promises[0].before.deliverBy)
    expect(sums(await view(merchant, order))).toEqual({ allocated: 3 })
    await sound(house, merchant)
  })

  it('leaves a certificate with who decided and why, which no strategy can replay', async () => {
    const merchant = await openMerchant(house)
    const { work } = await inWork(merchant, [{ sku: 'tea', quantity: 1 }])
    const { decision } = expectAnswer(await move(merchant, work, { location: 'munich', pin: true }), 201)
    const shown = expectAnswer(await merchant.as.lead.get(`/v1/sourcing-decisions/${decision}`), 200)
    expect(shown).toMatchObject({
      kind: 'by_hand',
      how: 'by_hand',
      by: { kind: 'user', id: expect.stringMatching(/^usr_/) },
      hand: { from: 'hamburg', reason: 'staff_ill', pinned: true },
      taken: [{ line: 1, units: 1, location: { code: 'munich' } }],
      candidates: [
        { location: { code: 'munich' }, chosen: true },
        { location: { code: 'hamburg' }, chosen: false },
      ],
    })
    expect(await merchant.as.lead.post(`/v1/sourcing-decisions/${decision}/replays`, {})).toMatchObject(
      problem('not_replayable', 409),
    )
    await sound(house, merchant)
  })

  it('of some units splits the order, stands on its timeline, and the work goes on at both places', async () => {
    const merchant = await openMerchant(house)
    const { order, work } = await inWork(merchant, [{ sku: 'tea', quantity: 3 }])
    const lines = [{ line: 1, units: 2 }]
    const done = expectAnswer(await move(merchant, work, { location: 'munich', lines }), 201)
    expect(done.splits).toEqual({ before: 0, after: 1 })
    const shown = await view(merchant, order)
    expect(shown.timeline.map((one: Body) => one.type).slice(-2)).toEqual(['fulfillment.moved', 'fulfillment.released'])
    expect(shown.lines[0].promises.map((one: Body) => [one.units, one.reason])).toEqual([
      [3, 'placed'],
      [2, 'moved'],
    ])
    await packed(merchant, work)
    await packed(merchant, done.fulfillmentOrder.id)
    expect(sums(await view(merchant, order))).toEqual({ packed: 3 })
    await sound(house, merchant)
  })

  it('frees the old shelf for the queue', async () => {
    const merchant = await openMerchant(house, { stock: { 'hamburg/tea': 2, 'munich/tea': 2 } })
    const first = await inWork(merchant, [{ sku: 'tea', quantity: 2 }])
    // Munich may serve nobody for a while, so the next one waits.
    await merchant.as.admin.put('/v1/policies/stock.safety_units', {
      scope: { kind: 'location', id: showId('location', merchant.shop.locations.munich) },
      value: 2,
    })
    const waiting = await placed(merchant, [{ sku: 'tea', quantity: 1 }])
    await merchant.settle()
    expect(sums(await view(merchant, waiting.id))).toEqual({ backordered: 1 })
    await merchant.as.admin.put('/v1/policies/stock.safety_units', {
      scope: { kind: 'location', id: showId('location', merchant.shop.locations.munich) },
      value: 0,
    })
    expectAnswer(await move(merchant, first.work, { location: 'munich' }), 201)
    await merchant.settle()
    expect(sums(await view(merchant, waiting.id))).toEqual({ reserved: 1 })
    expect(await stockAt(house.db, merchant.shop, 'munich/tea')).toBe('2 / 0 / 0 / 2')
    await sound(house, merchant)
  })

  it('is refused by name: picked, nowhere, where it is, where nobody ships, where too few are free, to strangers', async () => {
    const merchant = await openMerchant(house, { stock: { 'hamburg/tea': 9, 'munich/tea': 2, 'berlin/tea': 9 } })
    const { work } = await inWork(merchant, [{ sku: 'tea', quantity: 4 }])
    expect(await move(merchant, work, { location: 'atlantis' })).toMatchObject(
      problem('unknown_location', 422, '/location'),
    )
    expect(await move(merchant, work, { location: 'hamburg' })).toMatchObject(
      problem('already_there', 409, '/location'),
    )
    expect(await move(merchant, work, { location: 'berlin' })).toMatchObject(
      problem('location_cannot', 422, '/location'),
    )
    expect(await move(merchant, work, { location: 'munich' })).toMatchObject({
      ...problem('not_enough_free', 409, '/location'),
      body: { more: { line: 1, wanted: 4, free: 2 } },
    })
    const lines = (units: number, line = 1) => ({ location: 'munich', lines: [{ line, units }] })
    expect(await move(merchant, work, lines(5))).toMatchObject(problem('units_elsewhere', 409, '/lines/0/units'))
    expect(await move(merchant, work, lines(1, 7))).toMatchObject(problem('fulfillment_line_missing', 422))
    expect((await move(merchant, work, { location: 'munich', reason: 'Mrs Müller is ill' })).status).toBe(422)
    expectAnswer(
      await merchant.as.wms.post(`/v1/fulfillment-orders/${work}/picks`, { lines: [{ line: 1, units: 3 }] }),
      201,
    )
    expect(await move(merchant, work, lines(2))).toMatchObject(problem('already_picked', 409, '/lines/0/units'))
    expectAnswer(await move(merchant, work, { location: 'munich' }), 201)
    expect(await move(merchant, work, { location: 'munich' })).toMatchObject(problem('already_picked', 409))
    expect(
      (await merchant.as.admin.post(`/v1/fulfillment-orders/${work}/moves`, { location: 'munich', reason: 'closed' }))
        .status,
    ).toBe(403)

    await sound(house, merchant)
  })
})
