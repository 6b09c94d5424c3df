import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { findServer, keptPassword, serverUrl } from './find-server.ts'
import { becomeKeeper, livingKeeper } from './keeper.ts'
import { launch, START_LIMIT_MS } from './launch.ts'
import { findPlace, type Place } from './place.ts'
import { choosePort, forgetPort, keepPort } from './port.ts'
import { clearForeignLock, openClient } from './postmaster.ts'
import { sleep } from './processes.ts'
import { assertDurable } from './settings.ts'
import { shutDown } from './shut-down.ts'

const DATABASE = 'kontor'
const RETRY_MS = 100
const QUESTION_LIMIT_MS = 10_000

export type EmbeddedOptions = Readonly<{
  /** Where everything of the database is kept, for example `.kontor`; made when missing. */
  folder: string
  /** Told what happens in words for the person who waits. */
  log: (line: string) => void
}>

export type EmbeddedPostgres = Readonly<{
  /** Connection string of the database `kontor` for its owner; holds the password. */
  url: string
  /** For example `18.4`. */
  version: string
  /** True when the server was already running. */
  adopted: boolean
  stop(): Promise<void>
}>

type Session = Readonly<{ place: Place; password: string; token: string; log: (line: string) => void }>
type Server = Readonly<{ pid: number; port: number; launched: ChildProcess | null }>

/**
 * Starts a real PostgreSQL that loses nothing it acknowledged, or adopts the one that already serves this folder: left
 * behind by a start that was killed, or started by another process at the same moment.
 *
 * **Who stops it**: whoever started it, by `stop()`, even while others use it. Another user's `stop()` leaves it running
 * as long as the starter lives; when the starter is gone, the first to adopt takes its place. `stop()` waits: a fast
 * shutdown, after 10 s an immediate one. A process that ends without `stop()` leaves the server for the next start.
 *
 * Throws with words for a person when the folder cannot be written, belongs to another user, holds another version's
 * data, or PostgreSQL does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { log } = options
  const place = await findPlace(options.folder, log)
  const session: Session = { place, password: await keptPassword(place), token: randomUUID(), log }
  const server = await findOrLaunch(session)
  const url = serverUrl(session.password, server.port, DATABASE)
  const adopted = server.launched === null
  if (!adopted || (await livingKeeper(place.folder)) === null) await becomeKeeper(place.folder, session.token)

  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= release(session, server)
    return stopping
  }
  server.launched?.once('exit', (code, signal) => {
    if (!stopping) log(`PostgreSQL ended unexpectedly (${signal ?? code}); see ${place.logFile}`)
  })
  try {
    await createDatabase(serverUrl(session.password, server.port, 'postgres'))
    const version = await withClient(url, assertDurable)
    log(`PostgreSQL ${version} ${adopted ? 'was running already' : 'is ready'} on 127.0.0.1:${server.port}`)
    return { url, version, adopted, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function findOrLaunch(session: Session): Promise<Server> {
  const { place, log } = session
  const endsAt = Date.now() + START_LIMIT_MS
  for (let told = false; ; ) {
    const found = await findServer(place, session.password)
    if (found.outcome === 'running') return { pid: found.pid, port: found.port, launched: null }
    const server = found.outcome === 'none' ? await launchOnce(session) : null
    if (server) return server
    if (Date.now() > endsAt) {
      throw new Error(`PostgreSQL holds ${place.dataFolder} but does not answer; see ${place.logFile}`)
    }
    if (found.outcome === 'busy' && !told)
      log(`PostgreSQL (process ${found.pid}) is starting or stopping: waiting for it`)
    told ||= found.outcome === 'busy'
    await sleep(RETRY_MS)
  }
}

/** Null when it did not work this time, but a second look may find a running server or a free port. */
async function launchOnce({ place, password, log }: Session): Promise<Server | null> {
  const binaries = await findBinaries(place.folder, place.account, log)
  await ensureCluster(place, binaries, password, log)
  const { port, lost } = await choosePort(place.folder)
  const launched = await launch(place, binaries, port)
  switch (launched.outcome) {
    case 'ready':
      if (lost !== null) log(`Port ${lost} is taken by another program: the database moved to port ${port}`)
      await keepPort(place.folder, port)
      return { pid: launched.pid, port, launched: launched.server }
    case 'port_taken':
      log(`Port ${port} was taken by another program at the last moment: trying another`)
      await forgetPort(place.folder)
      return null
    case 'locked':
      if (await clearForeignLock(place.dataFolder)) log('Removed the lock of a database server that no longer exists')
      return null
    case 'memory_held':
      return null
  }
}

async function release({ place, password, token, log }: Session, { launched }: Server): Promise<void> {
  const keeper = await livingKeeper(place.folder)
  if (keeper !== null && keeper.token !== token) {
    return log(`PostgreSQL keeps running for process ${keeper.pid}, which started it`)
  }
  if (launched?.pid !== undefined) {
    const running = launched.exitCode === null && launched.signalCode === null
    return running ? shutDown(launched.pid, place.dataFolder, log) : undefined
  }
  // Not our child: a signal goes only to the process that just said, asked by SQL, that it serves our data.
  const endsAt = Date.now() + QUESTION_LIMIT_MS
  let found = await findServer(place, password)
  while (found.outcome === 'busy' && Date.now() < endsAt) {
    await sleep(RETRY_MS)
    found = await findServer(place, password)
  }
  if (found.outcome === 'running') return shutDown(found.pid, place.dataFolder, log)
  if (found.outcome === 'busy')
    log(`PostgreSQL (process ${found.pid}) does not answer (${found.why}) and is left alone`)
}

async function createDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('kontor create database'))`) // two starts at once
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  })
}

async function withClient<T>(url: string, work: (client: ReturnType<typeof openClient>) => Promise<T>): Promise<T> {
  const client = openClient(url)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
  }
}
