import { join } from 'node:path'
import { findProcess } from './processes.ts'
import { readIfThere, replaceFile } from './small-files.ts'

/** The process that is to stop the database when it ends. The token tells two starts within one process apart. */
export type Keeper = Readonly<{ pid: number; startedAtTick: string; token: string }>

const path = (folder: string) => join(folder, 'postgres-keeper')

export async function becomeKeeper(folder: string, token: string): Promise<void> {
  const me = await findProcess(process.pid)
  await replaceFile(path(folder), [process.pid, me?.startedAtTick ?? '-', token].join(' '))
}

/** Null when nobody keeps the database, or when its keeper is gone. */
export async function livingKeeper(folder: string): Promise<Keeper | null> {
  const [pid, startedAtTick, token] = (await readIfThere(path(folder)))?.split(' ') ?? []
  if (!pid || !startedAtTick || !token) return null
  const found = await findProcess(Number(pid))
  // A process id is used again after a while; the same id with another start is another process.
  if (found === null || (found.startedAtTick ?? '-') !== startedAtTick) return null
  return { pid: Number(pid), startedAtTick, token }
}
