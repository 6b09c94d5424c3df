import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { OWNER } from './cluster.ts'
import type { Place } from './place.ts'
import { askServer, runningPostmaster } from './postmaster.ts'
import { createOnce, readIfThere } from './small-files.ts'

/** One start: what it works on, and the token by which it knows its own traces. */
export type Session = Readonly<{ place: Place; password: string; token: string; log: (line: string) => void }>

type Found = Readonly<
  | { outcome: 'running'; pid: number; port: number }
  /** Nobody holds the data folder, as far as the system tells. */
  | { outcome: 'none' }
  /** Our server is there, but takes no questions: it starts, recovers or stops. */
  | { outcome: 'busy'; pid: number; why: string }
>

/** Finds the server of our data folder; it counts as ours only when it says so itself, asked with our password. */
export async function findServer({ dataFolder }: Place, password: string): Promise<Found> {
  const postmaster = await runningPostmaster(dataFolder)
  if (postmaster === null) return { outcome: 'none' }
  const { pid, port, certain } = postmaster
  const answer = await askServer(serverUrl(password, port, 'postgres'))
  if (answer.outcome === 'answered' && answer.pid === pid) {
    if (answer.dataFolder === dataFolder) return { outcome: 'running', pid, port }
    throw new Error(
      `PostgreSQL (process ${pid}) still serves ${dataFolder} under its former name ${answer.dataFolder}: stop it first.`,
    )
  }
  if (!certain) return { outcome: 'none' } // PostgreSQL refuses to start when that is wrong
  if (answer.outcome === 'wrong_password') {
    throw new Error(`PostgreSQL (process ${pid}) refuses the password kept beside ${dataFolder}: restore that file.`)
  }
  return { outcome: 'busy', pid, why: answer.outcome === 'silent' ? answer.why : 'another server has its port' }
}

export function serverUrl(password: string, port: number, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`
}

/** The password of the database's owner, made at the first start and kept where only our own user can read it. */
export async function keptPassword({ folder, dataFolder }: Place): Promise<string> {
  const path = join(folder, 'postgres-password')
  const there = await readIfThere(path)
  if (there) return there
  if (await stat(join(dataFolder, 'PG_VERSION')).catch(() => null)) {
    throw new Error(`There is a database in ${dataFolder}, but its password file ${path} is gone: restore that file.`)
  }
  return createOnce(path, randomBytes(24).toString('base64url'))
}
