import { masterTables, writeMaster } from '../../src/organisation/index.ts'
import { type Arena, openArena } from '../arena.ts'
import { type Figure, figureOf } from '../figures.ts'
import { askWithWrk } from '../load.ts'
import { skuOf, TOWNS } from '../merchant.ts'
import { askSteadily } from '../open-loop.ts'
import { CONNECTIONS, SKU_FORMAT } from '../orders.ts'
import { inTurns } from '../pairs.ts'
import type { Bench } from '../scenario.ts'
import { PROCESSES } from '../usual.ts'

const SHOP = { locations: 50, items: 1_000, unitsEach: 1_000 }

/** Quotes for three lines from 50 candidate locations with carriers, calendars and cut-offs; their time at half load. */
export async function quote({ cluster, plan, tell }: Bench): Promise<Figure[]> {
  const arena = await openArena(cluster, [SHOP])
  try {
    await writeCarriers(arena)
    await arena.startServers(PROCESSES)
    const { full } = await inTurns({ full: (seconds) => askAtFullLoad(arena, seconds) }, plan, tell)
    const half = Math.min(...full) / 2
    const { calm } = await inTurns({ calm: (seconds) => askCalmly(arena, half, seconds) }, plan, tell, 'ms p99')
    return [
      figureOf('quote', 'quotes_per_second', full, { floor: 1_000, goal: 1_400 }),
      figureOf('quote', 'p99_ms_at_half_load', calm, { floor: 50, goal: 25, better: 'lower' }),
    ]
  } finally {
    await arena.close()
  }
}

async function writeCarriers({ db, context }: Arena): Promise<void> {
  const locations = Array.from({ length: SHOP.locations }, (_, n) => `w${n}`)
  const lists: Record<string, Record<string, unknown>[]> = {
    calendars: locations.map((location) => ({ location, hours: 'Mo-Fr 08:00-18:00' })),
    'carrier-services': [
      { code: 'parcel', carrier: 'post', name: 'Parcel', features: 'tracked', co2GPerTkm: 100 },
      { code: 'express', carrier: 'post', name: 'Express', features: 'tracked express', delivers: '123456' },
    ],
    'carrier-zones': [{ carrier: 'post', country: 'DE', zone: 'de' }],
    'carrier-prices': [
      { service: 'parcel', zone: 'de', upToG: 20_000, priceMinor: 450, currency: 'EUR' },
      { service: 'express', zone: 'de', upToG: 20_000, priceMinor: 1_290, currency: 'EUR' },
    ],
    'carrier-transits': [
      { service: 'parcel', zone: 'de', minDays: 1, maxDays: 2 },
      { service: 'express', zone: 'de', minDays: 1 },
    ],
    'carrier-cut-offs': [
      { service: 'parcel', cutOff: '15:00' },
      { service: 'express', cutOff: '12:00' },
    ],
  }
  for (const [list, rows] of Object.entries(lists)) {
    const table = masterTables.find((one) => one.name === list)
    if (!table) throw new Error(`there is no list ${list}`)
    const verdicts = await db.write(context, (tx) => writeMaster(tx, table, rows))
    const refused = verdicts.find((verdict) => verdict.done === 'refused')
    if (refused) throw new Error(`${list}: ${JSON.stringify(refused)}`)
  }
}

async function askAtFullLoad(arena: Arena, seconds: number): Promise<number> {
  const towns = TOWNS.map(([postalCode]) => `'${postalCode}'`).join(',')
  const load = await askWithWrk({
    bases: arena.bases(),
    tokens: [arena.token],
    connections: CONNECTIONS,
    seconds,
    script: `local towns = {${towns}}
function request()
  local first = math.random(0, ${SHOP.items - 3})
  local body = string.format('{"channel":"web","lines":[{"sku":"${SKU_FORMAT}","quantity":1},{"sku":"${SKU_FORMAT}","quantity":2},{"sku":"${SKU_FORMAT}","quantity":1}],"shipTo":{"country":"DE","postalCode":"%s"}}', first, first + 1, first + 2, towns[math.random(#towns)])
  return wrk.format('POST', '/v1/quotes', headers, body)
end`,
  })
  if (load.failed > 0) throw new Error(`${load.failed} of ${load.done} quotes failed`)
  return load.perSecond
}

async function askCalmly(arena: Arena, perSecond: number, seconds: number): Promise<number> {
  const { p99, failed } = await askSteadily(arena.bases(), perSecond, seconds, (n) => {
    const lines = [0, 1, 2].map((more) => ({ sku: skuOf((n * 7 + more) % SHOP.items), quantity: 1 }))
    const [postalCode] = TOWNS[n % TOWNS.length] as (typeof TOWNS)[number]
    return {
      method: 'POST',
      path: '/v1/quotes',
      body: JSON.stringify({ channel: 'web', lines, shipTo: { country: 'DE', postalCode } }),
      headers: { authorization: `Bearer ${arena.token}`, 'content-type': 'application/json' },
    }
  })
  if (failed > 0) throw new Error(`${failed} quotes failed`)
  return p99
}
