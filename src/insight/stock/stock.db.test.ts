import { beforeAll, describe, expect, it } from 'vitest'
import { newId, showId } from '../../platform/ids.ts'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../../testing/house.ts'
import { type Body, placed, sound } from '../../testing/order-story.ts'
import { aPerson, client } from '../../testing/server.ts'

const house = useHouse({ role: 'api' })
let merchant: Merchant
let [first, last]: Body[] = []
beforeAll(async () => {
  merchant = await openMerchant(house, {
    policies: { 'release.when': 'on_request' },
    stock: { 'hamburg/tea': 6, 'munich/tea': 1, 'berlin/cup': 4 },
  })
  first = await placed(merchant, [{ sku: 'tea', quantity: 3 }])
  last = await placed(merchant, [{ sku: 'tea', quantity: 3 }])
})

const positions = async (query = '', ask = merchant.as.wms): Promise<Body> =>
  expectAnswer(await ask.get(`/v1/stock/positions${query}`), 200)
const named = ({ items }: Body) => items.map((one: Body) => `${one.code} ${one.sku}`)
type At = `${'hamburg' | 'munich' | 'berlin'}/${'tea' | 'cup'}`
const pathOf = (at: At) => {
  const [place, item] = at.split('/') as ['hamburg', 'tea']
  const { shop } = merchant
  return `/v1/stock/positions/${showId('item', shop.items[item])}/${showId('location', shop.locations[place])}`
}
const story = async (at: At): Promise<Body> => expectAnswer(await merchant.as.wms.get(pathOf(at)), 200)
const storeBound = async () => {
  const grants = [{ role: 'store_associate' as const, locations: [merchant.shop.locations.berlin], supplier: null }]
  return client(house.kontor.app, (await aPerson(house.db, merchant.context, grants)).headers)
}

describe('positions', () => {
  it('are searched, narrowed and paged in one sequence', async () => {
    expect(named(await positions())).toEqual(['berlin cup', 'hamburg tea', 'munich tea'])
    expect(named(await positions('?search=TE'))).toEqual(['hamburg tea', 'munich tea'])
    expect(named(await positions('?search=100%25'))).toEqual([])
    expect(named(await positions('?show=out'))).toEqual(['hamburg tea'])
    const { munich } = merchant.shop.locations
    expect(named(await positions(`?location=${showId('location', munich)}`))).toEqual(['munich tea'])
    const page = await positions('?limit=2')
    expect(named(page)).toEqual(['berlin cup', 'hamburg tea'])
    const rest = await positions(`?limit=2&cursor=${page.next}`)
    expect([named(rest), rest.next]).toEqual([['munich tea'], null])
  })

  it('are there for what is expected, also where nothing ever lay', async () => {
    const supply = { sku: 'cup', location: 'munich', kind: 'purchase', reference: 'PO-9', units: 5 }
    const supplies = [{ ...supply, expectedAt: '2030-01-01T08:00:00Z' }]
    expectAnswer(await merchant.as.wms.post('/v1/supplies', { supplies }), 201)
    expect((await positions('?show=incoming')).items).toMatchObject([
      { code: 'munich', sku: 'cup', onHand: 0, incoming: 5, incomingAt: '2030-01-01T08:00:00.000Z' },
    ])
    expect(await story('munich/cup')).toMatchObject({ onHand: 0, supplies: [{ reference: 'PO-9', incoming: 5 }] })
  })

  it('that differ from their ledger are found, and there are none else', async () => {
    expect(named(await positions('?show=drifting'))).toEqual([])
    const change = (by: number) =>
      house.db.write(merchant.context, (tx) =>
        tx.rows(
          `test.drift_${newId()}`,
          'update inventory.stock set on_hand = on_hand + $2 where tenant_id = $1 and on_hand = $3',
          [tx.tenant, by, by > 0 ? 4 : 5],
        ),
      )
    await change(1)
    expect(named(await positions('?show=drifting'))).toEqual(['berlin cup'])
    expect(await story('berlin/cup')).toMatchObject({ onHand: 5, ledgerOnHand: 4 })
    await change(-1)
  })

  it('of other places are not there for who is bound to one', async () => {
    const store = await storeBound()
    expect(named(await positions('', store))).toEqual(['berlin cup'])
    expect((await store.get(pathOf('hamburg/tea'))).status).toBe(404)
    expect((await store.get(`${pathOf('hamburg/tea')}/movements`)).status).toBe(404)
    expect((await merchant.as.carrier.get('/v1/stock/positions')).status).toBe(403)
  })
})

describe('what an act on stock would change', () => {
  const adjust = (preview: boolean, units = -4, ask = merchant.as.wms) =>
    ask.post(`/v1/adjustments?preview=${preview}`, {
      adjustments: [{ sku: 'tea', location: 'hamburg', units, reason: 'wet' }],
    })

  it('is said before: who is short, what moves elsewhere; and nothing is written', async () => {
    const { foreseen } = expectAnswer(await adjust(true), 201)
    expect(foreseen.stock).toMatchObject([
      { location: 'hamburg', before: { onHand: 6, reserved: 6 }, after: { onHand: 2, reserved: 2, free: 0 } },
      { location: 'munich', before: { free: 1 }, after: { free: 0, reserved: 1 } },
    ])
    expect(foreseen.orders).toMatchObject([
      {
        number: first.number,
        before: { locations: ['hamburg'] },
        after: { reserved: 3, locations: ['hamburg', 'munich'] },
      },
      { number: last.number, before: { reserved: 3, waiting: 0 }, after: { reserved: 0, waiting: 3 } },
    ])
    expect(await story('hamburg/tea')).toMatchObject({ onHand: 6, reserved: 6 })
  })

  it('comes so when it is done, and its line stands in the ledger with who wrote it', async () => {
    const before = expectAnswer(await adjust(true), 201).foreseen.stock[0].after
    expect(expectAnswer(await adjust(false), 201)).toEqual({ displaced: 4 })
    const { onHand, reserved, free } = await story('hamburg/tea')
    expect({ onHand, reserved, free }).toEqual({ onHand: before.onHand, reserved: before.reserved, free: before.free })
    const { items } = expectAnswer(await merchant.as.wms.get(`${pathOf('hamburg/tea')}/movements`), 200)
    expect(items).toMatchObject([
      { kind: 'adjust', units: -4, onHand: 2, reason: 'wet', actorKind: 'key', actor: 'A key' },
      { kind: 'opening', units: 6, onHand: 6 },
    ])
    const page = expectAnswer(await merchant.as.wms.get(`${pathOf('hamburg/tea')}/movements?limit=1`), 200)
    const rest = await merchant.as.wms.get(`${pathOf('hamburg/tea')}/movements?limit=1&cursor=${page.next}`)
    expect(expectAnswer(rest, 200).items).toMatchObject([{ kind: 'opening', onHand: 6 }])
  })

  it('names who is served by goods that come, and whom the position holds for', async () => {
    const receipts = [{ sku: 'tea', location: 'hamburg', units: 9 }]
    const seen = expectAnswer(await merchant.as.wms.post('/v1/receipts?preview=true', { receipts }), 201)
    expect(seen.foreseen.orders).toMatchObject([{ before: { waiting: 3 }, after: { waiting: 0, reserved: 3 } }])
    const shown = await story('hamburg/tea')
    expect(shown.waiting).toMatchObject([{ units: 3 }])
    expect(shown.holders.reduce((sum: number, one: Body) => sum + one.units, 0)).toBe(2)
  })

  it('is refused like the act, and shows nothing of places that are not theirs', async () => {
    expect((await adjust(true, -40)).body.type).toBe('/problems/below_zero')
    const store = await storeBound()
    expect((await adjust(true, 1, store)).body.type).toBe('/problems/unknown_place')
    const receipts = [{ sku: 'tea', location: 'berlin', units: 9 }]
    const seen = expectAnswer(await store.post('/v1/receipts?preview=true', { receipts }), 201)
    expect(seen.foreseen.stock.map((one: Body) => one.location)).toEqual(['berlin'])
    expect((await merchant.as.lead.post('/v1/receipts?preview=true', { receipts })).status).toBe(403)
  })

  it('of a transfer is shown in both of its phases', async () => {
    const asked = { from: 'berlin', to: 'hamburg', lines: [{ sku: 'cup', units: 2 }] }
    const { id } = expectAnswer(await merchant.as.wms.post('/v1/transfers', asked), 201)
    const open = async () => expectAnswer(await merchant.as.wms.get('/v1/transfers?sku=cup&open=true'), 200).items
    expect(await open()).toMatchObject([{ id, sentAt: null }])
    expect(expectAnswer(await merchant.as.wms.get('/v1/transfers?sku=tea&open=true'), 200).items).toEqual([])
    const send = await merchant.as.wms.post(`/v1/transfers/${id}/dispatches?preview=true`, {})
    expect(expectAnswer(send, 201).foreseen.stock).toMatchObject([
      { location: 'berlin', before: { onHand: 4 }, after: { onHand: 2 } },
      { location: 'hamburg', before: { incoming: 0 }, after: { incoming: 2 } },
    ])
    const theirs = await (await storeBound()).post(`/v1/transfers/${id}/dispatches?preview=true`, {})
    expect(expectAnswer(theirs, 201).foreseen.stock).toMatchObject([{ location: 'berlin' }])
    expectAnswer(await merchant.as.wms.post(`/v1/transfers/${id}/dispatches`, {}), 201)
    const lines = [{ line: 1, units: 1, lost: 1 }]
    const receive = await merchant.as.wms.post(`/v1/transfers/${id}/receipts?preview=true`, { lines })
    expect(expectAnswer(receive, 201)).toMatchObject({ underWay: 0, foreseen: { stock: [{ location: 'hamburg' }] } })
    expectAnswer(await merchant.as.wms.post(`/v1/transfers/${id}/receipts`, { lines }), 201)
    expect(await open()).toEqual([])
    await sound(house, merchant)
  })
})
