import { expect } from 'vitest'
import type { House, Merchant } from './house.ts'
import { expectAnswer } from './house.ts'
import type { TestAnswer } from './server.ts'
import { ADDRESS_BERLIN } from './shop.ts'
import { brokenInvariants } from './verify.ts'

export type Body = TestAnswer['body']

export const ORDER = {
  channel: 'web',
  currency: 'EUR',
  locale: 'de',
  customer: { name: 'Ada Müller', email: 'ada@example.org' },
  deliveries: [{ method: 'ship', shipTo: ADDRESS_BERLIN }],
}
export const COLLECT = { deliveries: [{ method: 'collect', pickupLocation: 'berlin' }] }

export async function placed({ as }: Merchant, lines: object[], over: object = {}): Promise<Body> {
  return expectAnswer(await as.shop.post('/v1/orders', { ...ORDER, lines, ...over }), 201)
}

export async function paid({ as }: Merchant, order: string): Promise<void> {
  const paying = { provider: 'test', method: 'card', instrument: 'tok_visa_4242' }
  const answer = await as.shop.post(`/v1/orders/${order}/payments`, paying)
  expect(expectAnswer(answer, 201)).toMatchObject({ state: 'succeeded' })
}

export const view = async ({ as }: Merchant, order: string): Promise<Body> =>
  expectAnswer(await as.care.get(`/v1/orders/${order}`), 200)
export const action = (shown: Body, name: string) => shown.actions.find((one: Body) => one.name === name)
export const kinds = (shown: Body): string[] => shown.messages.map((one: Body) => one.kind)
export const sums = (shown: Body): Record<string, number> => {
  const units: Record<string, number> = {}
  for (const line of shown.lines)
    for (const [bucket, count] of Object.entries<number>(line.buckets))
      if (count > 0 && line.kind !== 'kit') units[bucket] = (units[bucket] ?? 0) + count
  return units
}

/** Picks and packs what waits of a fulfillment order. @returns its package */
export async function packed({ as }: Merchant, work: string): Promise<string> {
  const url = `/v1/fulfillment-orders/${work}`
  expectAnswer(await as.wms.post(`${url}/acceptances`, {}), 201)
  const { lines } = expectAnswer(await as.wms.get(url), 200)
  const all = lines.map((line: Body) => ({ line: line.line, units: line.waiting }))
  expectAnswer(await as.wms.post(`${url}/picks`, { lines: all }), 201)
  return expectAnswer(await as.wms.post(`${url}/packages`, { packages: [{ contents: all }] }), 201).packages[0].id
}

export async function shipped(merchant: Merchant, work: string): Promise<{ parcel: string; trackingNumber: string }> {
  const parcel = await packed(merchant, work)
  const url = `/v1/fulfillment-orders/${work}`
  const label = await merchant.as.wms.post(`${url}/packages/${parcel}/labels`, { carrier: 'test', service: 'express' })
  expect(expectAnswer(label, 201)).toMatchObject({ state: 'bought', trackingNumber: expect.any(String) })
  expectAnswer(await merchant.as.wms.post(`${url}/shipments`, {}), 201)
  return { parcel, trackingNumber: label.body.trackingNumber }
}

export async function reported({ as }: Merchant, trackingNumber: string, code: string): Promise<void> {
  const scan = { carrier: 'test', trackingNumber, code, externalId: `${trackingNumber}-${code}` }
  const { items } = expectAnswer(await as.carrier.post('/v1/tracking-events', { events: [scan] }), 201)
  expect(items).toMatchObject([{ outcome: 'recorded' }])
}

/** Every invariant of the product holds for the merchant. */
export async function sound(house: House, merchant: Merchant): Promise<void> {
  expect(await brokenInvariants(house.db, merchant.context.tenant)).toEqual({})
}
