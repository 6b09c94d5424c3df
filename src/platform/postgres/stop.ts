import type { ChildProcess } from 'node:child_process'
import { findServer, type Session } from './find-server.ts'
import { livingKeeper } from './keeper.ts'
import { whose } from './postmaster.ts'
import { sleep, waitUntil } from './processes.ts'
import { errorCode } from './small-files.ts'

const QUESTION_LIMIT_MS = 10_000
const QUESTION_EVERY_MS = 100
const FAST_LIMIT_MS = 10_000
/** PostgreSQL itself kills what is left 5 s into an immediate shutdown. */
const IMMEDIATE_LIMIT_MS = 8000

/** Stops the server if that is ours to do; the rule is told at `startEmbeddedPostgres`. */
export async function release(session: Session, launched: ChildProcess | null): Promise<void> {
  const { place, password, token, log } = session
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
    await sleep(QUESTION_EVERY_MS)
    found = await findServer(place, password)
  }
  if (found.outcome === 'running') return shutDown(found.pid, place.dataFolder, log)
  if (found.outcome === 'busy')
    log(`PostgreSQL (process ${found.pid}) is left alone: it does not answer (${found.why})`)
}

/**
 * Stops the server that was proven to be ours: fast (open transactions are rolled back, everything is written out),
 * and when that takes too long at once (the next start recovers). Throws when it lives on even then.
 */
async function shutDown(pid: number, dataFolder: string, log: (line: string) => void): Promise<void> {
  const ended = async () => {
    const holder = await whose(pid, dataFolder)
    return holder === 'gone' || holder === 'foreign'
  }
  if (await ended()) return
  send(pid, 'SIGINT')
  if (await waitUntil(ended, FAST_LIMIT_MS)) return
  log(`PostgreSQL did not stop within ${FAST_LIMIT_MS / 1000} s: stopping it at once`)
  send(pid, 'SIGQUIT')
  if (await waitUntil(ended, IMMEDIATE_LIMIT_MS)) return
  throw new Error(`PostgreSQL (process ${pid}) does not stop; its data is in ${dataFolder}`)
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error // it has just ended
  }
}
