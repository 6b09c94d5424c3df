import { type Arena, analyze, asOwner, countOrders } from '../arena.ts'
import { fillWithOrders } from '../copy.ts'
import { type Figure, figureOf, median } from '../figures.ts'
import { askWithWrk } from '../load.ts'
import { USUAL } from '../merchant.ts'
import { placeOrders } from '../orders.ts'
import { inTurns, QUICK } from '../pairs.ts'
import { readSample } from '../sample.ts'
import type { Bench } from '../scenario.ts'
import { soundAfter } from '../sound.ts'
import { PROCESSES } from '../usual.ts'

const READERS = 8

/** What Kontor costs when many orders are there: intake, an order by its id, and the newest 50 of the work list. */
export async function growth({ plan, tell, usual }: Bench): Promise<Figure[]> {
  // The last scenario of a run: it fills the usual merchant.
  const arena = await usual()
  const goal = plan === QUICK ? 100_000 : 1_000_000
  const few = await measure(arena, plan, tell)
  await fill(arena, goal, tell)
  const many = await measure(arena, plan, tell)
  const isVoid = !(await soundAfter(arena, tell))
  const name = (what: string) => `${what}_at_${goal === 1_000_000 ? '1m' : '100k'}`
  const ratio = (pick: (figures: typeof few) => readonly number[]) =>
    pick(many).map((value) => value / median(pick(few)))
  const lower = { floor: 2, goal: 1.1, better: 'lower' as const }
  return [
    figureOf(
      'growth',
      name('intake'),
      ratio((one) => one.intake),
      { floor: 0.8, goal: 0.95 },
      isVoid,
    ),
    figureOf(
      'growth',
      name('p99_by_id'),
      ratio((one) => one.byId),
      lower,
      isVoid,
    ),
    figureOf(
      'growth',
      name('p99_newest_50'),
      ratio((one) => one.newest),
      lower,
      isVoid,
    ),
  ]
}

async function measure(arena: Arena, plan: Bench['plan'], tell: Bench['tell']) {
  const ids = await someIds(arena)
  const paths = ids.map((id) => `'/v1/orders/${id}'`).join(',')
  const read = (request: string) => async (seconds: number) => {
    const load = await askWithWrk({
      bases: arena.bases(),
      tokens: [arena.token],
      connections: READERS,
      seconds,
      script: `local paths = {${paths}}\nfunction request() return wrk.format('GET', ${request}, headers) end`,
    })
    if (load.failed > 0) throw new Error(`${load.failed} of ${load.done} reads failed`)
    return load.p99
  }
  const { intake } = await inTurns(
    { intake: async (seconds: number) => (await placeOrders(arena, seconds)).perSecond },
    plan,
    tell,
  )
  const { byId, newest } = await inTurns(
    { byId: read('paths[math.random(#paths)]'), newest: read(`'/v1/orders?limit=50'`) },
    plan,
    tell,
    'ms p99',
  )
  return { intake, byId, newest }
}

async function someIds(arena: Arena): Promise<string[]> {
  const rows = await asOwner(arena.url, (client) =>
    client.query<{ id: string }>(
      'select id::text from capture.sales_order where tenant_id = $1 order by md5(id::text) limit 500',
      [arena.context.tenant],
    ),
  )
  return rows.rows.map(({ id }) => `ord_${id.replaceAll('-', '')}`)
}

async function fill(arena: Arena, goal: number, tell: Bench['tell']): Promise<void> {
  const { tenant } = arena.context
  const there = await countOrders(arena.db, tenant)
  await arena.stopServers()
  const sample = await readSample(arena.url, tenant, 3)
  await fillWithOrders(arena.url, sample, { tenant, items: USUAL.items }, goal - there, (done) => {
    if (done % 50_000 === 0) tell(`${there + done} orders are there`)
  })
  await analyze(arena.url)
  await arena.startServers(PROCESSES)
}
