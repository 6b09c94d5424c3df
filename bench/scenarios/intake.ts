import { type Arena, analyze, openArena } from '../arena.ts'
import { makeBaselines, runPgbench } from '../baselines.ts'
import { type Figure, figureOf } from '../figures.ts'
import { askWithWrk } from '../load.ts'
import { USUAL } from '../merchant.ts'
import { difference, readMeters } from '../meters.ts'
import { ordersInLua } from '../orders.ts'
import { inTurns, type Plan, ratios } from '../pairs.ts'
import type { Bench } from '../scenario.ts'
import { soundAfter } from '../sound.ts'

const CONNECTIONS = 64
const PGBENCH_CLIENTS = 8
/** Plans made on empty tables are poor ones: so many orders are there before anything is measured. */
const PRELOADED = 10_000

/** Orders of three lines over HTTP, against scripts in C that write the same rows. */
export async function intake({ cluster, plan, tell }: Bench): Promise<Figure[]> {
  const arena = await openArena(cluster)
  try {
    await preload(arena, tell)
    const { b1, b2, bytes } = await makeBaselines(arena.url, arena.context.tenant, USUAL)
    tell(`rows of one order, bytes by table: ${JSON.stringify(bytes)}`)
    const baseline = (script: string) => (seconds: number) =>
      runPgbench(arena.url, arena.context.tenant, script, { clients: PGBENCH_CLIENTS, seconds })
    const measured = await inTurns(
      { kontor: (seconds) => ask(arena, seconds), b1: baseline(b1), b2: baseline(b2), self: baseline(b1) },
      plan,
      tell,
    )
    const self = ratios(measured.self, measured.b1)
    const isVoid = !(await soundAfter(arena, tell)) || !isSteady(self, plan)
    return [
      figureOf('intake', 'vs_b1', ratios(measured.kontor, measured.b1), { floor: 1.5, goal: 2.5 }, isVoid),
      figureOf('intake', 'vs_b2', ratios(measured.kontor, measured.b2), { floor: 0.9, goal: 1.3 }, isVoid),
      figureOf('intake', 'self_test', self, { floor: null, goal: 1 }, isVoid),
      figureOf('intake', 'orders_per_second', measured.kontor, { floor: null, goal: null }, isVoid),
      ...(await costs(arena, b1, plan, isVoid)),
    ]
  } finally {
    await arena.close()
  }
}

async function ask(arena: Arena, seconds: number): Promise<number> {
  const load = await askWithWrk({
    url: arena.base(),
    token: arena.token,
    connections: CONNECTIONS,
    seconds,
    script: ordersInLua(USUAL.items),
  })
  if (load.failed > 0) throw new Error(`${load.failed} of ${load.done} orders were not placed`)
  return load.perSecond
}

/** Places orders until enough are there, and lets PostgreSQL learn what its tables look like. */
async function preload(arena: Arena, tell: (line: string) => void): Promise<void> {
  await arena.startServer()
  for (let there = 0; there < PRELOADED; ) {
    await ask(arena, 5)
    await analyze(arena.url)
    there = await countOrders(arena)
    tell(`${there} orders are there`)
  }
  // Sessions that planned on empty tables are gone with the server.
  await arena.stopServer()
  await arena.startServer()
}

async function countOrders({ db, context }: Arena): Promise<number> {
  const [row] = await db.read(context.tenant, (tx) =>
    tx.rows<{ count: number }>(
      'bench.count',
      'select count(*)::int as count from capture.sales_order where tenant_id = $1',
      [tx.tenant],
    ),
  )
  return row?.count ?? 0
}

/** A baseline against itself must come out as 1; where it does not, the machine was doing something else. */
function isSteady(self: readonly number[], plan: Plan): boolean {
  const sorted = [...self].sort((a, b) => a - b)
  const middle = sorted[sorted.length >> 1] ?? 0
  return Math.abs(middle - 1) <= (plan.seconds < 30 ? 0.1 : 0.05)
}

async function costs(arena: Arena, b1: string, { seconds }: Plan, isVoid: boolean): Promise<Figure[]> {
  const of = async (side: () => Promise<number>) => {
    const before = await readMeters(arena.url, arena.serverPid())
    const orders = (await side()) * seconds
    const spent = difference(await readMeters(arena.url, arena.serverPid()), before)
    return { orders, ...spent }
  }
  const own = await of(() => ask(arena, seconds))
  const base = await of(() => runPgbench(arena.url, arena.context.tenant, b1, { clients: PGBENCH_CLIENTS, seconds }))
  const each = (spent: number, orders: number) => spent / orders
  const one = (name: string, value: number, floor: number | null, goal: number | null) =>
    figureOf('intake', name, [value], { floor, goal, better: 'lower' }, isVoid)
  return [
    one('wal_vs_b1', each(own.walBytes, own.orders) / each(base.walBytes, base.orders), 1.1, 1),
    one('flushes_per_order', each(own.walFlushes, own.orders), 0.05, 0.02),
    one('server_cpu_us_per_order', each(own.serverCpuS * 1e6, own.orders), null, null),
    one('postgres_cpu_us_per_order', each(own.postgresCpuS * 1e6, own.orders), null, null),
    one('postgres_cpu_us_per_order_b1', each(base.postgresCpuS * 1e6, base.orders), null, null),
    one('wal_bytes_per_order', each(own.walBytes, own.orders), null, null),
  ]
}
