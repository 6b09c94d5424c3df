import type { Tx } from '../../platform/db/db.ts'
import type { Follower } from '../../platform/events/follower.ts'
import type { LoggedEvent } from '../../platform/events/log.ts'
import { bucketOf, followObjects, objectsOf } from './decide.ts'
import {
  addToDays,
  type Counted,
  type DaySum,
  forgetBefore,
  KEPT_DAYS,
  readTraces,
  writePassages,
  writeSteps,
  writeTraces,
} from './store.ts'

/** What counts for every place, channel and carrier together. */
export const EVERYWHERE = '00000000-0000-0000-0000-000000000000'
const DAY_MS = 86_400_000

/**
 * Counts how orders flow while they do: passages from one activity to the next, and steps that were done. It locks
 * nothing that others wait for, and a list of events costs it a handful of statements.
 */
export const processFollower: Follower = {
  name: 'process',
  types: 'all',
  async handleAll(tx, events) {
    const ofOrders = events.filter((event) => event.order !== null)
    if (ofOrders.length === 0) return
    const oldest = new Date(tx.now.getTime() - KEPT_DAYS * DAY_MS).toISOString().slice(0, 10)
    const passages = await followEach(tx, ofOrders, oldest)
    const orders = [...new Set(ofOrders.map((event) => event.order as string))]
    const steps = await writeSteps(tx, orders, oldest)
    await addToDays(tx, sumsOf([...passages, ...steps]))
    await forgetBefore(tx, oldest)
  },
}

async function followEach(tx: Tx, events: readonly LoggedEvent[], oldest: string): Promise<Counted[]> {
  const objects = [...new Set(events.flatMap((event) => objectsOf(event).map(({ id }) => id)))]
  const { passages, traces } = followObjects(await readTraces(tx, objects), events)
  const kept = passages.filter((one) => one.day >= oldest)
  await Promise.all([writeTraces(tx, traces), kept.length > 0 && writePassages(tx, kept)])
  return kept.map((one) => ({ ...one, carrier: null }))
}

/** One sum for everywhere, and one for each channel, place and carrier that is known. */
function sumsOf(counted: readonly Counted[]): DaySum[] {
  const sums = new Map<string, DaySum>()
  for (const { kind, from, to, day, tookS, channel, location, carrier } of counted)
    for (const [dimension, value] of [
      ['all', EVERYWHERE],
      ['channel', channel],
      ['location', location],
      ['carrier', carrier],
    ] as const) {
      if (value === null) continue
      const sum = { kind, dimension, value, day, from, to, bucket: bucketOf(tookS) }
      const key = Object.values(sum).join('|')
      sums.set(key, { ...sum, passages: (sums.get(key)?.passages ?? 0) + 1 })
    }
  return [...sums.values()]
}
