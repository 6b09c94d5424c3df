import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { startCarrier } from '../../partners/carrier/service.ts'
import type { RunningPartner } from '../../partners/shared/partner.ts'
import { clientOf } from '../../partners/shared/test-kit.ts'
import { type Order, type PlaceOrder, readOrders } from '../order/capture/index.ts'
import type { CreditStep, DeliverDeps } from '../order/deliver/index.ts'
import { deliverRoutes } from '../order/deliver/routes.ts'
import { carrierEffects, type FulfillDeps, type HandOverStep } from '../order/fulfill/index.ts'
import { fulfillRoutes } from '../order/fulfill/routes.ts'
import { resourceOrders } from '../order/promise/index.ts'
import { writeProvider } from '../organisation/index.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { type Effects, makeEffects } from '../platform/effects/effects.ts'
import type { App } from '../platform/http/app.ts'
import { type OrderId, type ProviderId, readId, showId } from '../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { aKey, client, openTestServer, type TestAnswer, testVault } from './server.ts'
import { anOrder, openShop, place, type Shop } from './shop.ts'

export const CARRIER_WEBHOOK_SECRET = `whsec_${Buffer.from('a webhook secret of the carrier').toString('base64')}`
const CARRIER_SECRET = 'bearer-of-the-carrier'
/** Gives up on a call soon, so that a test of a hanging carrier does not hang. */
const CARRIER_TIMEOUT_MS = 600

type HandOver = Parameters<HandOverStep>[1]
type Credit = Parameters<CreditStep>[1]
/** What the steps of other modules were asked to do, as a test looks at it. */
type Told = {
  handOvers: Readonly<{ order: OrderId; kind: string; id: string; lines: HandOver['lines'] }>[]
  credits: Credit[]
  settled: Readonly<{ order: OrderId; kind: string; id: string }>[]
}

/** The routes of fulfill and deliver on a server, with a carrier that runs as it does outside. */
export type Workshop = {
  test: TestDatabase
  db: Db
  app: App
  url: string
  effects: Effects
  carrier: RunningPartner
  /** Asks the carrier itself. */
  askCarrier: ReturnType<typeof clientOf>
  steps: DeliverDeps['steps'] & FulfillDeps['steps']
  told: Told
}

/** One workshop for a test file. */
export function useWorkshop(): Workshop {
  const workshop = {} as Workshop // filled before the first test
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carrier-'))
    const test = await openTestDatabase()
    const told: Told = { handOvers: [], credits: [], settled: [] }
    const steps = stepsOf(told)
    const kinds = carrierEffects({ db: test.db, vault: testVault, timeoutMs: CARRIER_TIMEOUT_MS })
    const effects = makeEffects(test.db, kinds, () => undefined)
    const app = await openTestServer(test.db, (server, deps) => {
      fulfillRoutes(server, { ...deps, effects, steps, carrierTimeoutMs: CARRIER_TIMEOUT_MS })
      deliverRoutes(server, { ...deps, steps })
    })
    const carrier = await startCarrier({ folder, secret: CARRIER_SECRET, backOffMs: [50, 100] })
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const askCarrier = clientOf(carrier.url, CARRIER_SECRET)
    Object.assign(workshop, { test, db: test.db, app, url, effects, carrier, askCarrier, steps, told })
  })
  afterAll(async () => {
    await workshop.carrier.close()
    await workshop.app.close()
    await workshop.test.end()
    await rm(folder, { recursive: true, force: true })
  })
  return workshop
}

function stepsOf(told: Told): Workshop['steps'] {
  return {
    resource: async (tx, orders) => void (await resourceOrders(tx, orders)),
    handOver: async (_tx, { order, cause, lines }) => void told.handOvers.push({ order: order.id, ...cause, lines }),
    settleMoney: async (_tx, order, cause) => void told.settled.push({ order, ...cause }),
    credit: async (_tx, credit) => void told.credits.push(credit),
  }
}

/** A shop that has the test carrier, and one whose drivers are its own. */
export type WorkingShop = Readonly<{
  shop: Shop
  carrier: ProviderId
  /** Asks the server as a system that may do all of it. */
  ask: ReturnType<typeof client>
}>

export async function openWorkingShop(
  workshop: Workshop,
  stock?: Readonly<Record<string, number>>,
): Promise<WorkingShop> {
  const shop = await openShop(workshop.db, stock)
  const carrier = await workshop.db.write(shop.context, async (tx) => {
    await writeProvider(tx, testVault, { kind: 'carrier', code: 'own', adapter: 'own_delivery' })
    return writeProvider(tx, testVault, {
      kind: 'carrier',
      code: 'kc',
      adapter: 'test_carrier',
      settings: { url: workshop.carrier.url },
      secret: CARRIER_SECRET,
      webhookSecret: CARRIER_WEBHOOK_SECRET,
    })
  })
  const key = await aKey(workshop.db, shop.context, [
    'fulfillment.*',
    'tracking.report',
    'delivery.*',
    'order.read_personal',
    'time.replay',
  ])
  return { shop, carrier, ask: client(workshop.app, key.headers) }
}

/** Places an order on terms, so that it may go unpaid, and releases it. @returns its fulfillment orders as shown */
export async function placeAndRelease(
  workshop: Workshop,
  { shop, ask }: WorkingShop,
  lines: PlaceOrder['lines'],
  over: Partial<PlaceOrder> = {},
): Promise<{ order: OrderId; work: { id: string; number: string; location: string; units: number }[] }> {
  const placed = await place(workshop.db, shop, anOrder(lines, { terms: 'net30', ...over }))
  const released = await ask.post(`/v1/orders/${showId('order', placed.id)}/releases`, {})
  expectStatus(released, 201)
  return { order: placed.id, work: released.body.fulfillmentOrders }
}

/** Everything of a fulfillment order picked and packed into one package. @returns it as shown */
export async function pickAndPack({ ask }: Pick<WorkingShop, 'ask'>, id: string): Promise<TestAnswer['body']> {
  const work = await ask.get(`/v1/fulfillment-orders/${id}`)
  const lines = work.body.lines
    .filter((line: { waiting: number }) => line.waiting > 0)
    .map((line: { line: number; waiting: number }) => ({ line: line.line, units: line.waiting }))
  expectStatus(await ask.post(`/v1/fulfillment-orders/${id}/picks`, { lines }), 201)
  const packed = await ask.post(`/v1/fulfillment-orders/${id}/packages`, { packages: [{ contents: lines }] })
  expectStatus(packed, 201)
  return packed.body
}

export async function orderNow(workshop: Pick<Workshop, 'db'>, { shop }: WorkingShop, id: OrderId): Promise<Order> {
  const order = (await workshop.db.read(shop.context.tenant, (tx) => readOrders(tx, [id]))).get(id)
  if (!order) throw new Error('the order is gone')
  return order
}

/** Units of all lines of an order by bucket, those that are empty left out. */
export async function bucketsOf(workshop: Workshop, shop: WorkingShop, id: OrderId): Promise<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const line of (await orderNow(workshop, shop, id)).lines)
    if (line.kind !== 'kit')
      for (const [bucket, units] of Object.entries(line.buckets))
        if (units > 0) sums[bucket] = (sums[bucket] ?? 0) + units
  return sums
}

/** Types of what happened to an order, in sequence. */
export async function timelineOf(workshop: Workshop, { shop }: WorkingShop, order: OrderId): Promise<string[]> {
  const rows = await inTenant(workshop, shop, (tx) =>
    tx.rows<{ type: string }>(
      'test.timeline',
      'select type from platform.event where tenant_id = $1 and order_id = $2 order by position',
      [tx.tenant, order],
    ),
  )
  return rows.map((row) => row.type)
}

/** A balance as `on hand / unavailable / reserved / allocated`. */
export async function stockAt(
  workshop: Workshop,
  { shop }: WorkingShop,
  location: keyof Shop['locations'],
  item: keyof Shop['items'],
): Promise<string> {
  const [row] = await inTenant(workshop, shop, (tx) =>
    tx.rows<{ text: string }>(
      'test.stock_at',
      `select concat_ws(' / ', on_hand, unavailable, reserved, allocated) as text from inventory.stock
        where tenant_id = $1 and location_id = $2 and item_id = $3`,
      [tx.tenant, shop.locations[location], shop.items[item]],
    ),
  )
  return row?.text ?? 'nothing'
}

function inTenant<T>(workshop: Workshop, shop: Shop, work: (tx: Tx) => Promise<T>): Promise<T> {
  return workshop.db.read(shop.context.tenant, work)
}

function expectStatus(answer: TestAnswer, status: number): void {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`)
}

export const orderUrl = (order: OrderId) => `/v1/orders/${showId('order', order)}`
export const bareId = <T extends string>(shown: string) => readId<T>(shown)
