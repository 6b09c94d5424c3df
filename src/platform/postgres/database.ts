import type pg from 'pg'
import { serverUrl } from './find-server.ts'
import { openClient } from './postmaster.ts'

export const DATABASE = 'kontor'

/** Makes the database when the server is new, and refuses one that could lose what it acknowledged. Returns the version. */
export async function prepareDatabase(password: string, port: number): Promise<string> {
  await createDatabase(serverUrl(password, port, 'postgres'))
  return withClient(serverUrl(password, port, DATABASE), assertDurable)
}

async function createDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('kontor create database'))`) // two starts at once
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  })
}

/** Refuses a database that could lose what it acknowledged. Returns the server's version. */
async function assertDurable(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_version')`,
  )
  const settings = new Map(rows.map((row) => [row.name, row.setting]))
  const version = settings.get('server_version') ?? ''
  settings.delete('server_version')
  const weak = [...settings].filter(([, setting]) => setting !== 'on').map(([name]) => name)
  if (weak.length > 0) throw new Error(`the embedded database may lose orders: ${weak.join(', ')} must be on`)
  return version
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = openClient(url)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
  }
}
