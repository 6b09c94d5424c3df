import { link, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { findProcess, workingFolder } from './processes.ts'
import { errorCode } from './small-files.ts'

/** What PostgreSQL's own lock file says of the server that holds a data folder. */
type Postmaster = Readonly<{ pid: number; port: number; status: string }>

/** Null when there is no lock file, or one that is not written out yet. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | null> {
  try {
    // Lines: process, data folder, start, port, socket folder, address, shared memory, status.
    const lines = (await readFile(join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 && port > 0 ? { pid, port, status: (lines[7] ?? '').trim() } : null
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Whether a process is the server of this data folder. `foreign` is proven: a lock file outlives a crash, and its
 * process id may since have gone to any other program. `unknown`: the system does not tell, the server must.
 */
export async function whose(pid: number, dataFolder: string): Promise<'ours' | 'foreign' | 'gone' | 'unknown'> {
  const found = await findProcess(pid)
  if (found === null) return 'gone'
  if (found.name !== null && found.name !== 'postgres') return 'foreign'
  const folder = await workingFolder(pid)
  if (folder === null) return 'unknown'
  return folder === dataFolder ? 'ours' : 'foreign'
}

/** The server that seems to hold a data folder; `certain` when the system proves it, else the server must be asked. */
export async function runningPostmaster(dataFolder: string): Promise<(Postmaster & { certain: boolean }) | null> {
  const postmaster = await readPostmaster(dataFolder)
  if (postmaster === null) return null
  const holder = await whose(postmaster.pid, dataFolder)
  if (holder === 'gone' || holder === 'foreign') return null
  return { ...postmaster, certain: holder === 'ours' }
}

type Answer = Readonly<
  | { outcome: 'answered'; dataFolder: string; pid: number }
  | { outcome: 'wrong_password' }
  | { outcome: 'silent'; why: string }
>

/** Asks the server itself which data folder it serves and as which process. */
export async function askServer(url: string): Promise<Answer> {
  const client = openClient(url)
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string; lock: string }>(
      `select current_setting('data_directory') as folder, pg_read_file('postmaster.pid') as lock`,
    )
    const row = rows[0]
    if (!row) return { outcome: 'silent', why: 'no answer' }
    return { outcome: 'answered', dataFolder: row.folder, pid: Number.parseInt(row.lock, 10) }
  } catch (error) {
    const code = errorCode(error)
    if (code === '28P01' || code === '28000') return { outcome: 'wrong_password' }
    return { outcome: 'silent', why: code ?? String(error) }
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** One connection with short limits, for questions to a server that may be starting, stopping or hung. */
export function openClient(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    ssl: false,
    connectionTimeoutMillis: 2000,
    query_timeout: 10_000,
    application_name: 'kontor embedded',
  })
  client.on('error', () => undefined) // a lost connection fails the query that waits for it
  return client
}

/**
 * Takes away a lock file whose process is proven to be another program, or has ended and is only not collected yet.
 * PostgreSQL clears every other stale lock by itself, but takes such a process for a server that still runs; that its
 * shared memory is free it checks in any case. True when one was taken away.
 */
export async function clearForeignLock(dataFolder: string): Promise<boolean> {
  const stale = await readPostmaster(dataFolder)
  if (stale === null) return false
  const holder = await whose(stale.pid, dataFolder)
  if (holder !== 'foreign' && holder !== 'gone') return false

  const lock = join(dataFolder, 'postmaster.pid')
  const taken = `${lock}.${process.pid}`
  try {
    await rename(lock, taken)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false // another start was faster
    throw error
  }
  // Between look and take another start may have put its own lock there: that one goes back.
  const mistaken = Number.parseInt(await readFile(taken, 'utf8'), 10) !== stale.pid
  if (mistaken) await link(taken, lock)
  await unlink(taken)
  return !mistaken
}
