import type { Tx } from '../../platform/db/db.ts'
import { masterChanged } from '../../platform/events/master.ts'
import type { ItemId } from '../../platform/ids.ts'
import type { PriceRow } from './model.ts'

export type PriceList = Readonly<{ id: string; code: string; currency: string; includesTax: boolean; version: number }>

const LIST = 'id, code, currency, includes_tax as "includesTax", version'

export function readPriceLists(tx: Tx): Promise<PriceList[]> {
  return tx.rows<PriceList>(
    'catalog.read_price_lists',
    `select ${LIST} from catalog.price_list where tenant_id = $1 order by code`,
    [tx.tenant],
  )
}

export async function lockPriceList(tx: Tx, by: { id: string } | { code: string }): Promise<PriceList | null> {
  const [row] = await tx.rows<PriceList>(
    'catalog.lock_price_list',
    `select ${LIST} from catalog.price_list where tenant_id = $1 and (id = $2 or code = $3) for update`,
    [tx.tenant, 'id' in by ? by.id : null, 'code' in by ? by.code : null],
  )
  return row ?? null
}

/** Makes a price list unless there is one with its code. */
export async function insertPriceList(tx: Tx, list: Omit<PriceList, 'version'>): Promise<void> {
  await tx.rows(
    'catalog.insert_price_list',
    `insert into catalog.price_list (tenant_id, id, code, currency, includes_tax) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, code) do nothing`,
    [tx.tenant, list.id, list.code, list.currency, list.includesTax],
  )
  masterChanged(tx, 'prices')
}

export async function raiseVersion(tx: Tx, list: string): Promise<void> {
  await tx.rows(
    'catalog.raise_price_list_version',
    'update catalog.price_list set version = version + 1 where tenant_id = $1 and id = $2',
    [tx.tenant, list],
  )
  masterChanged(tx, 'prices')
}

const PRICE = `p.item_id as item, i.sku, nullif(p.valid_from, '-infinity') as "validFrom", p.min_units as "minUnits",
  trim_scale(p.amount)::text as amount, p.price_basis as "priceBasis"`

/** Where a price stands in its list. */
export type PricePlace = Readonly<{ item: string; minUnits: number; validFrom: string }>

/** Prices of a list by SKU, quantity and day, from behind the one that `after` names. */
export function listPrices(
  tx: Tx,
  list: string,
  sku: string | null,
  after: PricePlace | null,
  limit: number,
): Promise<PriceRow[]> {
  return tx.rows<PriceRow>(
    'catalog.list_prices',
    `select ${PRICE} from catalog.price p join catalog.item i on (i.tenant_id, i.id) = (p.tenant_id, p.item_id)
      where p.tenant_id = $1 and p.price_list_id = $2 and ($3::text is null or i.sku = $3)
        and ($4::uuid is null or (i.sku, p.min_units, p.valid_from) >
             ((select a.sku from catalog.item a where a.tenant_id = $1 and a.id = $4), $5::int, $6::date))
      order by i.sku, p.min_units, p.valid_from limit $7`,
    [tx.tenant, list, sku, after?.item ?? null, after?.minUnits ?? null, after?.validFrom ?? null, limit],
  )
}

export function pricesOfItems(tx: Tx, list: string, items: readonly ItemId[]): Promise<PriceRow[]> {
  return tx.rows<PriceRow>(
    'catalog.prices_of_items',
    `select ${PRICE} from catalog.price p join catalog.item i on (i.tenant_id, i.id) = (p.tenant_id, p.item_id)
      where p.tenant_id = $1 and p.price_list_id = $2 and p.item_id = any($3::uuid[])`,
    [tx.tenant, list, items],
  )
}

export async function upsertPrices(tx: Tx, list: string, rows: readonly PriceRow[]): Promise<void> {
  await tx.rows(
    'catalog.upsert_prices',
    `insert into catalog.price (tenant_id, price_list_id, item_id, valid_from, min_units, amount, price_basis)
     select $1, $2, r.item, coalesce(r.valid_from, '-infinity'), r.min_units, r.amount, r.price_basis
       from jsonb_to_recordset($3) as r(item uuid, valid_from date, min_units int, amount numeric, price_basis int)
     on conflict (tenant_id, price_list_id, item_id, valid_from, min_units)
     do update set amount = excluded.amount, price_basis = excluded.price_basis`,
    [tx.tenant, list, JSON.stringify(rows.map(recordOf))],
  )
  masterChanged(tx, 'prices')
}

export async function deletePrices(
  tx: Tx,
  list: string,
  rows: readonly Omit<PriceRow, 'amount' | 'priceBasis'>[],
): Promise<void> {
  await tx.rows(
    'catalog.delete_prices',
    `delete from catalog.price p using jsonb_to_recordset($3) as r(item uuid, valid_from date, min_units int)
      where p.tenant_id = $1 and p.price_list_id = $2 and p.item_id = r.item
        and p.valid_from = coalesce(r.valid_from, '-infinity') and p.min_units = r.min_units`,
    [tx.tenant, list, JSON.stringify(rows.map(recordOf))],
  )
  masterChanged(tx, 'prices')
}

function recordOf(row: Omit<PriceRow, 'amount' | 'priceBasis'> & Partial<PriceRow>) {
  const { item, validFrom, minUnits, amount, priceBasis } = row
  return { item, valid_from: validFrom, min_units: minUnits, amount, price_basis: priceBasis }
}
