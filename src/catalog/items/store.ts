import type { Tx } from '../../platform/db/db.ts'
import { recallEach } from '../../platform/events/kept.ts'
import { keepMaster } from '../../platform/events/master.ts'
import type { ItemId } from '../../platform/ids.ts'

export type Item = Readonly<{
  id: ItemId
  sku: string
  name: string
  kind: 'physical' | 'service' | 'digital' | 'kit'
  taxClass: string
  weightG: number | null
  releasedOn: string | null
  discontinued: boolean
  /** Selling units: how many base steps one of them holds. */
  units: Readonly<Record<string, number>>
  /** Of a kit: the items it is made of. */
  parts: readonly { item: ItemId; units: number }[]
}>

const ITEM = `i.id, i.sku, i.name, i.kind, i.tax_class as "taxClass", i.weight_g as "weightG", i.released_on as "releasedOn", i.discontinued,
  coalesce((select jsonb_object_agg(u.unit, u.factor) from catalog.item_unit u where u.tenant_id = i.tenant_id and u.item_id = i.id), '{}') as units,
  coalesce((select jsonb_agg(jsonb_build_object('item', p.item_id, 'units', p.units) order by p.item_id)
              from catalog.kit_part p where p.tenant_id = i.tenant_id and p.kit_id = i.id), '[]') as parts`

/** Articles that a process keeps of one tenant, and prices. */
const KEPT = 50_000

/** Items by their SKU; what is unknown is left out. */
export async function itemsBySku(tx: Tx, skus: readonly string[]): Promise<Item[]> {
  const known = await recallEach(tx, bySku, skus, loadBySku, KEPT)
  return [...new Set(skus)].flatMap((sku) => known.get(sku) ?? [])
}

const bySku = keepMaster('catalog.items_by_sku', ['catalog'], async () => new Map<string, Item | null>())

async function loadBySku(tx: Tx, skus: readonly string[]): Promise<Map<string, Item | null>> {
  const rows = await tx.rows<Item>(
    'catalog.items_by_sku',
    `select ${ITEM} from catalog.item i where i.tenant_id = $1 and i.sku = any($2::text[])`,
    [tx.tenant, skus],
  )
  // What is unknown is kept as unknown: until somebody makes it, it need not be asked for again.
  return new Map([...skus.map((sku) => [sku, null] as const), ...rows.map((row) => [row.sku, row] as const)])
}

export async function itemsById(tx: Tx, items: readonly string[]): Promise<Item[]> {
  const known = await recallEach(tx, byId, items, loadById, KEPT)
  return [...new Set(items)].flatMap((item) => known.get(item) ?? [])
}

const byId = keepMaster('catalog.items_by_id', ['catalog'], async () => new Map<string, Item | null>())

async function loadById(tx: Tx, items: readonly string[]): Promise<Map<string, Item | null>> {
  const rows = await tx.rows<Item>(
    'catalog.items_by_id',
    `select ${ITEM} from catalog.item i where i.tenant_id = $1 and i.id = any($2::uuid[])`,
    [tx.tenant, items],
  )
  return new Map([...items.map((item) => [item, null] as const), ...rows.map((row) => [row.id, row] as const)])
}

export type Price = Readonly<{
  list: string
  listVersion: number
  item: ItemId
  minUnits: number
  validFrom: string
  amount: string
  priceBasis: number
}>

/** Prices of items in lists that are valid on a day; the newest of each quantity step. */
export async function pricesOn(
  tx: Tx,
  lists: readonly string[],
  items: readonly string[],
  day: string,
): Promise<Price[]> {
  const places = [...new Set(lists)].flatMap((list) => [...new Set(items)].map((item) => `${day}/${list}/${item}`))
  const known = await recallEach(tx, prices, places, loadPrices, KEPT)
  return places.flatMap((place) => known.get(place) ?? [])
}

/** By day, list and item; without a price the list of prices is empty. */
const prices = keepMaster('catalog.prices', ['prices', 'catalog'], async () => new Map<string, readonly Price[]>())

async function loadPrices(tx: Tx, places: readonly string[]): Promise<Map<string, readonly Price[]>> {
  const parts = places.map((place) => place.split('/') as [string, string, string])
  const day = parts[0]?.[0] ?? ''
  const found = await readPrices(
    tx,
    [...new Set(parts.map(([, list]) => list))],
    [...new Set(parts.map(([, , item]) => item))],
    day,
  )
  const loaded = new Map<string, Price[]>(places.map((place) => [place, []]))
  for (const price of found) loaded.get(`${day}/${price.list}/${price.item}`)?.push(price)
  return loaded
}

function readPrices(tx: Tx, lists: readonly string[], items: readonly string[], day: string): Promise<Price[]> {
  return tx.rows<Price>(
    'catalog.prices_on',
    `select distinct on (p.price_list_id, p.item_id, p.min_units)
            p.price_list_id as list, l.version as "listVersion", p.item_id as item, p.min_units as "minUnits", p.valid_from as "validFrom",
            p.amount, p.price_basis as "priceBasis"
       from catalog.price p join catalog.price_list l on (l.tenant_id, l.id) = (p.tenant_id, p.price_list_id)
      where p.tenant_id = $1 and p.price_list_id = any($2::uuid[]) and p.item_id = any($3::uuid[]) and p.valid_from <= $4::date
      order by p.price_list_id, p.item_id, p.min_units, p.valid_from desc`,
    [tx.tenant, lists, items, day],
  )
}
