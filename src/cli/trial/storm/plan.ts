import { mulberry32 } from '../../journey/draw.ts'

export type StormOptions = Readonly<{
  attempts: number
  /** Items that everybody wants, each with fewer units than are asked for. */
  hot: number
  /** Items of which there is more than anybody could ask for: nobody may be refused. */
  plenty: number
  connections: number
  serverKills: number
  databaseKills: number
  /** Held quotes that nobody takes up or frees: they must expire by themselves, which takes a minute. */
  abandons: boolean
  seed: number
}>

export const FULL_STORM: StormOptions = {
  attempts: 100_000,
  hot: 18,
  plenty: 2,
  connections: 256,
  serverKills: 16,
  databaseKills: 4,
  abandons: true,
  seed: 1,
}
export const SHORT_STORM: StormOptions = {
  ...FULL_STORM,
  attempts: 400,
  hot: 3,
  plenty: 1,
  connections: 64,
  serverKills: 1,
  databaseKills: 0,
  abandons: false,
}

export const LOCATIONS = ['warehouse-munich', 'warehouse-hamburg', 'warehouse-madrid', 'store-paris'] as const

/** What becomes of units that a buyer was given; who holds a quote first may order on it. */
export type Ending = 'keep' | 'cancel' | 'order' | 'let_go' | 'abandon'
export type Attempt = Readonly<{ key: string; sku: string; units: number; by: 'order' | 'quote'; ending: Ending }>
export type Delivery = Readonly<{ once: string; after: number; sku: string; location: string; units: number }>
export type Kill = Readonly<{ after: number; waitMs: number; what: 'server' | 'database' }>
export type Plan = Readonly<{
  hot: readonly string[]
  plenty: readonly string[]
  /** What is on the shelf before the first buyer comes. */
  opening: readonly Omit<Delivery, 'after' | 'once'>[]
  /** What is received when so many attempts were begun. */
  deliveries: readonly Delivery[]
  attempts: readonly Attempt[]
  kills: readonly Kill[]
}>

const DELIVERIES_OF_AN_ITEM = 12
/** Of all units that are asked for; most of what is let go again is bought by others. */
const SHARE_TO_SELL = 0.1
const LONGEST_WAIT_MS = 400

/** Everything that will be tried, drawn from the seed: the same storm each time, but for who is first. */
export function planStorm(options: StormOptions): Plan {
  const random = mulberry32(options.seed)
  const named = (kind: string, count: number) =>
    Array.from({ length: count }, (_, index) => `STORM-${kind}-${index + 1}`)
  const [hot, plenty] = [named('HOT', options.hot), named('PLENTY', options.plenty)]
  const skus = [...hot, ...plenty]
  const attempts = Array.from({ length: options.attempts }, (_, index): Attempt => {
    const sku = skus[Math.floor(random() * skus.length)] ?? ''
    const by = random() < 0.04 ? 'quote' : 'order'
    const ending = by === 'order' ? (random() < 0.25 ? 'cancel' : 'keep') : endingOfQuote(random(), options.abandons)
    return { key: `storm-${index}`, sku, units: random() < 0.7 ? 1 : 2, by, ending }
  })
  const asked = (sku: string) => attempts.reduce((sum, one) => sum + (one.sku === sku ? one.units : 0), 0)
  const portions = hot.map((sku) => ({ sku, units: Math.max(1, Math.floor((asked(sku) * SHARE_TO_SELL) / 16)) }))
  const opening = [
    ...portions.flatMap(({ sku, units }) => LOCATIONS.map((location) => ({ sku, location, units }))),
    ...plenty.flatMap((sku) => LOCATIONS.map((location) => ({ sku, location, units: asked(sku) + 1 }))),
  ]
  const deliveries = portions.flatMap(({ sku, units }) =>
    Array.from({ length: DELIVERIES_OF_AN_ITEM }, (_, index): Delivery => {
      const location = LOCATIONS[Math.floor(random() * LOCATIONS.length)] ?? LOCATIONS[0]
      return { once: `${sku}-${index}`, after: Math.floor(random() * options.attempts * 0.9), sku, location, units }
    }),
  )
  return { hot, plenty, opening, deliveries: byAfter(deliveries), attempts, kills: killsOf(options, random) }
}

function endingOfQuote(drawn: number, abandons: boolean): Ending {
  if (drawn < 0.5) return 'order'
  return drawn < 0.9 || !abandons ? 'let_go' : 'abandon'
}

/** Each kill has its part of the storm and a random moment in it. */
function killsOf({ attempts, serverKills, databaseKills }: StormOptions, random: () => number): Kill[] {
  const whats = [...Array(serverKills).fill('server'), ...Array(databaseKills).fill('database')] as Kill['what'][]
  const part = (attempts * 0.9) / whats.length
  const drawn = whats.map((what) => ({ what, rank: random() })).sort((one, other) => one.rank - other.rank)
  return drawn.map(({ what }, index) => ({
    what,
    after: Math.floor(attempts * 0.04 + part * (index + random())),
    waitMs: Math.floor(random() * LONGEST_WAIT_MS),
  }))
}

function byAfter(deliveries: readonly Delivery[]): Delivery[] {
  return [...deliveries].sort((a, b) => a.after - b.after)
}
