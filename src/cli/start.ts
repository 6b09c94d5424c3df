import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { compose } from '../main.ts'
import { openVault } from '../platform/auth/secrets.ts'
import { readConfig } from '../platform/config/config.ts'
import { rootFile } from '../platform/files.ts'
import { openStore } from './database.ts'
import { type DemoHouse, type LiveSwitch, makeLiveSwitch } from './live/switch.ts'
import { type Partners, startPartners } from './partners.ts'
import { say } from './say.ts'
import { DEMO_LOGINS, DEMO_PASSWORD, DEMO_SLUG, findTenant, seedDemo } from './seed/seed.ts'

export type StartOptions = Readonly<{ announce?: boolean; demo?: boolean; live?: boolean }>

/** `kontor start`: database, migrations, demo merchant when empty, server. Returns when it was asked to stop. */
export async function start(options: StartOptions = {}): Promise<void> {
  const config = readConfig()
  const stopped = askedToStop()
  const demo = (options.demo ?? true) && config.KONTOR_DEMO === 'yes' && config.KONTOR_ROLE === 'all'
  const store = await openStore(config, say.detail)
  const vault = openVault(store.secret)
  const liveDemo = makeLiveSwitch()
  const port = options.announce ? 0 : config.PORT
  const kontor = await compose({
    db: store.db,
    secret: store.secret,
    publicUrl: config.KONTOR_URL ?? `http://localhost:${config.PORT}`,
    version: version(),
    logger: { level: options.announce ? 'warn' : config.LOG_LEVEL, stream: process.stderr },
    rateLimitPerMinute: config.KONTOR_RATE_LIMIT,
    ...(config.SMTP_URL !== undefined && { smtpUrl: config.SMTP_URL }),
    privateTargets: config.KONTOR_PRIVATE_TARGETS === 'yes',
    role: config.KONTOR_ROLE,
    testServices: demo,
    trustedProxies: config.trustedProxies,
    web: rootFile('dist/web'),
    ...(demo && { liveDemo }),
  })
  let partners: Partners | null = null
  try {
    const address = await kontor.app.listen({ port, host: config.HOST }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE'
        ? new Error(`port ${port} is taken by another program: set PORT to another one`)
        : error
    })
    if (options.announce) process.stdout.write(`${JSON.stringify({ listening: address })}\n`)
    else say.headline(`Kontor listens on http://localhost:${config.PORT}`)
    if (demo) {
      partners = await startPartners(resolve(config.KONTOR_FOLDER), vault)
      await openDemo({ db: store.db, vault, partners, address }, stopped.signal, liveDemo)
      if (options.live && !stopped.signal.aborted) await letItLive(liveDemo)
    }
    await stopped.promise
  } finally {
    say.detail('stopping')
    await liveDemo.turn(false)
    await kontor.stop()
    await partners?.stop()
    await store.stop()
  }
}

async function openDemo(house: Omit<DemoHouse, 'context'>, stop: AbortSignal, liveDemo: LiveSwitch): Promise<void> {
  const known = await findTenant(house.db, DEMO_SLUG)
  const tenants = await house.db.tenants()
  if (!known && tenants.length > 0) return
  await seedDemo({ ...house, stop })
  const context = await findTenant(house.db, DEMO_SLUG)
  if (stop.aborted || !context) return
  liveDemo.open({ ...house, context })
  say.headline(`Demo merchant "${DEMO_SLUG}": log in at ${house.address.replace('127.0.0.1', 'localhost')}`)
  for (const { role, email } of DEMO_LOGINS) say.detail(`${role.padEnd(18)} ${email}  password ${DEMO_PASSWORD}`)
}

async function letItLive(liveDemo: LiveSwitch): Promise<void> {
  await liveDemo.turn(true)
  say.headline(
    liveDemo.isLive()
      ? 'The demo lives: new orders arrive, until you stop it here or in the menu of your account'
      : 'There is no demo merchant here, so no orders arrive by themselves',
  )
}

function askedToStop(): { promise: Promise<void>; signal: AbortSignal } {
  const controller = new AbortController()
  const promise = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        controller.abort()
        resolve()
      })
  })
  return { promise, signal: controller.signal }
}

export function version(): string {
  return (JSON.parse(readFileSync(rootFile('package.json'), 'utf8')) as { version: string }).version
}
