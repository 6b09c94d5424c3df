import { makeBaselines, runPgbench } from '../baselines.ts'
import { type Figure, figureOf } from '../figures.ts'
import { USUAL } from '../merchant.ts'
import { placeOrders } from '../orders.ts'
import { inTurns, ratios } from '../pairs.ts'
import type { Bench } from '../scenario.ts'
import { soundAfter } from '../sound.ts'
import { PROCESSES } from '../usual.ts'

/** Everybody wants the same article, from two processes: against as many orders for 10,000 articles, and against B1. */
export async function hotSku({ plan, tell, usual }: Bench): Promise<Figure[]> {
  const arena = await usual()
  await arena.startServers(2)
  const side = (items: number) => async (seconds: number) =>
    (await placeOrders(arena, seconds, { items, lines: 1 })).perSecond
  await side(1)(2)
  const { b1, tenant } = await makeBaselines(arena.url, arena.context.tenant, 1, 1)
  const measured = await inTurns(
    { hot: side(1), spread: side(USUAL.items), b1: (seconds) => runPgbench(arena.url, tenant, b1, seconds) },
    plan,
    tell,
  )
  const isSound = await soundAfter(arena, tell)
  await arena.startServers(PROCESSES)
  return [
    figureOf('hot-sku', 'vs_b1', ratios(measured.hot, measured.b1), { floor: 4, goal: 8 }, !isSound),
    figureOf('hot-sku', 'vs_spread', ratios(measured.hot, measured.spread), { floor: 0.6, goal: 0.95 }, !isSound),
    figureOf('hot-sku', 'orders_per_second', measured.hot, { floor: null, goal: null }, !isSound),
    figureOf('hot-sku', 'oversold', [isSound ? 0 : 1], { floor: 0, goal: 0, better: 'lower' }),
  ]
}
