import { readFileSync } from 'node:fs'
import pg from 'pg'

/** What work costs beside time: CPU of the server and of PostgreSQL, bytes and flushes of the log. */
export type Costs = Readonly<{ serverCpuS: number; postgresCpuS: number; walBytes: number; walFlushes: number }>

/** PostgreSQL 18 counts flushes of the log where it counts all its reading and writing. */
const FLUSHES = `select sum(fsyncs) from pg_stat_io where object = 'wal'`
const FLUSHES_TO_17 = 'wal_sync'
const TICKS_PER_S = 100

/** Reads the meters; the difference of two readings is what happened between. CPU is read from /proc, elsewhere it is 0. */
export async function readMeters(url: string, serverPids: readonly number[]): Promise<Costs> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const version = await client.query<{ number: number }>(
      `select current_setting('server_version_num')::int as number`,
    )
    const { rows } = await client.query<{ bytes: string; flushes: string; pid: number }>(
      `select wal_bytes::text as bytes, (${(version.rows[0]?.number ?? 0) < 180_000 ? FLUSHES_TO_17 : FLUSHES})::text as flushes,
              pg_backend_pid() as pid from pg_stat_wal`,
    )
    const [row] = rows
    return {
      serverCpuS: serverPids.reduce((sum, pid) => sum + cpuOf(pid), 0),
      postgresCpuS: cpuOfTree(parentOf(row?.pid ?? 0)),
      walBytes: Number(row?.bytes ?? 0),
      walFlushes: Number(row?.flushes ?? 0),
    }
  } finally {
    await client.end()
  }
}

export function difference(after: Costs, before: Costs): Costs {
  return {
    serverCpuS: after.serverCpuS - before.serverCpuS,
    postgresCpuS: after.postgresCpuS - before.postgresCpuS,
    walBytes: after.walBytes - before.walBytes,
    walFlushes: after.walFlushes - before.walFlushes,
  }
}

function statOf(pid: number): readonly string[] {
  try {
    // The second field may hold spaces and brackets: what follows the last bracket is plain.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

const parentOf = (pid: number) => Number(statOf(pid)[1] ?? 0)

function cpuOf(pid: number): number {
  const stat = statOf(pid)
  return (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) / TICKS_PER_S
}

/** The postmaster's own, and that of backends: those that ended are counted by it, those that live by themselves. */
function cpuOfTree(postmaster: number): number {
  const stat = statOf(postmaster)
  const ended = (Number(stat[13] ?? 0) + Number(stat[14] ?? 0)) / TICKS_PER_S
  return cpuOf(postmaster) + ended + childrenOf(postmaster).reduce((sum, pid) => sum + cpuOf(pid), 0)
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  } catch {
    return []
  }
}
