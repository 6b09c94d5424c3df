import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { DATABASE, prepareDatabase } from './database.ts'
import { findServer, keptPassword, type Session, serverUrl } from './find-server.ts'
import { livingKeeper, takeRole } from './keeper.ts'
import { launch, START_LIMIT_MS } from './launch.ts'
import { findPlace } from './place.ts'
import { choosePort, forgetPort, keepPort } from './port.ts'
import { clearForeignLock } from './postmaster.ts'
import { sleep } from './processes.ts'
import { release } from './stop.ts'

const ADOPTIONS_TRIED = 3
const RETRY_MS = 100

type EmbeddedOptions = Readonly<{
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

type Server = Readonly<{ port: number; launched: ChildProcess | null }>

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
  for (let attempt = 1; ; attempt++) {
    const server = await findOrLaunch(session)
    try {
      return await open(session, server)
    } catch (error) {
      await release(session, server.launched)
      // A server found running may have been about to stop: the next look starts one.
      if (server.launched !== null || attempt === ADOPTIONS_TRIED) throw error
    }
  }
}

async function open(session: Session, { port, launched }: Server): Promise<EmbeddedPostgres> {
  const { place, password, token, log } = session
  const adopted = launched === null
  if (!adopted) await takeRole(place.folder, 'starter', token)
  else if ((await livingKeeper(place.folder)) === null) await takeRole(place.folder, 'heir', token)
  const version = await prepareDatabase(password, port)
  log(`PostgreSQL ${version} ${adopted ? 'was running already' : 'is ready'} on 127.0.0.1:${port}`)

  let stopping: Promise<void> | undefined
  launched?.once('exit', (code, signal) => {
    if (!stopping) log(`PostgreSQL ended unexpectedly (${signal ?? code}); see ${place.logFile}`)
  })
  const stop = () => {
    stopping ??= release(session, launched)
    return stopping
  }
  return { url: serverUrl(password, port, DATABASE), version, adopted, stop }
}

async function findOrLaunch(session: Session): Promise<Server> {
  const { place, log } = session
  const endsAt = Date.now() + START_LIMIT_MS
  for (let told = false; ; ) {
    const found = await findServer(place, session.password)
    if (found.outcome === 'running') return { port: found.port, launched: null }
    const server = found.outcome === 'none' ? await launchOnce(session) : null
    if (server) return server
    if (Date.now() > endsAt) {
      throw new Error(`PostgreSQL holds ${place.dataFolder} but does not answer; see ${place.logFile}`)
    }
    if (found.outcome === 'busy' && !told) {
      log(`PostgreSQL (process ${found.pid}) is starting or stopping: waiting for it`)
      told = true
    }
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
      return { port, launched: launched.server }
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
