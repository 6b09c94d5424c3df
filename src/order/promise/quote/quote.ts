import { type Capacity, readCapacities, readChannels, readLoads } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { addDays, dayOf } from '../../../platform/time.ts'
import { readWorld, type World } from '../availability/world.ts'
import { refusePromise } from '../refusals.ts'
import { readSourcing } from './asked.ts'
import type { Quoted, QuoteRequest } from './model.ts'
import { decideQuote, prepare } from './options.ts'

/** Appointments are offered as far ahead as people plan. */
const SLOT_DAYS = 28

export type Answer = Readonly<{ quoted: Quoted; world: World; channel: string }>

/** Quotes from one moment, by the strategies that place orders; nothing is written. Each request has its own answer or refusal. */
export async function quoteAll(
  tx: Tx,
  requests: readonly QuoteRequest[],
  fresh = false,
): Promise<(Answer | Refusal)[]> {
  const [world, loads, channels] = await Promise.all([
    readWorld(tx, { skus: [...new Set(requests.flatMap((one) => one.lines.map((line) => line.sku)))], fresh }),
    readLoads(tx),
    readChannels(tx),
  ])
  const slots = await readSlots(tx, world)
  const prepared = requests.map((request) => {
    const channel = channels.find((one) => one.code === request.channel)
    if (!channel) return refusePromise.unknown_channel(`there is no channel ${request.channel}`, { path: '/channel' })
    return prepare(world, request, { channel, loads, slots })
  })
  const ways = prepared.flatMap((one) => (isRefusal(one) ? [] : one.ways))
  const sourcing = await readSourcing(tx, world, loads, ways)
  return prepared.map((one) =>
    isRefusal(one) ? one : { quoted: decideQuote(world, sourcing, one), world, channel: one.terms.channel.id },
  )
}

async function readSlots(tx: Tx, world: World): Promise<Capacity[]> {
  const services = [...world.items.values()].filter((item) => item.kind === 'service').map((item) => item.id)
  const today = dayOf(tx.now)
  return services.length === 0 ? [] : readCapacities(tx, services, { from: today, to: addDays(today, SLOT_DAYS) })
}
