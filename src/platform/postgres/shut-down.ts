import { whose } from './postmaster.ts'
import { waitUntil } from './processes.ts'
import { errorCode } from './small-files.ts'

const FAST_LIMIT_MS = 10_000
/** PostgreSQL itself kills what is left 5 s into an immediate shutdown. */
const IMMEDIATE_LIMIT_MS = 8000

/**
 * Stops the server that was proven to be ours: fast (open transactions are rolled back, everything is written out),
 * and when that takes too long at once (the next start recovers). Throws when it lives on even then.
 */
export async function shutDown(pid: number, dataFolder: string, log: (line: string) => void): Promise<void> {
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
