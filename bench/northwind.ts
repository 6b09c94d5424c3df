import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPartners, startProgram, stopProgram } from '../src/cli/partners.ts'
import { DEMO_SLUG, findTenant, seedDemo } from '../src/cli/seed/seed.ts'
import { createKey } from '../src/organisation/index.ts'
import { openVault } from '../src/platform/auth/secrets.ts'
import { type Context, connect, type Db } from '../src/platform/db/db.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { isRefusal } from '../src/platform/refusal.ts'
import { analyze } from './arena.ts'
import { multiplyOrders } from './multiply.ts'

/** The demo merchant with every order of his history made many, and a process that serves him. */
export type Northwind = Readonly<{
  url: string
  db: Db
  context: Context
  token: string
  base: string
  close(): Promise<void>
}>

const SCOPES = ['order.list', 'order.read', 'report.read', 'event.read', 'stock.read']

/**
 * Lets the demo merchant's 830 orders happen through the API, and multiplies them until there are so many: every state,
 * payment, promise, parcel, message, return and event is one that Kontor has written, and some 2 % are still open.
 */
export async function openNorthwind(cluster: string, orders: number, tell: (line: string) => void): Promise<Northwind> {
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
  const serve = (role: 'all' | 'api') =>
    startProgram('src/cli/kontor', ['serve'], {
      DATABASE_URL: url.href,
      KONTOR_SECRET: secret,
      KONTOR_ROLE: role,
      LOG_LEVEL: 'warn',
    })
  const folder = await mkdtemp(join(tmpdir(), 'kontor-bench-'))
  const [partners, seeding] = await Promise.all([startPartners(folder, vault), serve('all')])
  await seedDemo({ db, vault, partners, address: seeding.url, stop: new AbortController().signal })
  await Promise.all([partners.stop(), stopProgram(seeding.child)])
  await rm(folder, { recursive: true, force: true })
  const context = await findTenant(db, DEMO_SLUG)
  if (!context) throw new Error('the demo merchant was not made')
  await multiply(url.href, db, context, orders, tell)
  const made = await db.write(context, (tx) => createKey(tx, vault, { name: 'bench', scopes: SCOPES }))
  if (isRefusal(made)) throw new Error(made.detail)
  const server = await serve('api')
  return {
    ...{ url: url.href, db, context, token: made.token, base: server.url },
    async close() {
      await stopProgram(server.child)
      await db.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

async function multiply(url: string, db: Db, { tenant }: Context, orders: number, tell: (line: string) => void) {
  const [row] = await db.read(tenant, (tx) =>
    tx.rows<{ count: number }>(
      'bench.count',
      'select count(*)::int as count from capture.sales_order where tenant_id = $1',
      [tx.tenant],
    ),
  )
  const there = row?.count ?? 1
  const began = performance.now()
  await multiplyOrders(url, tenant, Math.ceil(orders / there) - 1, (copies) => {
    if (copies % 100 === 0) tell(`${copies * there} orders are there`)
  })
  await analyze(url)
  tell(`${orders} orders in ${((performance.now() - began) / 60_000).toFixed(1)} min`)
}
