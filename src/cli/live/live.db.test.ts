import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDemo } from '../../../demo/load.ts'
import { startCarrier } from '../../../partners/carrier/service.ts'
import { startPaymentService } from '../../../partners/payment-service/service.ts'
import type { RunningPartner } from '../../../partners/shared/partner.ts'
import type { Context } from '../../platform/db/db.ts'
import { useHouse } from '../../testing/house.ts'
import { testVault } from '../../testing/server.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { supplyOf } from '../journey/travel.ts'
import { partnerDoors, registerPartners } from '../partners.ts'
import { makeKeys, makeSystemKeys } from '../seed/keys.ts'
import { openMerchant } from '../seed/merchant.ts'
import { openToday } from '../seed/today.ts'
import { buy } from './buy.ts'
import { openTown } from './live.ts'
import type { Town } from './town.ts'
import { work } from './work.ts'

/** Two orders that go well, one whose customer cancels, a short pick, nobody at home, and one that comes back. */
const ORDERS = [0, 1, 11, 15, 23, 31]

const house = useHouse()
const demo = loadDemo()
const partners: RunningPartner[] = []
const ending = new AbortController()
let folder = ''
let context: Context
let town: Town
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'live-'))
  const { payment, carrier } = partnerDoors(testVault, { payment: '', carrier: '', stop: async () => undefined })
  partners.push(
    await startPaymentService({ folder: join(folder, 'payment'), secret: payment.secret }),
    await startCarrier({ folder: join(folder, 'carrier'), secret: carrier.secret }),
  )
  const urls = { payment: partners[0]?.url ?? '', carrier: partners[1]?.url ?? '', stop: async () => undefined }
  context = await openMerchant(house.db, 'northwind-lives', demo, supplyOf(demo).opening)
  await registerPartners(house.db, context, testVault, urls, house.url)
  const tokens = {
    ...(await makeSystemKeys(house.db, context, testVault)),
    ...(await makeKeys(house.db, context, testVault, { customers: ['feedback.give'] })),
  }
  town = openTown(
    { base: house.url, tokens, ...partnerDoors(testVault, urls) },
    { seed: 1, pace: 0, stop: ending.signal, tell: () => undefined },
  )
}, 120_000)
afterAll(async () => {
  ending.abort()
  for (const partner of partners) await partner.close()
  await rm(folder, { recursive: true, force: true })
})

type Shown = { fulfillment: string; returns: string; number: string }
const listed = async (): Promise<Shown[]> => (await town.care.get<{ items: Shown[] }>('/v1/orders?limit=100')).items

it('lets orders arrive, be worked off, travel, and come back, all through the API', async () => {
  await buy(town, ORDERS)
  const working = work(town)
  const count = async (state: string) => (await listed()).filter(({ fulfillment }) => fulfillment === state).length
  // What was not found on its shelf may have to wait for more: at least these three find their way whatever happens.
  await expect.poll(() => count('delivered'), { timeout: 90_000, interval: 500 }).toBeGreaterThanOrEqual(3)
  await expect
    .poll(async () => (await listed()).map(({ returns }) => returns), { timeout: 30_000, interval: 500 })
    .toContain('settled')
  expect(await count('cancelled')).toBe(1)
  ending.abort()
  await working
  await house.kontor.dispatcher?.settle(context.tenant)
  expect(await brokenInvariants(house.db, context.tenant)).toEqual({})
}, 150_000)

it('opens in the middle of a day: one order late for want of hands, one payment declined, one door closed', async () => {
  await openToday({ systems: { ...town, carrier: town.driver }, demo, opened: new Date() })
  await house.kontor.dispatcher?.settle(context.tenant)
  const { exceptions, late } = await town.care.get<{ late: number; exceptions: { kind: string; all: number }[] }>(
    '/v1/reports/tower',
  )
  expect(late).toBe(1)
  const needs = Object.fromEntries(exceptions.map(({ kind, all }) => [kind, all]))
  expect(needs).toMatchObject({ late: 1, payment_failed: 1, delivery_failed: expect.any(Number) })
  expect(await brokenInvariants(house.db, context.tenant)).toEqual({})
})
