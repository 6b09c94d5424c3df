import type { FastifyServerOptions } from 'fastify'
import { readPriceLists } from './catalog/index.ts'
import { catalogRoutes } from './catalog/routes.ts'
import { customersRoutes } from './customers/routes.ts'
import { financeRoutes } from './finance/routes.ts'
import { fileRoutes } from './import/route.ts'
import { auditRoutes } from './insight/audit/route.ts'
import { customerPageRoutes } from './insight/customer/route.ts'
import { guardOrder } from './insight/order/guard.ts'
import { orderViewRoutes } from './insight/order/routes.ts'
import { processFollower } from './insight/process/follow.ts'
import { processRoutes } from './insight/process/route.ts'
import { qualityFollower } from './insight/quality/follow.ts'
import { qualityRoutes } from './insight/quality/route.ts'
import { standingFollower } from './insight/standing/follow.ts'
import { watchStock } from './insight/stock/foresee.ts'
import { stockViewRoutes } from './insight/stock/route.ts'
import { summaryRoute } from './insight/summary/route.ts'
import { towerRoutes } from './insight/tower/route.ts'
import { inventoryRoutes } from './inventory/routes.ts'
import { feedbackTimer, mailEffect, messageFollower, probeMail } from './messages/index.ts'
import { messagesRoutes } from './messages/routes.ts'
import { aftersalesRoutes } from './order/aftersales/routes.ts'
import { eraseRoute, findLink, holdTimer, openLinks } from './order/capture/index.ts'
import { captureRoutes } from './order/capture/routes.ts'
import { deliverRoutes } from './order/deliver/routes.ts'
import { carrierEffects, carryOutFollower, pickupTimer, probeCarrier, releaseFollower } from './order/fulfill/index.ts'
import { fulfillRoutes } from './order/fulfill/routes.ts'
import { payEffects, probePayment } from './order/pay/index.ts'
import { payRoutes } from './order/pay/routes.ts'
import {
  arrivalStep,
  backorderFollower,
  markTold,
  poolTimer,
  preorderTimer,
  quoteTimers,
  readLanes,
  reoptimizeFollower,
  reoptimizeTimer,
  sourceStep,
  supplyFollower,
  whatIfTimer,
} from './order/promise/index.ts'
import { promiseRoutes } from './order/promise/routes.ts'
import { sourcingRoutes } from './order/promise/what-if/routes.ts'
import { boundsOf, type LiveDemo, makeAccess, readChannels, readPolicies } from './organisation/index.ts'
import { organisationRoutes } from './organisation/routes.ts'
import { openVault, type Vault } from './platform/auth/secrets.ts'
import type { Db } from './platform/db/db.ts'
import { type Effects, makeEffects } from './platform/effects/effects.ts'
import type { Follower } from './platform/events/follower.ts'
import { eventRoutes } from './platform/events/routes.ts'
import type { Access, App } from './platform/http/app.ts'
import { makeDrain } from './platform/http/drain.ts'
import { healthRoutes } from './platform/http/health.ts'
import { buildServer } from './platform/http/server.ts'
import { webApp } from './platform/http/web.ts'
import { type Dispatcher, startDispatcher } from './platform/jobs/dispatcher.ts'
import { webhookDuty, webhookFollower } from './platform/webhooks/deliver.ts'
import { webhookRoutes } from './platform/webhooks/routes.ts'
import { within } from './platform/within.ts'
import {
  changeSteps,
  deliverSteps,
  eraseOrders,
  eraseOrdersOf,
  fulfillSteps,
  reservationTimer,
  returnSteps,
  shortfallStep,
  takeBackStep,
} from './steps.ts'

export type KontorOptions = Readonly<{
  db: Db
  /** The installation's own key, 32 characters or more. */
  secret: string
  /** Where people reach this server: links in messages begin with it. */
  publicUrl: string
  version: string
  logger: FastifyServerOptions['logger']
  rateLimitPerMinute: number
  smtpUrl?: string
  /** May webhooks go to addresses of private networks? Only for trying things on one machine. */
  privateTargets: boolean
  /** `api` does no background work, `worker` serves nothing but its health; `all` does both. */
  role: 'all' | 'api' | 'worker'
  /** Addresses and networks of proxies that are believed who asks. */
  trustedProxies?: readonly string[]
  /** May the test services be made to fail from here? In the demo only. */
  testServices?: boolean
  /** The folder of the built web app; without it the API alone is served, and its reference at the root. */
  web?: string
  /** Lets the demo merchant live, where the server was started with one. */
  liveDemo?: LiveDemo
}>

/** What this version can speak to. */
const ADAPTERS = {
  payment: ['manual', 'test_payment'],
  carrier: ['test_carrier', 'own_delivery'],
  mail: ['smtp'],
} as const

/** How long a stopping process waits for what it has begun, before it cuts the connections that are left. */
const DRAIN_MS = 10_000

type ApiDeps = Readonly<{ access: Access; guardOrder: typeof guardOrder; vault: Vault; effects: Effects; db: Db }>

export type Kontor = Readonly<{
  app: App
  dispatcher: Dispatcher | null
  vault: Vault
  /** Answers what was begun and refuses what comes meanwhile with 503; after 10 s it cuts who still waits. */
  stop(): Promise<void>
}>

/** The composition root: modules get what they need as arguments, in the order of the story. */
export async function compose(options: KontorOptions): Promise<Kontor> {
  const { db, publicUrl } = options
  const vault = openVault(options.secret)
  const access = makeAccess(db, { findLink })
  const drain = makeDrain()
  const app = await buildServer({
    access,
    drain,
    logger: options.logger,
    version: options.version,
    rateLimitPerMinute: options.rateLimitPerMinute,
    ...(options.trustedProxies && { trustedProxies: options.trustedProxies }),
    pages: options.role !== 'worker',
  })
  const log = (line: string, detail: Record<string, unknown>) => app.log.warn(detail, line)
  const effects = makeEffects(
    db,
    [...payEffects({ vault }), ...carrierEffects({ db, vault }), mailEffect({ db, smtpUrl: options.smtpUrl })],
    log,
  )
  const deps = { db, access, vault, effects, guardOrder }

  healthRoutes(app, db)
  if (options.role !== 'worker') registerApi(app, deps, options)

  const followers: Follower[] = [
    carryOutFollower(fulfillSteps),
    releaseFollower,
    messageFollower({
      linksTo: async (tx, orders) =>
        new Map([...(await openLinks(tx, vault, orders))].map(([order, token]) => [order, `${publicUrl}/o/${token}`])),
      pickupCode: (fulfillmentOrder) => vault.code('pickup', fulfillmentOrder, 6),
      markTold,
      feedbackAfterH: async (tx) => (await readPolicies(tx))('feedback.ask_after_h'),
    }),
    backorderFollower,
    supplyFollower,
    reoptimizeFollower,
    webhookFollower(),
    processFollower,
    standingFollower,
    qualityFollower,
  ]
  const work = {
    followers,
    timers: [
      feedbackTimer,
      pickupTimer(fulfillSteps),
      reservationTimer,
      holdTimer(changeSteps),
      preorderTimer,
      poolTimer(takeBackStep),
      reoptimizeTimer(takeBackStep),
      whatIfTimer,
      ...quoteTimers,
    ],
    duties: [webhookDuty(db, vault, { privateAllowed: options.privateTargets })],
    effects,
  }
  const dispatcher = options.role === 'api' ? null : startDispatcher(db, work, log)
  return {
    app,
    dispatcher,
    vault,
    async stop() {
      const until = Date.now() + DRAIN_MS
      await drain.drained(DRAIN_MS)
      const closed = app.close()
      if (!(await within(Math.max(0, until - Date.now()), closed))) app.server.closeAllConnections()
      await closed
      await dispatcher?.stop()
    },
  }
}

/** All that is served but the health: the routes of the modules, in the order of the story. */
function registerApi(
  app: App,
  deps: ApiDeps,
  { privateTargets, web, testServices, smtpUrl, liveDemo }: KontorOptions,
): void {
  organisationRoutes(app, {
    ...deps,
    adapters: ADAPTERS,
    probes: { payment: probePayment, carrier: probeCarrier, mail: () => probeMail(smtpUrl) },
    testServices: testServices ?? false,
    readPriceLists,
    ...(liveDemo && { liveDemo }),
  })
  catalogRoutes(app, deps)
  customersRoutes(app, { ...deps, eraseOrders })
  inventoryRoutes(app, { ...deps, arrival: arrivalStep, shortfall: shortfallStep, watch: watchStock })
  promiseRoutes(app, deps)
  sourcingRoutes(app, { ...deps, reads: { readLanes }, takeBack: takeBackStep })
  captureRoutes(app, { ...deps, source: sourceStep, changes: changeSteps })
  eraseRoute(app, { ...deps, eraseAll: eraseOrdersOf })
  payRoutes(app, deps)
  fulfillRoutes(app, { ...deps, steps: fulfillSteps })
  deliverRoutes(app, { ...deps, steps: deliverSteps })
  aftersalesRoutes(app, { ...deps, returns: returnSteps })
  messagesRoutes(app, deps)
  financeRoutes(app, deps)
  orderViewRoutes(app, deps)
  summaryRoute(app, deps)
  towerRoutes(app, deps)
  processRoutes(app, deps)
  qualityRoutes(app, deps)
  stockViewRoutes(app, deps)
  auditRoutes(app, deps)
  fileRoutes(app, deps)
  customerPageRoutes(app, deps)
  eventRoutes(app, { ...deps, eventBounds: (principal) => boundsOf(principal, 'event.read') })
  webhookRoutes(app, {
    ...deps,
    privateTargets,
    knowsChannel: async (tx, channel) => (await readChannels(tx)).some((one) => one.id === channel),
  })
  if (web !== undefined) webApp(app, web)
  else
    app.get('/', { schema: { hide: true }, config: { action: 'public' } }, async (_request, reply) =>
      reply.redirect('/docs'),
    )
}
