import { beforeAll, describe, expect, it, vi } from 'vitest'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../../testing/house.ts'
import { type Body, paid, placed, shipped, sound } from '../../testing/order-story.ts'
import { aPerson, client } from '../../testing/server.ts'

const house = useHouse()
let merchant: Merchant
const orders: Body[] = []
beforeAll(async () => {
  merchant = await openMerchant(house, { policies: { 'release.when': 'on_request', 'step.pick_minutes': 45 } })
  for (const quantity of [1, 2, 3]) {
    const order = await placed(merchant, [{ sku: 'tea', quantity }])
    await paid(merchant, order.id)
    orders.push(order)
  }
  for (const { id } of orders.slice(0, 2)) {
    const released = expectAnswer(await merchant.as.lead.post(`/v1/orders/${id}/releases`, {}), 201)
    await shipped(merchant, released.fulfillmentOrders[0].id)
  }
  await vi.waitFor(async () => expect((await flow()).behind).toBe(0), { timeout: 20_000 })
})

const ask = async (path: string, who = merchant.as.lead): Promise<Body> => expectAnswer(await who.get(path), 200)
const flow = (query = '', who = merchant.as.lead) => ask(`/v1/reports/process${query}`, who)
const edge = (shown: Body, from: string, to: string) =>
  shown.edges.find((one: Body) => one.from === from && one.to === to)?.passages ?? 0

/** The directly-follows graph as a tool of process mining makes it from the document alone. */
function mined(ocel: Body, type: string): Record<string, number> {
  const of = new Map<string, string>(ocel.objects.map((one: Body) => [one.id, one.type]))
  const edges: Record<string, number> = {}
  const last = new Map<string, string>()
  // Told at the same moment, they keep the order of the document.
  const events = ocel.events.toSorted((a: Body, b: Body) => Date.parse(a.time) - Date.parse(b.time))
  for (const event of events)
    for (const { objectId } of event.relationships) {
      if (of.get(objectId) !== type) continue
      const before = last.get(objectId)
      if (before) edges[`${before} > ${event.type}`] = (edges[`${before} > ${event.type}`] ?? 0) + 1
      last.set(objectId, event.type)
    }
  return edges
}

describe('the process', () => {
  it.each(['order', 'fulfillment_order', 'package'])(
    'of an %s agrees with what is mined from the exported log',
    async (object) => {
      let ocel: Body
      // Money that is captured meanwhile is an event too: both are read until none came between.
      await vi.waitFor(async () => {
        ocel = await ask('/v1/reports/process/ocel')
        const shown = await flow(`?object=${object}`)
        const own = Object.fromEntries(shown.edges.map((one: Body) => [`${one.from} > ${one.to}`, one.passages]))
        expect(Object.keys(own).length).toBeGreaterThan(object === 'order' ? 5 : 0)
        expect(own).toEqual(mined(ocel, object))
      })
      const used = new Set(ocel.events.map((one: Body) => one.type))
      expect(ocel.eventTypes.map((one: Body) => one.name)).toEqual([...used].sort())
    },
  )

  it('leads to the orders behind a passage, the slowest first, a page after the other', async () => {
    const [first] = (await flow('?object=fulfillment_order')).edges
    const query = `object=fulfillment_order&from=${first.from}&to=${first.to}`
    const all = (await ask(`/v1/reports/process/passages?${query}`)).items
    expect(all).toHaveLength(first.passages)
    const paged: Body[] = []
    for (let next = ''; next !== 'end'; ) {
      const page = await ask(`/v1/reports/process/passages?${query}&limit=1${next}`)
      paged.push(...page.items)
      next = page.next === null ? 'end' : `&cursor=${page.next}`
    }
    expect(paged).toEqual(all)
    expect(all.map((one: Body) => one.tookS)).toEqual(
      all.map((one: Body) => one.tookS).toSorted((a: number, b: number) => b - a),
    )
    expect(orders.map(({ id }) => id)).toEqual(expect.arrayContaining(all.map((one: Body) => one.order)))
  })

  it('counts the steps of the work for each channel, place and carrier, and names the orders behind them', async () => {
    const done = async (by: string) =>
      Object.fromEntries(
        (await ask(`/v1/reports/steps?by=${by}`)).items.map((one: Body) => [`${one.name} ${one.step}`, one.done]),
      )
    expect(await done('location')).toMatchObject({ 'Warehouse Hamburg pick': 2, 'Warehouse Hamburg hand_over': 2 })
    expect(await done('channel')).toMatchObject({ 'Web shop release': 2, 'Web shop source': 3 })
    expect(Object.entries(await done('carrier'))).toEqual([[expect.stringMatching(/ hand_over$/), 2]])
    const picks = (await ask('/v1/reports/process/passages?object=step&to=pick')).items
    expect(picks.map((one: Body) => one.number).sort()).toEqual(
      orders
        .slice(0, 2)
        .map((one) => one.number)
        .sort(),
    )
    const tower = await ask('/v1/reports/tower')
    expect(tower.steps.find((one: Body) => one.step === 'pick')).toMatchObject({
      done: 2,
      targetS: 2_700,
      formerMedianS: null,
    })
    expect(tower.steps.find((one: Body) => one.step === 'pack')).toMatchObject({ done: 2, targetS: null })
  })

  it('is counted for a channel or a place alone, and no wider than somebody may see', async () => {
    expect(edge(await flow('?channel=market'), 'order.placed', 'order.sourced')).toBe(0)
    expect(edge(await flow('?channel=web'), 'order.placed', 'order.sourced')).toBe(3)
    expect((await merchant.as.lead.get('/v1/reports/process?channel=nowhere')).status).toBe(404)
    expect((await merchant.as.lead.get('/v1/reports/process?channel=web&location=berlin')).status).toBe(422)
    const { headers } = await aPerson(house.db, merchant.context, [
      { role: 'store_associate', locations: [merchant.shop.locations.berlin], supplier: null },
    ])
    const associate = client(house.kontor.app, headers)
    expect((await flow('', associate)).edges).toEqual([])
    expect((await associate.get('/v1/reports/process?location=hamburg')).status).toBe(404)
    expect((await associate.get('/v1/reports/process/ocel')).status).toBe(403)
    expect((await ask('/v1/reports/steps?by=carrier', associate)).items).toEqual([])
    expect((await ask('/v1/reports/process/passages?object=step&to=pick', associate)).items).toEqual([])
  })

  it('leaves the books of the merchant whole', () => sound(house, merchant))
})
