import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startCarrier } from '../../partners/carrier/service.ts'
import { startPaymentService } from '../../partners/payment-service/service.ts'
import type { RunningPartner } from '../../partners/shared/partner.ts'
import { openBooks } from '../finance/index.ts'
import { compose, type Kontor } from '../main.ts'
import { type LiveDemo, type PolicyName, writePolicy, writeProvider } from '../organisation/index.ts'
import type { Context, Db } from '../platform/db/db.ts'
import { showId } from '../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { aKey, aPersonWho, client, type Headers, type TestAnswer, testVault } from './server.ts'
import { openShop, type Shop } from './shop.ts'

const PARTNER_SECRET = 'bearer-of-the-partners'
const WEBHOOK_SECRET = `whsec_${Buffer.from('a webhook secret of the partners').toString('base64')}`
/** The installation's key of `testVault`: keys that tests make are known to the composed server. */
const SECRET = 'a secret for the tests, long enough'
export const PUBLIC_URL = 'http://shop.test'

/** All of Kontor as it runs outside, over a database of its own, served at `url`. */
export type House = {
  test: TestDatabase
  db: Db
  kontor: Kontor
  url: string
  payment: RunningPartner
  carrier: RunningPartner
  /** What the server logged as an error: empty as long as nothing broke. */
  troubles: string[]
}

export type HouseOptions = Readonly<{
  role?: 'all' | 'api' | 'worker'
  smtpUrl?: () => string
  web?: () => string
  /** With test services that can be made to fail. */
  demo?: boolean
  liveDemo?: LiveDemo
}>

/** One house for a test file; `api` leaves the background work out, so that nothing is written but by requests. */
export function useHouse(options: HouseOptions = {}): House {
  const house = {} as House // filled before the first test
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'house-'))
    const test = await openTestDatabase()
    const troubles: string[] = []
    const kontor = await openKontor(test.db, options, troubles)
    const url = await kontor.app.listen({ host: '127.0.0.1', port: 0 })
    const partner = (name: string) => ({ folder: join(folder, name), secret: PARTNER_SECRET, backOffMs: [20, 40] })
    const payment = await startPaymentService(partner('payment'))
    const carrier = await startCarrier(partner('carrier'))
    Object.assign(house, { test, db: test.db, kontor, url, payment, carrier, troubles })
  })
  afterEach(() => expect(house.troubles.splice(0)).toEqual([]))
  afterAll(async () => {
    await house.kontor.stop()
    await house.payment.close()
    await house.carrier.close()
    await house.test.end()
    await rm(folder, { recursive: true, force: true })
  })
  return house
}

export function openKontor(
  db: Db,
  { role = 'all', smtpUrl, web, demo = false, liveDemo }: HouseOptions,
  troubles: string[],
): Promise<Kontor> {
  const smtp = smtpUrl?.()
  return compose({
    db,
    secret: SECRET,
    publicUrl: PUBLIC_URL,
    version: 'test',
    logger: { level: 'error', stream: { write: (line: string) => void troubles.push(line) } },
    rateLimitPerMinute: 1_000_000,
    privateTargets: true,
    role,
    testServices: demo,
    ...(smtp !== undefined && { smtpUrl: smtp }),
    ...(web && { web: web() }),
    ...(liveDemo && { liveDemo }),
  })
}

type Ask = ReturnType<typeof client>
export type Merchant = Readonly<{
  shop: Shop
  context: Context
  /** The systems around Kontor by their keys, and the people who work there. */
  as: Readonly<Record<'shop' | 'till' | 'wms' | 'carrier' | 'care' | 'lead' | 'finance' | 'admin', Ask>>
  headers: Readonly<Record<'shop' | 'till' | 'wms' | 'carrier' | 'care' | 'lead' | 'finance' | 'admin', Headers>>
  /** Lets the background work do everything that is due. */
  settle(): Promise<void>
}>

const SCOPES = {
  shop: ['order.*', 'payment.*', 'refund.*', 'catalog.*', 'price.read', 'organisation.read', 'event.read'],
  till: ['order.place', 'order.price', 'payment.*', 'fulfillment.*', 'stock.*'],
  wms: ['fulfillment.*', 'stock.*', 'supply.*', 'requirement.read', 'return.*'],
  carrier: ['tracking.report'],
} as const

/** A tenant with shop, open books, partners that know where to report to, and keys for everybody. */
export async function openMerchant(
  house: House,
  options: Readonly<{ stock?: Readonly<Record<string, number>>; policies?: Partial<Record<PolicyName, unknown>> }> = {},
): Promise<Merchant> {
  const { db } = house
  const shop = await openShop(db, options.stock)
  const { context } = shop
  const [payment, carrier] = await db.write(context, async (tx) => {
    await openBooks(tx)
    for (const [name, value] of Object.entries(options.policies ?? {}))
      await writePolicy(tx, { kind: 'tenant', id: tx.tenant }, name as PolicyName, value as never)
    await writeProvider(tx, testVault, { kind: 'payment', code: 'manual', adapter: 'manual' })
    await writeProvider(tx, testVault, { kind: 'carrier', code: 'own', adapter: 'own_delivery' })
    const secrets = { secret: PARTNER_SECRET, webhookSecret: WEBHOOK_SECRET }
    const known = (kind: 'payment' | 'carrier', adapter: string, url: string) =>
      writeProvider(tx, testVault, { kind, code: 'test', adapter, settings: { url }, ...secrets })
    return [
      await known('payment', 'test_payment', house.payment.url),
      await known('carrier', 'test_carrier', house.carrier.url),
    ] as const
  })
  const hook = (kind: string, id: string) =>
    `${house.url}/v1/webhooks/${kind}/${showId('provider', id)}/${showId('tenant', context.tenant)}`
  await tellWebhook(house.payment.url, hook('payments', payment))
  await tellWebhook(house.carrier.url, hook('carriers', carrier))
  const headers = await headersOf(db, context)
  const as = Object.fromEntries(Object.entries(headers).map(([name, own]) => [name, client(house.kontor.app, own)]))
  return {
    shop,
    context,
    headers,
    as: as as Merchant['as'],
    settle: async () => void (await house.kontor.dispatcher?.settle(context.tenant)),
  }
}

async function headersOf(db: Db, context: Context): Promise<Merchant['headers']> {
  const key = async (scopes: readonly string[]) => (await aKey(db, context, scopes)).headers
  const person = async (role: Parameters<typeof aPersonWho>[2]) => (await aPersonWho(db, context, role)).headers
  return {
    shop: await key(SCOPES.shop),
    till: await key(SCOPES.till),
    wms: await key(SCOPES.wms),
    carrier: await key(SCOPES.carrier),
    care: await person('care_agent'),
    lead: await person('lead'),
    finance: await person('finance'),
    admin: await person('administrator'),
  }
}

async function tellWebhook(partner: string, url: string): Promise<void> {
  const answer = await fetch(`${partner}/webhook`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${PARTNER_SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify({ url, secret: WEBHOOK_SECRET }),
  })
  if (!answer.ok) throw new Error(`${partner} did not take the webhook: ${answer.status}`)
}

/** The answer, when it has the status; anything else fails the test with the body. */
export function expectAnswer(answer: TestAnswer, status: number): TestAnswer['body'] {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
