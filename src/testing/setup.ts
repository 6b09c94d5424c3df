import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../platform/db/migrate.ts'
import { CLUSTER, TEMPLATE } from './database.ts'

/** Starts the cluster of a test run, unless one is given, and makes the template database. */
export async function setup(): Promise<() => Promise<void>> {
  const given = process.env['KONTOR_TEST_DATABASE_URL']
  const cluster = given ? { url: given, stop: async () => undefined } : await startOwn()
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  const template = `kontor_template_${randomBytes(4).toString('hex')}`
  await client.query(`create database ${template}`)
  await migrate(Object.assign(new URL(cluster.url), { pathname: `/${template}` }).toString())
  process.env[CLUSTER] = cluster.url
  process.env[TEMPLATE] = template
  return async () => {
    await client.query(`drop database if exists ${template} with (force)`)
    await client.end()
    await cluster.stop()
  }
}

async function startOwn(): Promise<{ url: string; stop(): Promise<void> }> {
  const { mkdtemp, rm } = await import('node:fs/promises')
  const { tmpdir } = await import('node:os')
  const { join } = await import('node:path')
  const { startEmbeddedPostgres } = await import('../platform/postgres/embedded.ts')
  const folder = await mkdtemp(join(tmpdir(), 'kontor-test-'))
  const server = await startEmbeddedPostgres({ folder, log: () => undefined })
  return {
    url: server.url,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
