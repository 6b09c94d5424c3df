import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import { readPostmaster } from './postmaster.ts'
import { sleep } from './processes.ts'
import { serverSettings } from './settings.ts'

/** Recovery after a crash replays up to 1 GB of log (max_wal_size): half a minute on a slow disk. */
export const START_LIMIT_MS = 120_000
const LOG_KEPT_BYTES = 10_000_000

type Launch = Readonly<
  | { outcome: 'ready'; server: ChildProcess }
  /** Another server holds the data folder, or its lock file says so. */
  | { outcome: 'locked' }
  /** The processes of a killed server have not all ended yet. */
  | { outcome: 'memory_held' }
  | { outcome: 'port_taken' }
>

/**
 * Starts a server and waits until it takes connections. It gets a session of its own: a signal to our process group
 * must not stop the database before the requests in flight have ended. It writes to a file, not to a pipe of ours,
 * because it may outlive us.
 */
export async function launch(place: Place, binaries: Binaries, port: number): Promise<Launch> {
  const { server, failure } = await spawnServer(place, binaries, port)
  const endsAt = Date.now() + START_LIMIT_MS
  while (server.exitCode === null && server.signalCode === null && failure.error === undefined) {
    const postmaster = await readPostmaster(place.dataFolder)
    if (postmaster !== null && postmaster.pid === server.pid && postmaster.status === 'ready') {
      return { outcome: 'ready', server }
    }
    if (Date.now() > endsAt) {
      server.kill('SIGQUIT')
      throw new Error(`PostgreSQL was not ready within ${START_LIMIT_MS / 1000} s; see ${place.logFile}`)
    }
    await sleep(20)
  }
  if (failure.error)
    throw new Error(`PostgreSQL could not be started: ${failure.error.message}`, { cause: failure.error })
  return explainEnd(place, server)
}

async function spawnServer(place: Place, binaries: Binaries, port: number) {
  const log = await openLog(place)
  const server = spawn(binaries.postgres, ['-D', place.dataFolder, ...serverSettings(port)], {
    ...runAs(place.account),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  const failure: { error?: Error } = {}
  server.once('error', (error) => {
    failure.error = error
  })
  server.unref()
  await log.close()
  return { server, failure }
}

async function openLog({ logFile, account }: Place) {
  const before = await stat(logFile).catch(() => null)
  if (before && before.size > LOG_KEPT_BYTES) await rename(logFile, `${logFile}.1`)
  const log = await open(logFile, 'a', 0o600)
  if (account) await log.chown(account.uid, account.gid)
  return log
}

async function explainEnd(place: Place, server: ChildProcess): Promise<Launch> {
  const lines = (await readFile(place.logFile, 'utf8')).trimEnd().split('\n')
  const own = lines.filter((line) => line.includes(`[${server.pid}]`))
  const said = (own.length > 0 ? own : lines.slice(-5)).join('\n')
  if (said.includes('lock file "postmaster.pid" already exists')) return { outcome: 'locked' }
  if (said.includes('pre-existing shared memory block')) return { outcome: 'memory_held' }
  if (said.includes('could not bind')) return { outcome: 'port_taken' }
  throw new Error(
    `PostgreSQL did not start in ${place.dataFolder} (exit ${server.exitCode ?? server.signalCode}); it said:\n${said}`,
  )
}
