import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Context, connect, type Db } from '../platform/db/db.ts'
import { newId, type TenantId } from '../platform/ids.ts'

/** Made once for a test run by the global set-up: a cluster, and in it a template that has all migrations. */
export const CLUSTER = 'KONTOR_TEST_CLUSTER'
export const TEMPLATE = 'KONTOR_TEST_TEMPLATE'

export type TestDatabase = Readonly<{ db: Db; url: string; end(): Promise<void> }>

/** A database of its own for one test file, cloned from the migrated template. */
export async function openTestDatabase(options: { clock?: () => Date; poolSize?: number } = {}): Promise<TestDatabase> {
  const cluster = process.env[CLUSTER]
  const template = process.env[TEMPLATE]
  if (!cluster || !template) throw new Error(`${CLUSTER} is not set: run the tests by vitest`)
  const name = `test_${randomBytes(6).toString('hex')}`
  await onCluster(cluster, `create database ${name} template ${template}`)
  const url = Object.assign(new URL(cluster), { pathname: `/${name}` }).toString()
  const db = connect({ url, ...options })
  return {
    db,
    url,
    async end() {
      await db.end()
      await onCluster(cluster, `drop database ${name} with (force)`)
    },
  }
}

async function onCluster(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** A new tenant with an empty log. */
export async function openTenant(db: Db, slug = `t-${randomBytes(4).toString('hex')}`): Promise<Context> {
  const context: Context = { tenant: newId<TenantId>(), actor: { kind: 'system', id: null } }
  await db.write(context, (tx) =>
    tx.rows('platform.open_tenant', 'select platform.open_tenant($1, $2, $3)', [context.tenant, slug, slug]),
  )
  return context
}
