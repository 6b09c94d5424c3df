import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { startPaymentService } from '../../partners/payment-service/service.ts'
import type { RunningPartner } from '../../partners/shared/partner.ts'
import { openBooks } from '../finance/index.ts'
import { financeRoutes } from '../finance/routes.ts'
import { readOrders } from '../order/capture/index.ts'
import { payEffects } from '../order/pay/index.ts'
import { payRoutes } from '../order/pay/routes.ts'
import { knows, permits, writeProvider } from '../organisation/index.ts'
import type { Principal } from '../platform/auth/principal.ts'
import { openVault } from '../platform/auth/secrets.ts'
import type { Db } from '../platform/db/db.ts'
import { type Effects, makeEffects } from '../platform/effects/effects.ts'
import type { App } from '../platform/http/app.ts'
import { buildServer } from '../platform/http/server.ts'
import { newId, type OrderId, type ProviderId, showId } from '../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { anOrder, openShop, place, type Shop } from './shop.ts'
import { brokenInvariants as brokenByName } from './verify.ts'

const SECRET = 'bearer-of-the-payment-service'
export const WEBHOOK_SECRET = `whsec_${Buffer.from('a webhook secret for the tests').toString('base64')}`
/** Gives up on a call soon, so that a test of a hanging provider does not hang. */
const CLIENT_TIMEOUT_MS = 400

type Answer = { status: number; body: Record<string, unknown> & { state?: string; type?: string } }
export type Booked = {
  id: string
  key: string
  kind: string
  state: string
  amountMinor: number
  reference: string
  authorizationId?: string
  captureId?: string
}

/** A server with the routes of pay and finance, and a payment service of its own, for one test file. */
export type PayStage = {
  test: TestDatabase
  db: Db
  app: App
  url: string
  effects: Effects
  service: RunningPartner
  vault: ReturnType<typeof openVault>
  people: Map<string, Principal>
  log: string[]
}

export function usePayStage(): PayStage {
  const stage = {} as PayStage // filled before the first test
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pay-'))
    const test = await openTestDatabase()
    const vault = openVault('a secret of this installation, long enough')
    const log: string[] = []
    const people = new Map<string, Principal>()
    const effects = makeEffects(test.db, payEffects({ vault }), (line, detail) =>
      log.push(`${line} ${JSON.stringify(detail)}`),
    )
    const access = {
      identify: async ({ bearer }: { bearer: string | null }) => people.get(bearer ?? '') ?? null,
      permits,
      knows,
    }
    const app = await buildServer({ access, logger: false, version: 'test', rateLimitPerMinute: 1_000_000 })
    payRoutes(app, { db: test.db, access, vault, effects })
    financeRoutes(app, { db: test.db, access })
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const service = await startPaymentService({ folder, secret: SECRET, backOffMs: [20, 40] })
    Object.assign(stage, { test, db: test.db, app, url, effects, service, vault, people, log })
  })
  afterAll(async () => {
    await stage.service.close()
    await stage.app.close()
    await stage.test.end()
    await rm(folder, { recursive: true, force: true })
  })
  return stage
}

export type PayShop = Shop &
  Readonly<{
    card: ProviderId
    /** Calls the API as one of: `system` (a key), `care`, `finance`, `stranger` (a key of another channel). */
    call(method: 'GET' | 'POST', path: string, body?: object, as?: string, key?: string): Promise<Answer>
    /** An order of so many cups at 12.50 EUR. */
    order(cups: number): Promise<OrderId>
    money(
      order: OrderId,
    ): Promise<{ authorizedMinor: number; capturedMinor: number; refundedMinor: number; unknown: boolean }>
    /** What the payment service has booked for an order. */
    booked(order: OrderId): Promise<Booked[]>
  }>

export const path = (order: OrderId, what: string) => `/v1/orders/${showId('order', order)}/${what}`

/** A tenant with open books, a card provider and one for money that people move. */
export async function openPayShop(stage: PayStage): Promise<PayShop> {
  const { db, vault } = stage
  const shop = await openShop(db, { 'hamburg/cup': 10_000 })
  const card = await db.write(shop.context, async (tx) => {
    await openBooks(tx)
    await writeProvider(tx, vault, { kind: 'payment', code: 'manual', adapter: 'manual' })
    return writeProvider(tx, vault, {
      kind: 'payment',
      code: 'card',
      adapter: 'test_payment',
      settings: { url: stage.service.url, timeoutMs: CLIENT_TIMEOUT_MS },
      secret: SECRET,
      webhookSecret: WEBHOOK_SECRET,
    })
  })
  const token = (as: string) => `${as}-${shop.context.tenant}`
  for (const [as, principal] of Object.entries(principalsOf(shop))) stage.people.set(token(as), principal)
  return {
    ...shop,
    card,
    call: (method, url, body, as = 'system', key = randomUUID()) => send(stage.app, token(as), method, url, body, key),
    order: async (cups) => (await place(db, shop, anOrder([{ sku: 'cup', quantity: cups }]))).id,
    money: async (order) => {
      const found = await db.read(shop.context.tenant, (tx) => readOrders(tx, [order]))
      return found.get(order)?.money ?? { authorizedMinor: -1, capturedMinor: -1, refundedMinor: -1, unknown: true }
    },
    booked: async (order) => {
      const answer = await callService(stage, 'GET', `/operations?reference=${showId('order', order)}`)
      return answer as Booked[]
    },
  }
}

function principalsOf(shop: Shop): Record<string, Principal> {
  const common = { tenant: shop.context.tenant, locations: [], channel: null, supplier: null, order: null }
  const scopes = ['payment.*', 'refund.*', 'ledger.*', 'time.*']
  return {
    system: { ...common, kind: 'key', id: newId(), name: 'system', grants: scopes },
    stranger: { ...common, kind: 'key', id: newId(), name: 'stranger', grants: scopes, channel: shop.channels.till },
    care: { ...common, kind: 'user', id: newId(), name: 'care', grants: ['care_agent'] },
    finance: { ...common, kind: 'user', id: newId(), name: 'finance', grants: ['finance'] },
  }
}

async function send(
  app: App,
  token: string,
  method: 'GET' | 'POST',
  url: string,
  body: object | undefined,
  key: string,
) {
  const response = await app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, ...(method === 'POST' && { 'idempotency-key': key }) },
    ...(body && { payload: body }),
  })
  return { status: response.statusCode, body: response.json() }
}

/** Tells the payment service something: its fault plan, where its webhooks go. */
export async function callService(stage: PayStage, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(stage.service.url + path, {
    method,
    headers: { authorization: `Bearer ${SECRET}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.status === 204 ? null : response.json()
}

/** Lets everything that is due be carried out, as the background work does; `hurry` does not wait for the back-off. */
export async function runEffects(stage: PayStage, shop: Shop, hurry = false): Promise<void> {
  const { tenant } = shop.context
  if (hurry)
    await stage.db.write(shop.context, (tx) =>
      tx.rows('test.hurry', 'update platform.effect set next_at = now() where tenant_id = $1 and settled_at is null', [
        tx.tenant,
      ]),
    )
  const due = await stage.db.read(tenant, (tx) =>
    tx.rows<{ id: string }>(
      'test.due',
      'select id from platform.effect where tenant_id = $1 and settled_at is null and next_at <= now() order by id',
      [tx.tenant],
    ),
  )
  for (const { id } of due) await stage.effects.attempt(tenant, id)
}

/** The product's invariants of money over all of a tenant's rows, and those of single operations beside them. */
export async function brokenInvariants(stage: PayStage, shop: Shop): Promise<unknown[]> {
  const { tenant } = shop.context
  const broken = Object.entries(await brokenByName(stage.db, tenant)).filter(([name]) => name.startsWith('I-M'))
  const more = await stage.db.read(tenant, async (tx) => {
    const rows = []
    for (const [index, text] of OF_OPERATIONS.entries())
      rows.push(...(await tx.rows(`test.operation_invariant_${index}`, text, [tx.tenant])))
    return rows
  })
  return [...broken, ...more]
}

const OF_OPERATIONS = [
  `select 'booked with another amount' as why, o.id, o.amount_minor, sum(j.amount_minor) from pay.operation o
     join finance.v_journal j on (j.tenant_id, j.operation_id) = (o.tenant_id, o.id)
    where o.tenant_id = $1 group by o.id, o.amount_minor having sum(j.amount_minor) <> o.amount_minor`,
  `select 'refunded beyond its capture' as why, c.id from pay.operation c
     join pay.operation r on (r.tenant_id, r.refund_of) = (c.tenant_id, c.id) and r.state in ('succeeded', 'pending', 'unknown')
    where c.tenant_id = $1 group by c.id, c.amount_minor having sum(r.amount_minor) > c.amount_minor`,
  `select 'sent by two effects' as why, subject_id from platform.effect where tenant_id = $1 group by 2 having count(*) > 1`,
  `select 'allocated beyond its amount' as why, o.id from pay.operation o
     join pay.allocation a on (a.tenant_id, a.operation_id) = (o.tenant_id, o.id)
    where o.tenant_id = $1 group by o.id, o.amount_minor, o.state having sum(a.amount_minor) > o.amount_minor or o.state <> 'succeeded'`,
]
