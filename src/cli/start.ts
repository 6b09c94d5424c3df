import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { compose } from '../main.ts'
import { openVault, type Vault } from '../platform/auth/secrets.ts'
import { readConfig } from '../platform/config/config.ts'
import type { Db } from '../platform/db/db.ts'
import { rootFile } from '../platform/files.ts'
import { openStore } from './database.ts'
import { type Partners, startPartners } from './partners.ts'
import { say } from './say.ts'
import { DEMO_LOGINS, DEMO_PASSWORD, DEMO_SLUG, findTenant, seedDemo } from './seed/seed.ts'

export type StartOptions = Readonly<{ announce?: boolean; demo?: boolean }>

/** `kontor start`: database, migrations, demo merchant when empty, server. Returns when it was asked to stop. */
export async function start(options: StartOptions = {}): Promise<void> {
  const config = readConfig()
  const stopped = askedToStop()
  const demo = (options.demo ?? true) && config.KONTOR_DEMO === 'yes' && config.KONTOR_ROLE === 'all'
  const store = await openStore(config, say.detail)
  const vault = openVault(store.secret)
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
      await openDemo(store.db, vault, partners, address, stopped.signal)
    }
    await stopped.promise
  } finally {
    say.detail('stopping')
    await kontor.stop()
    await partners?.stop()
    await store.stop()
  }
}

async function openDemo(db: Db, vault: Vault, partners: Partners, address: string, stop: AbortSignal): Promise<void> {
  const known = await findTenant(db, DEMO_SLUG)
  const tenants = await db.tenants()
  if (!known && tenants.length > 0) return
  await seedDemo({ db, vault, partners, address, stop })
  if (stop.aborted) return
  say.headline(`Demo merchant "${DEMO_SLUG}": log in at ${address.replace('127.0.0.1', 'localhost')}`)
  for (const { role, email } of DEMO_LOGINS) say.detail(`${role.padEnd(18)} ${email}  password ${DEMO_PASSWORD}`)
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
