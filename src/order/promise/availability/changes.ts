import { STOCK_CHANGED, type StockChanged, unpackFree } from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { eventsAfter, headPosition, type LoggedEvent } from '../../../platform/events/log.ts'
import type { Atp } from './decide.ts'
import { makeSight } from './sight.ts'
import { ALLOTMENT_CHANGED, type Changed, supplyPlacesOf } from './store.ts'
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
/** Lists whose change changes what everybody sees. */
const RESETS: ReadonlySet<unknown> = new Set(['organisation', 'policies'])

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
  return { items, next, more: next < head, reset: events.some(isReset) }
}

function isReset({ type, data }: LoggedEvent): boolean {
  return type === ALLOTMENT_CHANGED || (type === 'master_data.changed' && RESETS.has(data['list']))
}

async function changedBy(tx: Tx, events: readonly LoggedEvent[]): Promise<Changed[]> {
  const named = events.flatMap((event): Changed[] => {
    if (event.type === STOCK_CHANGED) return unpackFree(event.data as StockChanged)
    const area = event.type.slice(0, event.type.indexOf('.'))
    if (area === 'capacity' && event.subject) return [{ item: event.subject, location: null }]
    if (area === 'supply' && event.subject && event.location) return [{ item: event.subject, location: event.location }]
    return area === 'quote' ? unitsOf(event) : []
  })
  const orders = [...new Set(events.flatMap((event) => event.order ?? []))]
  const waiting = orders.length === 0 ? [] : await supplyPlacesOf(tx, orders)
  return [...new Map([...named, ...waiting].map((one) => [`${one.item}/${one.location}`, one])).values()]
}

/** The events of quotes carry what is held where: nothing else remembers it once it is freed. */
function unitsOf(event: LoggedEvent): Changed[] {
  const { held } = event.data as { held?: readonly { item: string; location: string }[] }
  return (held ?? []).map(({ item, location }) => ({ item, location }))
}
