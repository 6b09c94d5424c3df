import { type Arena, analyze, countOrders, openArena } from './arena.ts'
import { skuOf, USUAL } from './merchant.ts'
import { placeOrders } from './orders.ts'

/** Plans made on empty tables are poor ones: so many orders are there before anything is measured. */
const PRELOADED = 10_000
/** One process fills its groups better than two that share the shoppers, and leaves PostgreSQL the other core. */
export const PROCESSES = 1

/** The usual merchant, its 10,000 orders placed over HTTP, served by a process that has planned on full tables. */
export async function openUsual(cluster: string, tell: (line: string) => void): Promise<Arena> {
  const arena = await openArena(cluster, [USUAL])
  await preload(arena, PRELOADED, tell)
  await warm(arena)
  return arena
}

const SKUS = 100

/** Lets the servers get to know all articles: what a shop's process has known for long is not what is measured. */
async function warm({ bases, token }: Arena): Promise<void> {
  for (const base of bases())
    for (let first = 0; first < USUAL.items; first += SKUS) {
      const skus = Array.from({ length: SKUS }, (_, n) => skuOf(first + n))
      const answer = await fetch(`${base}/v1/availability`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ skus, form: 'cells' }),
      })
      if (!answer.ok) throw new Error(await answer.text())
      await answer.arrayBuffer()
    }
}

/** Places orders until enough are there, and lets PostgreSQL learn what its tables look like. */
export async function preload(
  arena: Arena,
  orders: number,
  tell: (line: string) => void,
  { items } = USUAL,
): Promise<void> {
  await arena.startServers(PROCESSES)
  for (let there = 0; there < orders; ) {
    await placeOrders(arena, 4, { items })
    await analyze(arena.url)
    there = 0
    for (const { context } of arena.merchants) there += await countOrders(arena.db, context.tenant)
    tell(`${there} orders are there`)
  }
  // Sessions that planned on empty tables are gone with the servers.
  await arena.startServers(PROCESSES)
}
