import { randomBytes } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { loadDemo } from '../../../demo/load.ts'
import { makeClient, type System } from '../journey/client.ts'
import { say } from '../say.ts'
import { buy } from './buy.ts'
import type { PartnerDoor, Town } from './town.ts'
import { work } from './work.ts'

/** What the server that starts this process tells it: where everybody is, and the key of each. */
export type LiveSettings = Readonly<{
  base: string
  tokens: Readonly<Record<System | 'customers', string>>
  payment: PartnerDoor
  carrier: PartnerDoor
}>

/** The environment variable that carries the settings: keys do not belong into the list of processes. */
export const LIVE_SETTINGS = 'KONTOR_LIVE'
const HUMAN_PACE_MS = 1_000
const AGAIN_S = 5

export type LiveOptions = Readonly<{ seed: number; pace?: number }>

/** `kontor live`: customers, warehouses and carriers around the demo merchant, until whoever started it is gone. */
export async function live(options: LiveOptions): Promise<void> {
  const settings = JSON.parse(process.env[LIVE_SETTINGS] ?? 'null') as LiveSettings | null
  if (!settings) throw new Error('kontor live is started by the server: npm start -- --live')
  const ending = new AbortController()
  // Every parcel on the road waits for the end.
  setMaxListeners(0, ending.signal)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())
  process.stdin.resume().once('end', () => ending.abort())
  const town = openTown(settings, { ...options, stop: ending.signal })
  process.stdout.write(`${JSON.stringify({ listening: settings.base })}\n`)
  await Promise.all([untilEnd(town, () => buy(town)), untilEnd(town, () => work(town))])
  process.exit(0)
}

export function openTown(
  { base, tokens, payment, carrier }: LiveSettings,
  {
    seed,
    pace = HUMAN_PACE_MS,
    stop,
    tell = say.detail,
  }: LiveOptions & Readonly<{ stop: AbortSignal; tell?: (line: string) => void }>,
): Town {
  const client = (name: keyof typeof tokens) => makeClient(() => base, tokens[name])
  return {
    ...{
      shop: client('shop'),
      care: client('care'),
      wms: client('wms'),
      till: client('till'),
      customers: client('customers'),
      driver: client('carrier'),
    },
    ...{ payment, carrier, assortment: loadDemo(), seed, pace, stop, say: tell },
    lives: new Map(),
    began: new Date().toISOString(),
    run: randomBytes(4).toString('hex'),
  }
}

/** A server that restarts or a partner that fails is no reason to end. */
async function untilEnd(town: Town, task: () => Promise<void>): Promise<void> {
  while (!town.stop.aborted) {
    await task().catch((error: Error) => town.say(`the demo waits a moment: ${error.message}`))
    await new Promise((resolve) => setTimeout(resolve, town.stop.aborted ? 0 : AGAIN_S * 1_000))
  }
}
