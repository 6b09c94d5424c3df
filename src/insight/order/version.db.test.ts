import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../../testing/house.ts'
import { type Body, paid, placed, sound, view } from '../../testing/order-story.ts'
import { aKey, client } from '../../testing/server.ts'
import { ADDRESS_BERLIN } from '../../testing/shop.ts'

const house = useHouse()
let merchant: Merchant
beforeAll(async () => {
  merchant = await openMerchant(house, {
    policies: { 'release.when': 'on_request' },
    stock: { 'hamburg/tea': 500, 'hamburg/cup': 500 },
  })
})

const versionOf = async (order: string, version: number): Promise<Body> =>
  expectAnswer(await merchant.as.care.get(`/v1/orders/${order}?version=${version}`), 200)
/** Which change is the latest, and when a version ended, is known later only. */
const timeless = ({ latest: _, until: __, ...rest }: Body) => rest

/** What the order page says now of the things that a version keeps. */
function asOnThePage(page: Body) {
  return {
    version: page.version,
    cancelledMinor: page.money.cancelledMinor,
    dueMinor: page.money.dueMinor,
    lines: page.lines.map((line: Body) => [line.line, line.sku, line.quantity, line.buckets.cancelled]),
    charges: page.charges.map((charge: Body) => [charge.charge, charge.cancelled]),
    deliveries: page.deliveries.map((one: Body) => [
      page.parties.find((party: Body) => party.party === one.shipTo)?.lines,
      one.requestedOn,
      one.pickupLocation,
    ]),
    methods: [...new Set(page.payments.map((one: Body) => one.method))],
  }
}
function asOfVersion({ version, agreed }: Body) {
  return {
    version,
    cancelledMinor: agreed.money.cancelledMinor,
    dueMinor: agreed.money.dueMinor,
    lines: agreed.lines.map((line: Body) => [line.line, line.sku, line.quantity, line.cancelled]),
    charges: agreed.charges.map((charge: Body) => [charge.charge, charge.cancelled]),
    deliveries: agreed.deliveries.map((one: Body) => [one.shipTo?.lines, one.requestedOn, one.pickupLocation]),
    methods: agreed.payments.map((one: Body) => one.method),
  }
}

const change = fc.oneof(
  fc.record({ cancel: fc.integer({ min: 1, max: 4 }), units: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ moveTo: fc.integer({ min: 1, max: 99 }), delivery: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ wantedOn: fc.integer({ min: 10, max: 28 }), delivery: fc.integer({ min: 1, max: 2 }) }),
  fc.constant({ all: true }),
  fc.constant({ pay: true }),
)
type Change = Partial<Record<'cancel' | 'units' | 'moveTo' | 'delivery' | 'wantedOn', number>> &
  Partial<Record<'all' | 'pay', boolean>>

async function apply(order: string, wanted: Change): Promise<void> {
  const { as } = merchant
  const url = `/v1/orders/${order}`
  const { cancel, units, moveTo, delivery, wantedOn } = wanted
  if (wanted.pay) return paid(merchant, order).catch(() => undefined) // when nothing more is due
  if (cancel) await as.care.post(`${url}/cancellations`, { lines: [{ line: cancel, units }], reason: `${units} less` })
  else if (wanted.all) await as.care.post(`${url}/cancellations`, {})
  else if (moveTo) {
    const shipTo = { ...ADDRESS_BERLIN, lines: [`Torstraße ${moveTo}`] }
    await as.care.post(`${url}/amendments`, { delivery, shipTo })
  } else await as.care.post(`${url}/amendments`, { delivery, requestedOn: `2030-01-${wantedOn}` })
}

describe('an order as it was', () => {
  it('is shown with every version as it was shown then, whatever was changed since', async () => {
    let versions = 0
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const ship = { method: 'ship', shipTo: ADDRESS_BERLIN }
        const { id } = await placed(
          merchant,
          [
            { sku: 'cup', quantity: 4 },
            { sku: 'set', quantity: 2, delivery: 2 },
          ],
          { deliveries: [ship, ship], charges: [{ kind: 'shipping', name: 'Parcel', amountMinor: 490 }] },
        )
        const then = new Map<number, Body>()
        for (const wanted of [{ pay: false, cancel: 0, wantedOn: 9 }, ...changes] as Change[]) {
          if (wanted.wantedOn !== 9) await apply(id, wanted)
          const page = await view(merchant, id)
          const shown = await versionOf(id, page.version)
          expect(asOfVersion(shown)).toEqual(asOnThePage(page))
          expect(shown).toMatchObject({ latest: page.version, until: null })
          then.set(page.version, timeless(shown))
        }
        for (const [version, shown] of then) expect(timeless(await versionOf(id, version))).toEqual(shown)
        expect([...then.keys()]).toEqual(Array.from({ length: then.size }, (_one, index) => index + 1))
        versions += then.size
      }),
      { numRuns: 12 },
    )
    expect(versions).toBeGreaterThan(24)
    await sound(house, merchant)
  })

  it('says which change made a version, when the next one ended it, and who paid how until then', async () => {
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 2 }])
    const cancel = { lines: [{ line: 1, units: 1 }], reason: 'one too many' }
    expectAnswer(await merchant.as.care.post(`/v1/orders/${id}/cancellations`, cancel), 201)
    await paid(merchant, id)
    expect(await versionOf(id, 1)).toMatchObject({
      version: 1,
      latest: 2,
      change: null,
      until: expect.any(String),
      agreed: { money: { dueMinor: 2500 }, lines: [{ quantity: 2, cancelled: 0 }], payments: [] },
    })
    expect(await versionOf(id, 2)).toMatchObject({
      change: { kind: 'cancel', actor: 'user', reason: 'one too many' },
      until: null,
      agreed: {
        money: { cancelledMinor: 1250, dueMinor: 1250 },
        lines: [{ quantity: 2, cancelled: 1 }],
        payments: [{ method: 'card', provider: 'test' }],
      },
    })
  })

  it('is not shown with a version that it never had, and to nobody who may not see the order', async () => {
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    for (const version of [2, 999])
      expect(await merchant.as.care.get(`/v1/orders/${id}?version=${version}`)).toMatchObject({
        status: 404,
        body: { type: '/problems/unknown_version', detail: 'the order has the versions 1 to 1', path: '/version' },
      })
    for (const bad of ['0', '-1', 'x', '1.5'])
      expect(await merchant.as.care.get(`/v1/orders/${id}?version=${bad}`)).toMatchObject({
        status: 422,
        body: { path: '/version' },
      })
    const till = await aKey(house.db, merchant.context, ['order.read'], { channel: merchant.shop.channels.till })
    expect((await client(house.kontor.app, till.headers).get(`/v1/orders/${id}?version=1`)).status).toBe(404)
    const plain = await aKey(house.db, merchant.context, ['order.read'])
    const masked = expectAnswer(await client(house.kontor.app, plain.headers).get(`/v1/orders/${id}?version=1`), 200)
    expect(masked.agreed).toMatchObject({ money: null, payments: [], charges: [] })
    expect(JSON.stringify(masked)).not.toMatch(/Ada|Torstra/)
  })
})
