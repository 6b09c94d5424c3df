import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../platform/db/migrate.ts'
import { findProcess } from '../platform/postgres/processes.ts'
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

/** The data of a run is written anew each time and thrown away: where memory has room for it, no disk is asked. */
const IN_MEMORY = '/dev/shm'
const ROOM_BYTES = 6 * 1024 ** 3
const PREFIX = 'kontor-test-'

async function startOwn(): Promise<{ url: string; stop(): Promise<void> }> {
  const { startEmbeddedPostgres } = await import('../platform/postgres/embedded.ts')
  const folder = await mkdtemp(join(await roomy(), `${PREFIX}${process.pid}-`))
  await chmod(folder, 0o711) // the database's own user goes in when we are root
  const server = await startEmbeddedPostgres({ folder, log: () => undefined })
  return {
    url: server.url,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function roomy(): Promise<string> {
  const memory = await statfs(IN_MEMORY).catch(() => null)
  if (!memory) return tmpdir()
  await removeAbandoned()
  return memory.bavail * memory.bsize >= ROOM_BYTES && totalmem() >= 2 * ROOM_BYTES ? IN_MEMORY : tmpdir()
}

/** A run that was killed leaves its data, and here that is memory. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(IN_MEMORY)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0
    if (pid > 0 && !(await findProcess(pid)))
      await rm(join(IN_MEMORY, name), { recursive: true, force: true }).catch(() => undefined)
  }
}
