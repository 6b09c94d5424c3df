import { join } from 'node:path'
import { findProcess } from './processes.ts'
import { readIfThere, replaceFile } from './small-files.ts'

/**
 * Who is to stop the database: the starter, or when that process is gone the heir, who adopted it then. Each has a file
 * of its own, so that an adoption at the moment of the start cannot write over the starter.
 */
type Role = 'starter' | 'heir'

/** The token tells two starts within one process apart. */
type Keeper = Readonly<{ pid: number; token: string }>

const path = (folder: string, role: Role) => join(folder, `postgres-${role}`)

export async function takeRole(folder: string, role: Role, token: string): Promise<void> {
  const me = await findProcess(process.pid)
  await replaceFile(path(folder, role), [process.pid, me?.startedAtTick ?? '-', token].join(' '))
}

/** Null when nobody alive is to stop the database. */
export async function livingKeeper(folder: string): Promise<Keeper | null> {
  return (await livingIn(folder, 'starter')) ?? (await livingIn(folder, 'heir'))
}

async function livingIn(folder: string, role: Role): Promise<Keeper | null> {
  const [pid, startedAtTick, token] = (await readIfThere(path(folder, role)))?.split(' ') ?? []
  if (!pid || !startedAtTick || !token) return null
  const found = await findProcess(Number(pid))
  // A process id is used again after a while; the same id with another start is another process.
  if (found === null || (found.startedAtTick ?? '-') !== startedAtTick) return null
  return { pid: Number(pid), token }
}
