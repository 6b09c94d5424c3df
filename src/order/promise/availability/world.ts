import { type Item, itemsById, itemsBySku } from '../../../catalog/index.ts'
import * as inventory from '../../../inventory/index.ts'
import { type Master, type Place, readMaster } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Atp, type Coming, decideAtp, kitAtp, sumAtp } from './decide.ts'
import type { Sight } from './sight.ts'
import { type Allotment, readAllotments } from './store.ts'

/** The stock of some items as one snapshot has it. Balances and supplies are looked up by item, then place. */
export type World = Readonly<{
  now: number
  master: Master
  allotments: readonly Allotment[]
  items: ReadonlyMap<string, Item>
  bySku: ReadonlyMap<string, Item>
  /** Units that nobody holds, by the index of the place. */
  free(item: string): ReadonlyMap<number, number>
  coming(item: string): ReadonlyMap<number, readonly (Coming & { supply: string })[]>
}>

/** Reads master data, items (with the parts of kits) and their stock: three round trips, however many are asked for. */
export async function readWorld(
  tx: Tx,
  wanted: Readonly<{ skus?: readonly string[]; items?: readonly string[] }>,
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
  const [balances, supplies] =
    stocked.length === 0
      ? [[], []]
      : await Promise.all([inventory.readBalances(tx, stocked), inventory.readIncoming(tx, stocked)])
  return {
    now: tx.now.getTime(),
    master,
    allotments,
    items,
    bySku: new Map([...items.values()].map((item): [string, Item] => [item.sku, item])),
    ...shelves(master, balances, supplies),
  }
}

const NOTHING: ReadonlyMap<number, never> = new Map<number, never>()

function shelves(
  master: Master,
  balances: readonly inventory.Balance[],
  supplies: readonly inventory.OpenSupply[],
): Pick<World, 'free' | 'coming'> {
  const free = new Map<string, Map<number, number>>()
  for (const balance of balances) {
    const place = master.placeOf.get(balance.location)
    if (place) inner(free, balance.item).set(place.index, inventory.free(balance))
  }
  const coming = new Map<string, Map<number, (Coming & { supply: string })[]>>()
  for (const supply of supplies) {
    const place = master.placeOf.get(supply.location)
    if (!place) continue
    const here = inner(coming, supply.item)
    const one = { at: supply.expectedAt.getTime(), units: supply.units, supply: supply.supply }
    here.set(place.index, [...(here.get(place.index) ?? []), one])
  }
  return { free: (item) => free.get(item) ?? NOTHING, coming: (item) => coming.get(item) ?? NOTHING }
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
  const free = world.free(item.id).get(place.index)
  const coming = world.coming(item.id).get(place.index)
  if (free === undefined && coming === undefined) return NONE
  const { id } = place.location
  return decideAtp(free ?? 0, sight.withheld(item.id, id), sight.atMost(item.id, id), coming ?? NO_SUPPLY, world.now)
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

/** Places that have anything of an item or its parts, or expect it. */
export function placesWith(world: World, item: Item): ReadonlySet<number> {
  const items = item.kind === 'kit' ? item.parts.map((part) => part.item as string) : [item.id as string]
  return new Set(items.flatMap((one) => [...world.free(one).keys(), ...world.coming(one).keys()]))
}
