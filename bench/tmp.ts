import { rootFile } from '../src/platform/files.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded.ts'
import { analyze, openArena } from './arena.ts'
import { USUAL } from './merchant.ts'
import { difference, readMeters } from './meters.ts'
import { placeOrders } from './orders.ts'

const cluster = await startEmbeddedPostgres({ folder: rootFile('bench', '.cluster'), log: () => undefined })
const arena = await openArena(cluster.url, [USUAL])
const P = Number(process.env.P ?? 1),
  secs = Number(process.env.SECS ?? 8),
  connections = Number(process.env.C ?? 64)
await arena.startServers(P)
await placeOrders(arena, 6)
await analyze(arena.url)
if (process.env.PROF) process.execPath = '/root/my/nodeprof'
await arena.startServers(P)
await placeOrders(arena, 5)
const before = await readMeters(arena.url, arena.serverPids())
const l = await placeOrders(arena, secs, { connections })
const spent = difference(await readMeters(arena.url, arena.serverPids()), before)
console.log(
  `P=${P} c=${connections} ${l.perSecond.toFixed(0)}/s p50 ${l.p50.toFixed(0)} p99 ${l.p99.toFixed(0)} node ${((spent.serverCpuS * 1e6) / l.done).toFixed(0)} pg ${((spent.postgresCpuS * 1e6) / l.done).toFixed(0)} flush/order ${(spent.walFlushes / l.done).toFixed(3)}`,
)
await arena.close()
await cluster.stop()
