import type { Tx } from '../../platform/db/db.ts'
import type { ItemId, LocationId } from '../../platform/ids.ts'

/** What a list of positions can be narrowed to. */
export const SHOWS = ['low', 'out', 'incoming', 'drifting'] as const
export type Show = (typeof SHOWS)[number]

export type PositionRow = Readonly<{
  item: ItemId
  sku: string
  name: string
  location: LocationId
  code: string
  place: string
  onHand: number
  unavailable: number
  reserved: number
  allocated: number
  free: number
  incoming: number
  incomingAt: Date | null
  reorderLevel: number | null
}>
export type PositionFilter = Readonly<{
  locations: readonly string[] | null
  search: string | null
  show: Show | null
  after: { sku: string; code: string } | null
  limit: number
}>

const BALANCE = `coalesce(s.on_hand, 0) as "onHand", coalesce(s.unavailable, 0) as unavailable, coalesce(s.reserved, 0) as reserved,
  coalesce(s.allocated, 0) as allocated, coalesce(s.free, 0) as free`
const IS_SEARCHED = `($3::text is null or i.sku ilike $3 or i.name ilike $3
  or exists (select from catalog.v_item_gtin g where g.tenant_id = $1 and g.item_id = i.id and g.gtin = $4))`

/** Positions by SKU and location, from a cursor on. */
export function listPositions(tx: Tx, filter: PositionFilter): Promise<PositionRow[]> {
  const values = [
    tx.tenant,
    filter.locations,
    filter.search === null ? null : `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`,
    filter.search,
    filter.after?.sku ?? null,
    filter.after?.code ?? null,
    filter.limit,
  ]
  return filter.show === 'incoming' ? listIncoming(tx, values) : listLying(tx, [...values, filter.show])
}

/**
 * Where goods lie or lay. `low` is at or below the reorder level of the item, or empty; `drifting` differs from its own
 * ledger or from the sum of what is held, which is a fault of Kontor. Items are walked in the sequence of the list and
 * each asks for its own balances (`offset 0` keeps it so): of 100,000 positions a page reads some fifty.
 */
function listLying(tx: Tx, values: readonly unknown[]): Promise<PositionRow[]> {
  return tx.rows<PositionRow>(
    'insight.list_positions',
    `select p.*, coalesce(c.incoming, 0) as incoming, c.next as "incomingAt"
       from (select i.id as item, i.sku, i.name, s.location_id as location, s.code, s.place, ${BALANCE}, i.reorder_level as "reorderLevel"
               from (select i.* from catalog.v_item i where i.tenant_id = $1 and i.sku >= coalesce($5::text, '') and ${IS_SEARCHED} order by i.sku offset 0) i
              cross join lateral (select b.*, l.code, l.name as place from inventory.v_stock b join organisation.v_location l on (l.tenant_id, l.id) = (b.tenant_id, b.location_id)
                                   where b.tenant_id = $1 and b.item_id = i.id and ($2::uuid[] is null or b.location_id = any($2)) offset 0) s
              where ($5::text is null or (i.sku, s.code) > ($5, $6::text))
                and ($8::text is null or ($8 = 'low' and s.free <= coalesce(i.reorder_level, 0)) or ($8 = 'out' and s.free <= 0)
                     or ($8 = 'drifting'
                         and (s.on_hand <> coalesce((select sum(m.units) from inventory.v_movement m where (m.tenant_id, m.item_id, m.location_id) = (s.tenant_id, s.item_id, s.location_id)), 0)
                              or s.reserved <> coalesce((select sum(r.units) from inventory.v_reservation r where (r.tenant_id, r.item_id, r.location_id) = (s.tenant_id, s.item_id, s.location_id) and not r.pegged), 0)
                              or s.free < 0)))
              order by i.sku, s.code limit $7) p
       left join lateral (select sum(e.incoming)::int as incoming, min(e.expected_at) as next from inventory.v_expected_supply e
                           where e.tenant_id = $1 and e.item_id = p.item and e.location_id = p.location) c on true
      order by p.sku, p.code`,
    values,
  )
}

/** Where goods are expected, also where none ever lay: these are few, so the list begins with them. */
function listIncoming(tx: Tx, values: readonly unknown[]): Promise<PositionRow[]> {
  return tx.rows<PositionRow>(
    'insight.list_incoming_positions',
    `select i.id as item, i.sku, i.name, l.id as location, l.code, l.name as place, ${BALANCE}, i.reorder_level as "reorderLevel",
            e.incoming, e.next as "incomingAt"
       from (select item_id, location_id, sum(incoming)::int as incoming, min(expected_at) as next from inventory.v_expected_supply
              where tenant_id = $1 and ($2::uuid[] is null or location_id = any($2)) group by 1, 2) e
       join catalog.v_item i on i.tenant_id = $1 and i.id = e.item_id
       join organisation.v_location l on l.tenant_id = $1 and l.id = e.location_id
       left join inventory.v_stock s on s.tenant_id = $1 and s.item_id = e.item_id and s.location_id = e.location_id
      where ${IS_SEARCHED} and ($5::text is null or (i.sku, l.code) > ($5, $6::text))
      order by i.sku, l.code limit $7`,
    values,
  )
}
