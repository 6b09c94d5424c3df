import type { Tx } from '../../../platform/db/db.ts'
import { eventsAfter, headPosition, type LoggedEvent } from '../../../platform/events/log.ts'
import type { Atp } from './decide.ts'
import { makeSight } from './sight.ts'
import { type Changed, placesOf } from './store.ts'
import { atpAt, readWorld } from './world.ts'

export type Change = Readonly<{ sku: string; location: string | null; atp: Atp | null }>
export type Changes = Readonly<{
  items: readonly Change[]
  next: number
  /** More happened than this page covers: ask again at once. */
  more: boolean
  /** What everybody sees has changed (policies, allotments, places): read all anew. */
  reset: boolean
}>

const EVENTS_AT_ONCE = 200
/** Events that change numbers without naming an item. */
const RESETS = new Set(['policy.changed', 'allotment.changed', 'location.created', 'location.changed'])

/**
 * Which items changed where after a position of the log, with their values of now. A page covers some 200 events; what
 * changed several times among them stands there once. Some that did not change in the end may be among them, none is
 * missing.
 */
export async function readChanges(
  tx: Tx,
  asked: Readonly<{ since: number; channel: string | null }>,
): Promise<Changes> {
  const [events, head] = await Promise.all([eventsAfter(tx, asked.since, EVENTS_AT_ONCE), headPosition(tx)])
  const next = events.at(-1)?.position ?? Math.min(asked.since, head)
  const changed = await changedBy(tx, events)
  const world = await readWorld(tx, { items: [...new Set(changed.map((one) => one.item))] })
  const sight = makeSight(world.allotments, world.master.policies, asked.channel)
  const items = changed.flatMap(({ item: id, location }): Change[] => {
    const item = world.items.get(id)
    if (!item) return []
    if (location === null) return [{ sku: item.sku, location: null, atp: null }]
    const place = world.master.placeOf.get(location)
    return place ? [{ sku: item.sku, location: place.location.code, atp: atpAt(world, sight, item, place) }] : []
  })
  return { items, next, more: next < head, reset: events.some((event) => RESETS.has(event.type)) }
}

async function changedBy(tx: Tx, events: readonly LoggedEvent[]): Promise<Changed[]> {
  const named = events.flatMap((event): Changed[] => {
    const area = event.type.slice(0, event.type.indexOf('.'))
    if (area === 'capacity' && event.subject) return [{ item: event.subject, location: null }]
    if ((area === 'stock' || area === 'supply') && event.subject && event.location)
      return [{ item: event.subject, location: event.location }]
    if (area === 'quote') return unitsOf(event)
    return []
  })
  const orders = new Set(events.flatMap((event) => event.order ?? []))
  const references = new Set(
    events.flatMap((event) => (event.type.startsWith('transfer.') ? (event.subject ?? []) : [])),
  )
  const caused =
    orders.size + references.size === 0 ? [] : await placesOf(tx, { orders: [...orders], references: [...references] })
  return [...new Map([...named, ...caused].map((one) => [`${one.item}/${one.location}`, one])).values()]
}

/** The events of quotes carry what is held where: nothing else remembers it once it is freed. */
function unitsOf(event: LoggedEvent): Changed[] {
  const { held } = event.data as { held?: readonly { item: string; location: string }[] }
  return (held ?? []).map(({ item, location }) => ({ item, location }))
}
