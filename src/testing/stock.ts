import { readOrders } from '../order/capture/index.ts'
import { releaseOrders } from '../order/fulfill/index.ts'
import type { Db } from '../platform/db/db.ts'
import type { OrderId } from '../platform/ids.ts'
import type { Shop } from './shop.ts'

type Place = `${keyof Shop['locations']}/${keyof Shop['items']}`

/** Item and location of a place like `hamburg/tea`. */
export function keyAt(shop: Shop, place: Place) {
  const [location, item] = place.split('/') as [keyof Shop['locations'], keyof Shop['items']]
  return { item: shop.items[item], location: shop.locations[location] }
}

/** A balance as `on hand / unavailable / reserved / allocated`. */
export async function stockAt(db: Db, shop: Shop, place: Place): Promise<string> {
  const { item, location } = keyAt(shop, place)
  const [row] = await db.read(shop.context.tenant, (tx) =>
    tx.rows<{ text: string }>(
      'test.stock_at_place',
      `select concat_ws(' / ', on_hand, unavailable, reserved, allocated) as text from inventory.stock
        where tenant_id = $1 and item_id = $2 and location_id = $3`,
      [tx.tenant, item, location],
    ),
  )
  return row?.text ?? 'nothing'
}

/** Units of an order by bucket, those that are empty left out. */
export async function bucketsOf(db: Db, shop: Shop, order: OrderId): Promise<Record<string, number>> {
  const found = (await db.read(shop.context.tenant, (tx) => readOrders(tx, [order]))).get(order)
  const sums: Record<string, number> = {}
  for (const line of found?.lines ?? [])
    if (line.kind !== 'kit')
      for (const [bucket, units] of Object.entries(line.buckets))
        if (units > 0) sums[bucket] = (sums[bucket] ?? 0) + units
  return sums
}

/** Where an order's units are held: `hamburg 2`, or `hamburg 3 pegged` for what is still to come. */
export async function heldFor(db: Db, shop: Shop, order: OrderId): Promise<string[]> {
  const rows = await db.read(shop.context.tenant, (tx) =>
    tx.rows<{ location: string; units: number; pegged: boolean }>(
      'test.held_for',
      'select location_id as location, units, pegged from inventory.v_reservation where tenant_id = $1 and demand_id = $2 order by pegged, units',
      [tx.tenant, order],
    ),
  )
  const codes = Object.fromEntries(Object.entries(shop.locations).map(([code, id]) => [id as string, code]))
  return rows.map((row) => `${codes[row.location]} ${row.units}${row.pegged ? ' pegged' : ''}`)
}

/** What purchasing is asked for: units by order. */
export async function required(db: Db, shop: Shop): Promise<Record<string, number>> {
  const rows = await db.read(shop.context.tenant, (tx) =>
    tx.rows<{ order: string; units: number }>(
      'test.required',
      'select demand_id as "order", units from inventory.v_requirement where tenant_id = $1',
      [tx.tenant],
    ),
  )
  return Object.fromEntries(rows.map((row) => [row.order, row.units]))
}

/** Types of events in sequence, of an order or of everything. */
export async function eventTypes(db: Db, shop: Shop, order: OrderId | null = null): Promise<string[]> {
  const rows = await db.read(shop.context.tenant, (tx) =>
    tx.rows<{ type: string }>(
      'test.event_types',
      'select type from platform.event where tenant_id = $1 and ($2::uuid is null or order_id = $2) order by position',
      [tx.tenant, order],
    ),
  )
  return rows.map((row) => row.type)
}

/** Sends an order's goods to work, paid or not. @returns its fulfillment orders */
export async function release(db: Db, shop: Shop, order: OrderId) {
  const [released] = await db.write(shop.context, (tx) => releaseOrders(tx, [order]))
  return released?.fulfillmentOrders ?? []
}
