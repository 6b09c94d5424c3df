import { readdirSync } from 'node:fs'
import { runner } from 'node-pg-migrate'
import pg from 'pg'
import { rootFile } from '../files.ts'

const FOLDER = rootFile('db', 'migrations')
const TABLE = 'migration'

export class SchemaIsNewer extends Error {
  override name = 'SchemaIsNewer'
}

/**
 * Brings the database up to this version's schema; processes that start at once wait for each other.
 * Refuses a schema that a newer version made.
 * @returns the names of the migrations that were run now
 */
export async function migrate(ownerUrl: string, log: (line: string) => void = () => undefined): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'kontor migrate' })
  await client.connect()
  try {
    await client.query(`set lock_timeout = '30s'`)
    await refuseNewerSchema(client)
    const done = await runner({
      dbClient: client,
      dir: FOLDER,
      direction: 'up',
      migrationsTable: TABLE,
      migrationsSchema: 'public',
      advisoryLockMode: 'wait',
      checkOrder: true,
      singleTransaction: true,
      log: () => undefined,
    })
    for (const { name } of done) log(`migrated ${name}`)
    return done.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function refuseNewerSchema(client: pg.Client): Promise<void> {
  const { rows: tables } = await client.query(`select to_regclass('public.${TABLE}') as there`)
  if (tables[0]?.there === null) return
  const { rows } = await client.query<{ name: string }>(`select name from public.${TABLE}`)
  const known = new Set(readdirSync(FOLDER).map((file) => file.replace(/\.sql$/, '')))
  const unknown = rows.map((row) => row.name).filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new SchemaIsNewer(
      `the database was made by a newer Kontor (it has ${unknown.join(', ')}); start that version`,
    )
}

/** What the cluster must guarantee before a promise is made on it. */
export async function checkCluster(url: string): Promise<{ version: number; warnings: string[] }> {
  const client = new pg.Client({ connectionString: url, application_name: 'kontor check' })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_version_num')`,
    )
    const setting = Object.fromEntries(rows.map((row) => [row.name, row.setting]))
    const version = Math.floor(Number(setting['server_version_num']) / 10_000)
    if (version < 15) throw new Error(`PostgreSQL 15 or newer is needed, this is ${version}`)
    for (const name of ['fsync', 'full_page_writes'])
      if (setting[name] !== 'on')
        throw new Error(`PostgreSQL runs with ${name}=${setting[name]}: acknowledged orders could be lost`)
    if (setting['synchronous_commit'] === 'off')
      throw new Error('PostgreSQL runs with synchronous_commit=off: acknowledged orders could be lost')
    const warnings = setting['data_checksums'] === 'on' ? [] : ['data checksums are off in this cluster']
    return { version, warnings }
  } finally {
    await client.end()
  }
}
