import { readFile, readlink } from 'node:fs/promises'

/** What a process id stands for at this moment: its program's name and when it started, in the kernel's own ticks. */
type Running = Readonly<{ name: string | null; startedAtTick: string | null }>

/**
 * The living process behind an id, null when there is none. One that has ended but was not yet collected by its
 * parent (a zombie, common in containers whose first process collects nobody) counts as ended.
 * Name and start are known on Linux only.
 */
export async function findProcess(pid: number): Promise<Running | null> {
  if (!canSignal(pid)) return null
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return process.platform === 'linux' ? null : { name: null, startedAtTick: null }
  // "pid (name) state …": the name itself may hold spaces and parentheses; the start is the 22nd field.
  const nameEnd = stat.lastIndexOf(')')
  const [state, ...rest] = stat.slice(nameEnd + 2).split(' ')
  if (state === 'Z' || state === 'X') return null
  return { name: stat.slice(stat.indexOf('(') + 1, nameEnd), startedAtTick: rest[18] ?? null }
}

/** The folder a process works in; null where the system does not tell (not Linux, or not ours to see). */
export async function workingFolder(pid: number): Promise<string | null> {
  return readlink(`/proc/${pid}/cwd`).catch(() => null)
}

function canSignal(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Waits until `done` says so, asking every `everyMs`; false when `limitMs` ran out first. */
export async function waitUntil(done: () => Promise<boolean>, limitMs: number, everyMs = 25): Promise<boolean> {
  const endsAt = Date.now() + limitMs
  while (!(await done())) {
    if (Date.now() >= endsAt) return false
    await sleep(everyMs)
  }
  return true
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
