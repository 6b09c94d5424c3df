import { openArena } from '../arena.ts'
import { makeBaselines, runPgbench } from '../baselines.ts'
import { type Figure, figureOf } from '../figures.ts'
import { placeOrders } from '../orders.ts'
import { inTurns, ratios } from '../pairs.ts'
import type { Bench } from '../scenario.ts'
import { isSound } from '../sound.ts'
import { preload } from '../usual.ts'

const TENANTS = 64
const SMALL = { locations: 10, items: 500, unitsEach: 1_000_000 }

/** As many merchants as shoppers: groups are small, and nobody waits for another's. */
export async function intakeTenants({ cluster, plan, tell }: Bench): Promise<Figure[]> {
  const arena = await openArena(cluster, Array(TENANTS).fill(SMALL))
  try {
    await preload(arena, 5_000, tell, SMALL)
    const { b1, tenant } = await makeBaselines(arena.url, arena.context.tenant, SMALL.items)
    const measured = await inTurns(
      {
        kontor: async (seconds) => (await placeOrders(arena, seconds, { items: SMALL.items })).perSecond,
        b1: (seconds) => runPgbench(arena.url, tenant, b1, seconds),
      },
      plan,
      tell,
    )
    let isVoid = false
    for (const { context } of arena.merchants) isVoid ||= !(await isSound(arena.db, context.tenant, tell))
    return [
      figureOf('intake-tenants', 'vs_b1', ratios(measured.kontor, measured.b1), { floor: 1, goal: 1.5 }, isVoid),
      figureOf('intake-tenants', 'orders_per_second', measured.kontor, { floor: null, goal: null }, isVoid),
    ]
  } finally {
    await arena.close()
  }
}
