import { type Arena, analyze, openArena } from '../arena.ts'
import { type Figure, figureOf } from '../figures.ts'
import { askWithWrk } from '../load.ts'
import { USUAL } from '../merchant.ts'
import { ordersInLua } from '../orders.ts'
import { inTurns, ratios } from '../pairs.ts'
import type { Bench } from '../scenario.ts'
import { soundAfter } from '../sound.ts'

/** Everybody wants the same article, against as many orders for ten thousand of them. */
export async function hotSku({ cluster, plan, tell }: Bench): Promise<Figure[]> {
  const arena = await openArena(cluster)
  try {
    await arena.startServer()
    await ask(arena, USUAL.items, 5)
    await analyze(arena.url)
    const side = (items: number) => (seconds: number) => ask(arena, items, seconds)
    const measured = await inTurns({ hot: side(1), spread: side(USUAL.items) }, plan, tell)
    const isSound = await soundAfter(arena, tell)
    const oversold = isSound ? 0 : 1
    return [
      figureOf('hot-sku', 'vs_spread', ratios(measured.hot, measured.spread), { floor: 0.6, goal: 0.95 }, !isSound),
      figureOf('hot-sku', 'oversold', [oversold], { floor: 0, goal: 0, better: 'lower' }),
    ]
  } finally {
    await arena.close()
  }
}

async function ask(arena: Arena, items: number, seconds: number): Promise<number> {
  const load = await askWithWrk({
    url: arena.base(),
    token: arena.token,
    connections: 64,
    seconds,
    script: ordersInLua(items, 1),
  })
  if (load.failed > 0) throw new Error(`${load.failed} of ${load.done} orders were not placed`)
  return load.perSecond
}
