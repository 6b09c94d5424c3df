import { type Item, itemsById, itemsBySku } from '../../../catalog/index.ts'
import * as inventory from '../../../inventory/index.ts'
import { type Master, type Place, readMaster } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId } from '../../../platform/ids.ts'
import { type Atp, type Coming, decideAtp, kitAtp, sumAtp } from './decide.ts'
import type { Sight } from './sight.ts'
import { type Allotment, readAllotments } from './store.ts'

/** The stock of some items as one moment has it, looked up by item, then place. */
export type World = Readonly<{
  now: number
  master: Master
  allotments: readonly Allotment[]
  items: ReadonlyMap<string, Item>
  bySku: ReadonlyMap<string, Item>
  /** Units that nobody holds, by location. */
  free(item: string): ReadonlyMap<LocationId, number>
  coming(item: string): ReadonlyMap<number, readonly (Coming & { supply: string })[]>
}>

/**
 * Reads master data, items (with the parts of kits) and their stock. What a process keeps of them is brought forward by
 * the log; `fresh` reads the balances themselves: for who locks some of them and must see what others did meanwhile.
 */
export async function readWorld(
  tx: Tx,
  wanted: Readonly<{ skus?: readonly string[]; items?: readonly string[]; fresh?: boolean }>,
): Promise<World> {
  const [master, allotments, named, found] = await Promise.all([
    readMaster(tx),
    readAllotments(tx),
    wanted.skus && wanted.skus.length > 0 ? itemsBySku(tx, wanted.skus) : [],
    wanted.items && wanted.items.length > 0 ? itemsById(tx, wanted.items) : [],
  ])
  const items = new Map<string, Item>([...named, ...found].map((item) => [item.id, item]))
  const parts = [...items.values()]
    .flatMap((item) => item.parts.map((part) => part.item))
    .filter((id) => !items.has(id))
  for (const part of parts.length > 0 ? await itemsById(tx, [...new Set(parts)]) : []) items.set(part.id, part)
  const stocked = [...items.values()].filter((item) => item.kind === 'physical').map((item) => item.id)
  const [free, supplies] =
    stocked.length === 0
      ? [NO_STOCK, []]
      : await Promise.all([
          wanted.fresh ? readFresh(tx, stocked) : inventory.readFree(tx, stocked),
          inventory.readIncoming(tx, stocked),
        ])
  return {
    now: tx.now.getTime(),
    master,
    allotments,
    items,
    bySku: new Map([...items.values()].map((item): [string, Item] => [item.sku, item])),
    free: (item) => free.get(item as ItemId) ?? NOTHING,
    coming: comingOf(master, supplies),
  }
}

const NO_STOCK: ReadonlyMap<ItemId, inventory.FreeAt> = new Map()
const NOTHING: ReadonlyMap<LocationId, number> = new Map()
const NOTHING_COMES: ReadonlyMap<number, never> = new Map<number, never>()

async function readFresh(tx: Tx, items: readonly ItemId[]): Promise<ReadonlyMap<ItemId, inventory.FreeAt>> {
  const free = new Map<ItemId, Map<LocationId, number>>()
  for (const balance of await inventory.readBalances(tx, items)) {
    const here = free.get(balance.item) ?? new Map<LocationId, number>()
    free.set(balance.item, here.set(balance.location, inventory.free(balance)))
  }
  return free
}

function comingOf(master: Master, supplies: readonly inventory.OpenSupply[]): World['coming'] {
  const coming = new Map<string, Map<number, (Coming & { supply: string })[]>>()
  for (const supply of supplies) {
    const place = master.placeOf.get(supply.location)
    if (!place) continue
    const here = inner(coming, supply.item)
    const one = { at: supply.expectedAt.getTime(), units: supply.units, supply: supply.supply }
    here.set(place.index, [...(here.get(place.index) ?? []), one])
  }
  return (item) => coming.get(item) ?? NOTHING_COMES
}

function inner<V>(map: Map<string, Map<number, V>>, key: string): Map<number, V> {
  const known = map.get(key)
  if (known) return known
  const made = new Map<number, V>()
  map.set(key, made)
  return made
}

const NO_SUPPLY: readonly Coming[] = []
const NONE: Atp = [{ at: 0, units: 0 }]

/** What can be promised of an item at a place; a kit as its scarcest part there. */
export function atpAt(world: World, sight: Sight, item: Item, place: Place): Atp {
  if (item.kind === 'kit')
    return kitAtp(
      item.parts.map((part) => {
        const found = world.items.get(part.item)
        return { units: part.units, atp: found ? atpAt(world, sight, found, place) : NONE }
      }),
    )
  const free = world.free(item.id).get(place.location.id)
  const coming = world.coming(item.id).get(place.index)
  if (free === undefined && coming === undefined) return NONE
  const { id } = place.location
  return decideAtp(free ?? 0, sight.withheld(item.id, id), sight.atMost(item.id, id), coming ?? NO_SUPPLY, world.now)
}

/** The same as `atpAt` for this moment alone, a bare number: thousands of cells are asked at once. */
export function unitsAtNow(world: World, sight: Sight, item: Item, place: Place): number {
  const { id } = place.location
  if (item.kind === 'kit') {
    let units = item.parts.length === 0 ? 0 : Number.MAX_SAFE_INTEGER
    for (const part of item.parts) {
      const found = world.items.get(part.item)
      units = Math.min(units, found ? Math.floor(unitsAtNow(world, sight, found, place) / part.units) : 0)
    }
    return units
  }
  const free = world.free(item.id).get(id)
  if (free === undefined || free <= 0) return 0
  const seen = Math.max(0, free - sight.withheld(item.id, id))
  const most = sight.atMost(item.id, id)
  return most === null ? seen : Math.min(seen, most)
}

/** What can be promised of an item at several places together; the parts of a kit may come from different ones. */
export function atpOver(world: World, sight: Sight, item: Item, places: readonly Place[]): Atp {
  if (item.kind === 'kit')
    return kitAtp(
      item.parts.map((part) => {
        const found = world.items.get(part.item)
        return { units: part.units, atp: found ? atpOver(world, sight, found, places) : NONE }
      }),
    )
  return sumAtp(places.map((place) => atpAt(world, sight, item, place)))
}

/** Does a place have anything of an item or its parts, or expect it? */
export function isStockedAt(world: World, item: Item, place: Place): boolean {
  const items = item.kind === 'kit' ? item.parts.map((part) => part.item) : [item.id]
  return items.some((one) => world.free(one).has(place.location.id) || world.coming(one).has(place.index))
}
