import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { startProgram, stopProgram } from '../src/cli/partners.ts'
import { createKey } from '../src/organisation/index.ts'
import { openVault, type Vault } from '../src/platform/auth/secrets.ts'
import { type Context, connect, type Db } from '../src/platform/db/db.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import type { TenantId } from '../src/platform/ids.ts'
import { isRefusal } from '../src/platform/refusal.ts'
import { openBenchMerchant, type Size } from './merchant.ts'

export type Merchant = Readonly<{ context: Context; token: string }>

/** A database of its own on a cluster, merchants in it, and servers that serve them. */
export type Arena = Readonly<{
  url: string
  db: Db
  merchants: readonly Merchant[]
  /** The first merchant, where there is only one. */
  context: Context
  token: string
  /** Where the servers listen. */
  bases(): string[]
  serverPids(): number[]
  startServers(count: number): Promise<void>
  stopServers(): Promise<void>
  /** A key of its own for the first merchant. */
  newToken(): Promise<string>
  close(): Promise<void>
}>

const SCOPES = [
  'order.place',
  'order.read',
  'order.list',
  'order.import',
  'availability.read',
  'event.read',
  'report.read',
]

export async function openArena(cluster: string, sizes: readonly Size[]): Promise<Arena> {
  const name = `bench_${randomBytes(4).toString('hex')}`
  const admin = new pg.Client({ connectionString: cluster })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const url = new URL(cluster)
  url.pathname = `/${name}`
  await migrate(url.href, () => undefined)
  const db = connect({ url: url.href, poolSize: 8 })
  const secret = randomBytes(32).toString('base64url')
  const vault = openVault(secret)
  const merchants: Merchant[] = []
  for (const size of sizes) {
    const context = await openBenchMerchant(db, size)
    merchants.push({ context, token: await makeKey(db, context, vault) })
  }
  await analyze(url.href)
  const servers: Awaited<ReturnType<typeof startProgram>>[] = []
  const stopServers = async () => {
    await Promise.all(servers.splice(0).map(({ child }) => stopProgram(child)))
  }
  return {
    url: url.href,
    db,
    merchants,
    ...(merchants[0] as Merchant),
    bases: () => servers.map((server) => server.url),
    serverPids: () => servers.map((server) => server.child.pid ?? 0),
    async startServers(count) {
      await stopServers()
      const environment = {
        DATABASE_URL: url.href,
        KONTOR_SECRET: secret,
        // What follows an order (messages, releases) is another process's work, as where a house grows.
        KONTOR_ROLE: 'api',
        LOG_LEVEL: 'warn',
      }
      const start = () => startProgram('src/cli/kontor', ['serve'], environment)
      servers.push(...(await Promise.all(Array.from({ length: count }, start))))
    },
    stopServers,
    newToken: () => makeKey(db, (merchants[0] as Merchant).context, vault),
    async close() {
      await stopServers()
      await db.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

async function makeKey(db: Db, context: Context, vault: Vault): Promise<string> {
  const made = await db.write(context, (tx) => createKey(tx, vault, { name: 'bench', scopes: SCOPES }))
  if (isRefusal(made)) throw new Error(made.detail)
  return made.token
}

/** Plans made on empty tables cost more than half of the rate: statistics first, vacuumed so that maps are set. */
export async function analyze(url: string): Promise<void> {
  await asOwner(url, (client) => client.query('vacuum analyze'))
  await checkpoint(url)
}

/** A role that may not is measured without. */
export async function checkpoint(url: string): Promise<void> {
  await asOwner(url, (client) => client.query('checkpoint').catch(() => undefined))
}

/** Runs statements as who owns the tables. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function countOrders(db: Db, tenant: TenantId): Promise<number> {
  const [row] = await db.read(tenant, (tx) =>
    tx.rows<{ count: number }>(
      'bench.count',
      'select count(*)::int as count from capture.sales_order where tenant_id = $1',
      [tx.tenant],
    ),
  )
  return row?.count ?? 0
}
