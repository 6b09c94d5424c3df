import type { Work as KnownWork } from '../journey/state.ts'
import { type Life, randomOf } from './draw.ts'
import { pass, type Town } from './town.ts'
import { travel } from './travel.ts'

/** The longest that each step waits for its hands. */
const STEP_S = { released: 25, accepted: 40, in_work: 30, packed: 30, ready: 60, coming: 60 } as const
type Open = keyof typeof STEP_S
type Work = KnownWork & Readonly<{ releasedAt: string }>
const ROUND_S = 3
const PAGE = 100
/** Work that a refusal stopped is looked at again after so many rounds. */
const AFTER_REFUSAL_ROUNDS = 40

type Bench = { round: number; due: Map<string, number>; tries: number }

/**
 * Warehouses and stores work off what is released from now on, whoever ordered it: accept, pick, pack, label, hand
 * over, have it ready. Each step waits a while, so that a person who looks on can do it first; what stood still before
 * is left to people.
 */
export async function work(town: Town, rounds = Number.POSITIVE_INFINITY): Promise<void> {
  const bench: Bench = { round: 0, due: new Map(), tries: 0 }
  while (bench.round < rounds && !town.stop.aborted) {
    bench.round++
    const { items } = await town.wms.get<{ items: Work[] }>(`/v1/fulfillment-orders?limit=${PAGE}`)
    for (const one of items)
      if (one.releasedAt >= town.began && isDue(town, bench, one) && !town.stop.aborted) await step(town, bench, one)
    if (!(await pass(town, ROUND_S))) return
  }
}

/** A step is due some rounds after it was first seen. */
function isDue(town: Town, bench: Bench, { id, number, state }: Work): boolean {
  const key = `${id} ${state}`
  const longest = STEP_S[state as Open]
  if (longest === undefined) return false
  const waits = town.pace === 0 ? 0 : Math.ceil((randomOf(town.seed, number + state)() * longest) / ROUND_S)
  const due = bench.due.get(key) ?? bench.round + waits
  bench.due.set(key, due)
  return bench.round >= due
}

async function step(town: Town, bench: Bench, one: Work): Promise<void> {
  const life = town.lives.get(one.order)
  const at = `/v1/fulfillment-orders/${one.id}`
  const act = async (path: string, body: unknown) => {
    const { status, body: answer } = await town.wms.raw(
      'POST',
      `${at}/${path}`,
      body,
      `live-${town.run}-${one.id}-${path}-${bench.tries++}`,
    )
    if (status >= 300) bench.due.set(`${one.id} ${one.state}`, bench.round + AFTER_REFUSAL_ROUNDS)
    return status < 300 ? answer : null
  }
  if (one.state === 'coming') return void (await act('receipts', { lines: unitsOf(one, 'coming') }))
  if (one.state === 'released') return void (await act('acceptances', {}))
  if (one.lines.some(({ waiting }) => waiting > 0)) return pick(town, one, life, act)
  if (one.lines.some(({ picked }) => picked > 0))
    return void (await act('packages', { packages: [{ contents: unitsOf(one, 'picked') }] }))
  if (one.state === 'ready') return collect(town, one)
  if (one.state === 'packed') await handOver(town, one, life, act)
}

type Act = (path: string, body: unknown) => Promise<Record<string, unknown> | null>

async function pick(town: Town, one: Work, life: Life | undefined, act: Act): Promise<void> {
  const [first] = one.lines
  if (life?.trouble === 'short_pick' && first && first.waiting > 0 && one.lines.every(({ picked }) => picked === 0)) {
    town.lives.set(one.order, { ...life, trouble: 'none' })
    town.say(`${one.number}: a unit is not on its shelf`)
    if (!(await act('shorts', { lines: [{ line: first.line, units: 1 }] }))) return
    return
  }
  await act('picks', { lines: unitsOf(one, 'waiting') })
}

async function handOver(town: Town, one: Work, life: Life | undefined, act: Act): Promise<void> {
  if (one.destination === 'pickup') return void (await act('readiness', {}))
  if (one.destination === 'location') return void (await act('shipments', {}))
  for (const { id, label, state } of one.packages)
    if (state === 'packed' && label.state === null)
      return void (await act(`packages/${id}/labels`, { carrier: 'test', service: 'standard' }))
  // What the carrier does not take goes with the house's own.
  const own = one.packages.some(({ label }) => label.state === 'refused')
  const trackingNumbers = one.packages.map(({ id }, index) => ({
    package: id,
    trackingNumber: `NW-${one.number}-${index + 1}`,
  }))
  const shipped = await act('shipments', own ? { carrier: 'own', trackingNumbers } : {})
  const { packages } = (shipped?.['fulfillmentOrder'] ?? { packages: [] }) as Work
  for (const { trackingNumber } of packages)
    if (trackingNumber !== null)
      void travel(town, { order: one.order, trackingNumber, own, life }).catch((error: Error) =>
        town.say(error.message),
      )
}

/** The customer comes with the code of the message. */
async function collect(town: Town, one: Work): Promise<void> {
  const { items } = await town.care.get<{ items: { kind: string; text: string | null }[] }>(
    `/v1/orders/${one.order}/messages`,
  )
  const code = /\b\d{6}\b/.exec(items.findLast(({ kind }) => kind === 'ready_for_pickup')?.text ?? '')?.[0]
  if (code !== undefined)
    await town.till.raw(
      'POST',
      `/v1/fulfillment-orders/${one.id}/collections`,
      { code },
      `live-${town.run}-${one.id}-collect`,
    )
}

function unitsOf(one: Work, bucket: 'coming' | 'waiting' | 'picked') {
  return one.lines.flatMap((line) => (line[bucket] > 0 ? [{ line: line.line, units: line[bucket] }] : []))
}
