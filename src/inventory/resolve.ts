import { itemsBySku } from '../catalog/index.ts'
import { type Action, mayTouch, readLocations } from '../organisation/index.ts'
import type { Principal } from '../platform/auth/principal.ts'
import type { Tx } from '../platform/db/db.ts'
import type { ItemId, LocationId } from '../platform/ids.ts'
import type { Refusal } from '../platform/refusal.ts'
import { refuseStock } from './refusals.ts'

/** The list of rows of a request, with SKU and location code turned into ids and checked against the caller's bounds. */
export async function resolveRows<Row extends { sku: string; location: string }>(
  tx: Tx,
  principal: Principal,
  action: Action,
  rows: readonly Row[],
  list: string,
): Promise<(Row & { item: ItemId; place: LocationId })[] | Refusal> {
  const items = new Map(
    (await itemsBySku(tx, [...new Set(rows.map((row) => row.sku))])).map((item) => [item.sku, item]),
  )
  const places = new Map((await readLocations(tx)).map((location) => [location.code, location]))
  const resolved: (Row & { item: ItemId; place: LocationId })[] = []
  for (const [index, row] of rows.entries()) {
    const item = items.get(row.sku)
    const place = places.get(row.location)
    if (!item) return refuseStock.unknown_item(`there is no item ${row.sku}`, { path: `/${list}/${index}/sku` })
    if (item.kind !== 'physical')
      return refuseStock.no_stock_kept(`${row.sku} is a ${item.kind}`, { path: `/${list}/${index}/sku` })
    if (!place || !mayTouch(principal, action, { location: place.id }))
      return refuseStock.unknown_place(`there is no location ${row.location}`, { path: `/${list}/${index}/location` })
    resolved.push({ ...row, item: item.id, place: place.id })
  }
  return resolved
}
