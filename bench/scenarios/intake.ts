import { type Arena, asOwner, checkpoint } from '../arena.ts'
import { makeBaselines, runPgbench } from '../baselines.ts'
import { type Figure, figureOf } from '../figures.ts'
import { USUAL } from '../merchant.ts'
import { difference, readMeters } from '../meters.ts'
import { placeOrders } from '../orders.ts'
import { inTurns, isSteady, type Plan, ratios } from '../pairs.ts'
import type { Sample } from '../sample.ts'
import type { Bench } from '../scenario.ts'
import { soundAfter } from '../sound.ts'

/** Orders of three lines over HTTP, against scripts in C that write the same rows. */
export async function intake({ plan, tell, usual }: Bench): Promise<Figure[]> {
  const arena = await usual()
  const { b1, b2, tenant, sample } = await makeBaselines(arena.url, arena.context.tenant, USUAL.items)
  const baseline = (script: string) => (seconds: number) => runPgbench(arena.url, tenant, script, seconds)
  const kontor = async (seconds: number) => (await placeOrders(arena, seconds)).perSecond
  const measured = await inTurns({ kontor, b1: baseline(b1), b2: baseline(b2), self: baseline(b1) }, plan, tell)
  const self = ratios(measured.self, measured.b1)
  const isVoid = !(await soundAfter(arena, tell)) || !isSteady(self, plan)
  return [
    figureOf('intake', 'vs_b1', ratios(measured.kontor, measured.b1), { floor: 1.5, goal: 2.5 }, isVoid),
    figureOf('intake', 'vs_b2', ratios(measured.kontor, measured.b2), { floor: 0.9, goal: 1.3 }, isVoid),
    figureOf('intake', 'self_test', self, { floor: null, goal: 1 }, isVoid),
    figureOf('intake', 'orders_per_second', measured.kontor, { floor: null, goal: null }, isVoid),
    ...(await costs(arena, baseline(b1), plan, isVoid)),
    ...(await amounts(arena, sample, isVoid)),
  ]
}

/** What an order costs beside time: it is steady where seconds are not. */
async function costs(
  arena: Arena,
  b1: (seconds: number) => Promise<number>,
  { seconds }: Plan,
  isVoid: boolean,
): Promise<Figure[]> {
  const of = async (orders: () => Promise<number>) => {
    // Pages are written whole once after a checkpoint: both sides begin at the same distance from one.
    await checkpoint(arena.url)
    const before = await readMeters(arena.url, arena.serverPids())
    const done = await orders()
    const spent = difference(await readMeters(arena.url, arena.serverPids()), before)
    return {
      serverUs: (spent.serverCpuS * 1e6) / done,
      postgresUs: (spent.postgresCpuS * 1e6) / done,
      walBytes: spent.walBytes / done,
      flushes: spent.walFlushes / done,
    }
  }
  const own = await of(async () => (await placeOrders(arena, seconds)).done)
  const base = await of(async () => (await b1(seconds)) * seconds)
  const one = (name: string, value: number, floor: number | null, goal: number | null) =>
    figureOf('intake', name, [value], { floor, goal, better: 'lower' }, isVoid)
  return [
    one('wal_vs_b1', own.walBytes / base.walBytes, 1.1, 1),
    one('flushes_per_order', own.flushes, 0.05, 0.02),
    one('server_cpu_us_per_order', own.serverUs, null, null),
    one('postgres_cpu_us_per_order', own.postgresUs, null, null),
    one('postgres_cpu_us_per_order_b1', base.postgresUs, null, null),
    one('wal_bytes_per_order', own.walBytes, null, null),
  ]
}

/** Rows, bytes and index entries of one order, in the tables that intake writes. */
async function amounts(arena: Arena, { parts }: Sample, isVoid: boolean): Promise<Figure[]> {
  const rows = parts.reduce((sum, part) => sum + part.rows.length, 0)
  const bytes = parts.reduce(
    (sum, part) => sum + part.rows.flat().reduce((all, cell) => all + (cell?.length ?? 0), 0),
    0,
  )
  const entries = await asOwner(arena.url, async (client) => {
    let sum = 0
    for (const { table, rows: own } of parts) {
      const found = await client.query<{ count: number }>(
        'select count(*)::int as count from pg_index where indrelid = $1::regclass',
        [table],
      )
      sum += own.length * (found.rows[0]?.count ?? 0)
    }
    return sum
  })
  const one = (name: string, value: number) =>
    figureOf('intake', name, [value], { floor: null, goal: null, better: 'lower' }, isVoid)
  return [one('rows_per_order', rows), one('text_bytes_per_order', bytes), one('index_entries_per_order', entries)]
}
