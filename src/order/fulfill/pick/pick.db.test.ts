import { describe, expect, it } from 'vitest'
import { writeItems } from '../../../catalog/index.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bareId,
  bucketsOf,
  openWorkingShop,
  pickAndPack,
  placeAndRelease,
  stockAt,
  timelineOf,
  useWorkshop,
} from '../../../testing/workshop.ts'
import { packUnits } from '../pack/pack.ts'

const workshop = useWorkshop()

describe('picking', () => {
  it('takes some of the units and the rest later, and takes the work on by that', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 3 }])
    const pick = (units: number) =>
      shop.ask.post(`/v1/fulfillment-orders/${work[0]?.id}/picks`, { lines: [{ line: 1, units }] })
    const first = await pick(1)
    expect(first.body).toMatchObject({ state: 'in_work', acceptedAt: expect.any(String), pickedAt: null })
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('9 / 0 / 0 / 2')
    expect((await pick(2)).body).toMatchObject({ pickedAt: expect.any(String) })
    expect((await pick(1)).status).toBe(409)
    expect(await bucketsOf(workshop, shop, order)).toEqual({ picked: 3 })
    expect((await timelineOf(workshop, shop, order)).slice(3)).toEqual([
      'fulfillment.accepted',
      'fulfillment.picked',
      'fulfillment.picked',
    ])
  })

  it('refuses what the scanner read of another item', async () => {
    const shop = await openWorkingShop(workshop)
    await workshop.db.write(shop.shop.context, (tx) =>
      writeItems(tx, [{ sku: 'tea', name: 'Tea', taxClass: 'food', weightG: 100, gtin: '4006381333931' }]),
    )
    const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 4 }])
    const scan = (read: object) =>
      shop.ask.post(`/v1/fulfillment-orders/${work[0]?.id}/picks`, { lines: [{ line: 1, units: 1, ...read }] })
    expect(await scan({ sku: 'cup' })).toMatchObject({
      status: 409,
      body: { type: '/problems/wrong_item', path: '/lines/0/sku' },
    })
    expect(await scan({ gtin: '4006381333948' })).toMatchObject({ status: 409, body: { path: '/lines/0/gtin' } })
    expect((await scan({ sku: 'tea' })).status).toBe(201)
    expect((await scan({ gtin: '4006381333931' })).status).toBe(201)
    expect((await scan({ gtin: '04006381333931' })).status).toBe(201)
  })
})

describe('packing', () => {
  it('closes units into boxes with their own weight or that of their items, and opens them again', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, work } = await placeAndRelease(workshop, shop, [
      { sku: 'tea', quantity: 3 },
      { sku: 'cup', quantity: 1 },
    ])
    const url = `/v1/fulfillment-orders/${work[0]?.id}`
    await shop.ask.post(`${url}/picks`, {
      lines: [
        { line: 1, units: 3 },
        { line: 2, units: 1 },
      ],
    })
    const packed = await shop.ask.post(`${url}/packages`, {
      packages: [
        { contents: [{ line: 1, units: 2 }], weightG: 999 },
        {
          contents: [
            { line: 1, units: 1 },
            { line: 2, units: 1 },
          ],
        },
      ],
    })
    expect(packed.body).toMatchObject({
      state: 'packed',
      packages: [
        { package: 1, weightG: 999 },
        { package: 2, weightG: 350 },
      ],
    })
    const opened = await shop.ask.delete(`${url}/packages/${packed.body.packages[1].id}`)
    expect(opened).toMatchObject({ status: 200, body: { state: 'in_work', packedAt: null } })
    expect(opened.body.packages[1].state).toBe('unpacked')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ packed: 2, picked: 2 })
    expect((await shop.ask.delete(`${url}/packages/${packed.body.packages[1].id}`)).status).toBe(409)
    const again = await shop.ask.post(`${url}/packages`, {
      packages: [
        {
          contents: [
            { line: 1, units: 1 },
            { line: 2, units: 2 },
          ],
        },
      ],
    })
    expect(again).toMatchObject({ status: 409, body: { path: '/packages/0/contents/1/units' } })
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('gives every package another number, also where the prefix leaves room for few', async () => {
    const shop = await openWorkingShop(workshop)
    const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 10 }])
    await shop.ask.post(`/v1/fulfillment-orders/${work[0]?.id}/picks`, { lines: [{ line: 1, units: 10 }] })
    const one = { contents: [{ line: 1, units: 1 }] }
    const packed = await workshop.db.write(shop.shop.context, (tx) =>
      packUnits(tx, bareId(work[0]?.id ?? ''), Array(10).fill(one), null, '401234567890'),
    )
    if ('refused' in packed) throw new Error(packed.refused)
    expect(new Set(packed.packages.map((box) => box.sscc)).size).toBe(10)
  })

  it('does not reach a package by the address of another fulfillment order', async () => {
    const shop = await openWorkingShop(workshop)
    const first = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 1 }])
    const second = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 1 }])
    const packed = await pickAndPack(shop, first.work[0]?.id ?? '')
    const wrong = `/v1/fulfillment-orders/${second.work[0]?.id}/packages/${packed.packages[0].id}`
    expect((await shop.ask.delete(wrong)).status).toBe(404)
    expect((await shop.ask.post(`${wrong}/labels`, { carrier: 'kc', service: 'standard' })).status).toBe(404)
    expect((await shop.ask.get(`${wrong}/rates?carrier=kc`)).status).toBe(404)
  })
})
