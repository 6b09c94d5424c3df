import type { Tx } from '../../platform/db/db.ts'
import type { StockKey } from '../model.ts'

/** Free units of an item at a location after a change: on hand less unavailable, reserved and allocated. */
export type FreeUnits = StockKey & Readonly<{ free: number }>

export const STOCK_CHANGED = 'stock.changed'

/**
 * The data of the event `stock.changed`: the items, the locations, and then, three numbers for each balance, which item,
 * which location, and how many units are free there now. Each id stands once, because a commit group changes hundreds.
 */
export type StockChanged = Readonly<{ items: readonly string[]; locations: readonly string[]; free: readonly number[] }>

const AT_ONCE = 1_000

/** Tells what changed, for everybody who keeps a copy of what is free: this process, others, shops. */
export function announceFree(tx: Tx, changed: readonly FreeUnits[]): void {
  for (let start = 0; start < changed.length; start += AT_ONCE)
    tx.announce({ type: STOCK_CHANGED, data: pack(changed.slice(start, start + AT_ONCE)) })
}

function pack(changed: readonly FreeUnits[]): StockChanged {
  const items = new Map<string, number>()
  const locations = new Map<string, number>()
  const free: number[] = []
  const place = (known: Map<string, number>, id: string): number => {
    const found = known.get(id)
    if (found !== undefined) return found
    known.set(id, known.size)
    return known.size - 1
  }
  for (const one of changed) free.push(place(items, one.item), place(locations, one.location), one.free)
  return { items: [...items.keys()], locations: [...locations.keys()], free }
}

/** The balances that an event tells of. */
export function unpack(data: StockChanged): FreeUnits[] {
  const changed: FreeUnits[] = []
  for (let at = 0; at + 2 < data.free.length; at += 3)
    changed.push({
      item: data.items[data.free[at] as number],
      location: data.locations[data.free[at + 1] as number],
      free: data.free[at + 2],
    } as FreeUnits)
  return changed
}
