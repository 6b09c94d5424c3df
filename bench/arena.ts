import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { startProgram, stopProgram } from '../src/cli/partners.ts'
import { createKey } from '../src/organisation/index.ts'
import { openVault } from '../src/platform/auth/secrets.ts'
import { type Context, connect, type Db } from '../src/platform/db/db.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { isRefusal } from '../src/platform/refusal.ts'
import { openBenchMerchant, type Size, USUAL } from './merchant.ts'

/** A database of its own on a cluster, a merchant in it, and a server that serves it. */
export type Arena = Readonly<{
  url: string
  db: Db
  context: Context
  token: string
  /** Where the server listens. */
  base(): string
  serverPid(): number
  startServer(): Promise<void>
  stopServer(): Promise<void>
  close(): Promise<void>
}>

const SCOPES = ['order.place', 'order.read', 'order.list', 'availability.read']

export async function openArena(cluster: string, size: Size = USUAL): Promise<Arena> {
  const name = `bench_${randomBytes(4).toString('hex')}`
  const admin = new pg.Client({ connectionString: cluster })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const url = new URL(cluster)
  url.pathname = `/${name}`
  await migrate(url.href, () => undefined)
  const db = connect({ url: url.href, poolSize: 8 })
  const context = await openBenchMerchant(db, size)
  const secret = randomBytes(32).toString('base64url')
  const token = await makeKey(db, context, secret)
  await analyze(url.href)
  let server: Awaited<ReturnType<typeof startProgram>> | null = null
  return {
    url: url.href,
    db,
    context,
    token,
    base: () => server?.url ?? '',
    serverPid: () => server?.child.pid ?? 0,
    async startServer() {
      server = await startProgram('src/cli/kontor', ['serve'], {
        DATABASE_URL: url.href,
        KONTOR_SECRET: secret,
        LOG_LEVEL: 'warn',
      })
    },
    async stopServer() {
      if (server) await stopProgram(server.child)
      server = null
    },
    async close() {
      if (server) await stopProgram(server.child)
      await db.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

async function makeKey(db: Db, context: Context, secret: string): Promise<string> {
  const vault = openVault(secret)
  const made = await db.write(context, (tx) => createKey(tx, vault, { name: 'bench', scopes: SCOPES }))
  if (isRefusal(made)) throw new Error(made.detail)
  return made.token
}

/** Plans made on empty tables cost more than half of the rate: statistics first, vacuumed so that maps are set. */
export async function analyze(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('vacuum analyze')
  await client.query('checkpoint').catch(() => undefined)
  await client.end()
}
