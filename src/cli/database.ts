import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '../platform/config/config.ts'
import { connect, type Db } from '../platform/db/db.ts'
import { checkCluster, migrate } from '../platform/db/migrate.ts'
import { startEmbeddedPostgres } from '../platform/postgres/embedded.ts'

export type Store = Readonly<{ db: Db; url: string; secret: string; embedded: boolean; stop(): Promise<void> }>

/** Opens the database that the configuration names, or Kontor's own PostgreSQL in its folder, brought up to date. */
export async function openStore(config: Config, log: (line: string) => void): Promise<Store> {
  const folder = resolve(config.KONTOR_FOLDER)
  const own = config.DATABASE_URL === undefined ? await startEmbeddedPostgres({ folder, log }) : null
  const url = own?.url ?? config.DATABASE_URL ?? ''
  try {
    const { version, warnings } = await checkCluster(url)
    log(`PostgreSQL ${version}${own ? (own.adopted ? ', adopted from an earlier start' : ' of its own') : ''}`)
    for (const warning of warnings) log(`warning: ${warning}`)
    await migrate(url, log)
    const db = connect({
      url,
      poolSize: config.DATABASE_POOL,
      log: (line, detail) => log(`${line} ${JSON.stringify(detail)}`),
      ...(config.DATABASE_READ_URL !== undefined && { readUrl: config.DATABASE_READ_URL }),
    })
    return {
      db,
      url,
      secret: config.KONTOR_SECRET ?? ownSecret(folder),
      embedded: own !== null,
      async stop() {
        await db.end()
        await own?.stop()
      },
    }
  } catch (error) {
    await own?.stop()
    throw error
  }
}

/** The installation's key, made once and readable by its owner only; with several machines set KONTOR_SECRET instead. */
function ownSecret(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'secret')
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file, 'utf8').trim()
}
