import { setTimeout as pause } from 'node:timers/promises'
import { createKey } from '../../../organisation/index.ts'
import { showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { progressBar, say } from '../../say.ts'
import type { Stage } from '../../stage.ts'
import { receiveUnits } from '../stock.ts'
import { type Buyers, makeBuyers, type Seen } from './buyers.ts'
import { type Books, judge } from './judge.ts'
import { type Kill, type Plan, planStorm, type StormOptions } from './plan.ts'
import { readStorm, readTaggedOrders } from './store.ts'
import { type Killed, tableOf } from './table.ts'

const SCOPES = ['order.place', 'order.cancel', 'quote.hold', 'availability.read', 'stock.receive']
const LOOK_EVERY_MS = 20
/** A held quote lasts a minute at least, and its timer runs every second. */
const EXPIRED_WITHIN_MS = 150_000
/** Buyers of the last sale beyond the units that are left. */
const TOO_MANY = 5

/**
 * Many buyers who reserve and let go again, a few items that all of them want, goods that come meanwhile, and a server
 * and a database that are killed at random moments. Prints its table. @returns what was wrong; nothing is right
 */
export async function storm(stage: Stage, options: StormOptions): Promise<string[]> {
  const plan = planStorm(options)
  const seen: Seen = { begun: 0, told: [], received: new Map(), repeated: 0, broken: [] }
  const buyers = makeBuyers(stage.base, await keyOfBuyers(stage), options.connections, seen)
  for (const { sku, location, units } of plan.opening) {
    await receiveUnits(stage, sku, location, units)
    seen.received.set(sku, (seen.received.get(sku) ?? 0) + units)
  }
  const began = performance.now()
  const over = new AbortController()
  const [kills] = await Promise.all([
    killAll(stage, plan.kills, seen, over.signal),
    rush(buyers, plan, options.connections, seen).finally(() => over.abort()),
  ])
  const seconds = (performance.now() - began) / 1000
  await untilQuotesExpired(stage, plan)
  await sellTheRest(stage, buyers, plan, seen)
  const books = await readBooks(stage, plan)
  const verdict = judge(seen.told, books, seen.received, plan.hot)
  for (const line of tableOf({ seen, kills, seconds, verdict })) say.detail(line)
  return [
    ...(kills.length < plan.kills.length ? [`only ${kills.length} of ${plan.kills.length} kills`] : []),
    ...verdict.faults,
    ...[...new Set(seen.broken)].slice(0, 5),
    ...seen.told
      .filter(({ sku, outcome }) => outcome === 'refused' && plan.plenty.includes(sku))
      .map(({ key, why }) => `${key} was refused ${why} although there is plenty`),
  ]
}

async function keyOfBuyers(stage: Stage): Promise<string> {
  const key = await stage.store.db.write(stage.context, (tx) =>
    createKey(tx, stage.vault, { name: 'buyers of a trial', scopes: SCOPES }),
  )
  if (isRefusal(key)) throw new Error(`no key for the buyers: ${key.detail}`)
  return key.token
}

/** As many buyers as there are connections, each of whom takes the next attempt when its last one has ended. */
async function rush(buyers: Buyers, plan: Plan, connections: number, seen: Seen): Promise<void> {
  const bar = progressBar('attempts', plan.attempts.length)
  const coming = [...plan.deliveries]
  const one = async () => {
    for (;;) {
      const delivery = coming[0] && coming[0].after <= seen.begun ? coming.shift() : undefined
      if (delivery) await buyers.receive(delivery)
      const attempt = plan.attempts[seen.begun]
      if (!attempt) return
      seen.begun++
      seen.told.push(await buyers.buy(attempt))
      bar.tick(seen.told.length, `${seen.repeated} repeated`)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  for (const delivery of coming) await buyers.receive(delivery)
  bar.end()
}

async function killAll(stage: Stage, kills: readonly Kill[], seen: Seen, over: AbortSignal): Promise<Killed[]> {
  const done: Killed[] = []
  for (const { after, waitMs, what } of kills) {
    while (seen.begun < after && !over.aborted) await pause(LOOK_EVERY_MS)
    await pause(waitMs)
    if (over.aborted) break
    const away = what === 'database' ? await stage.killPostgres() : null
    // Somebody else's database is not ours to kill: the server is killed instead.
    done.push(away === null ? { what: 'server', ms: await stage.killServer() } : { what: 'database', ms: away })
    say.detail(`kill ${done.length} of ${kills.length}: the ${done.at(-1)?.what}, away for ${done.at(-1)?.ms} ms`)
  }
  return done
}

async function readBooks(stage: Stage, { hot, plenty }: Plan): Promise<Books> {
  return stage.store.db.read(stage.context.tenant, async (tx) => ({
    orders: (await readTaggedOrders(tx)).map((order) => ({ ...order, id: showId('order', order.id) })),
    stock: await readStorm(tx, [...hot, ...plenty]),
  }))
}

async function untilQuotesExpired(stage: Stage, plan: Plan): Promise<void> {
  const until = performance.now() + EXPIRED_WITHIN_MS
  while (performance.now() < until) {
    const { stock } = await readBooks(stage, plan)
    if (stock.every(({ quotes }) => quotes === 0)) return
    await pause(1_000)
  }
}

/** Who let go at the last moment left units behind: more buyers than units come for them, and exactly the units are sold. */
async function sellTheRest(stage: Stage, buyers: Buyers, plan: Plan, seen: Seen): Promise<void> {
  const { stock } = await readBooks(stage, plan)
  const rest = stock.filter(({ sku }) => plan.hot.includes(sku))
  const last = rest.flatMap(({ sku, free }) =>
    Array.from({ length: free + TOO_MANY }, (_, index) => ({
      key: `rest-${sku}-${index}`,
      sku,
      units: 1,
      by: 'order' as const,
      ending: 'keep' as const,
    })),
  )
  seen.begun += last.length
  seen.told.push(...(await Promise.all(last.map(buyers.buy))))
}
