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

/**
 * Positions by SKU and location, from a cursor on. Where goods are expected and none ever lay, there is a position too.
 * `low` is at or below the reorder level of the item, or empty; `drifting` differs from its own ledger or from the sum
 * of what is held, which is a fault of Kontor.
 */
export function listPositions(tx: Tx, filter: PositionFilter): Promise<PositionRow[]> {
  return tx.rows<PositionRow>(
    'insight.list_positions',
    `select s.item_id as item, i.sku, i.name, s.location_id as location, l.code, l.name as place, s.on_hand as "onHand", s.unavailable, s.reserved, s.allocated, s.free,
            coalesce(c.incoming, 0) as incoming, c.next as "incomingAt", i.reorder_level as "reorderLevel"
       from catalog.v_item i
       join (select tenant_id, item_id, location_id, on_hand, unavailable, reserved, allocated, free from inventory.v_stock
             union all
             select e.tenant_id, e.item_id, e.location_id, 0, 0, 0, 0, 0 from inventory.v_expected_supply e
              where not exists (select from inventory.v_stock o where (o.tenant_id, o.item_id, o.location_id) = (e.tenant_id, e.item_id, e.location_id))
                and e.id = (select min(f.id::text)::uuid from inventory.v_expected_supply f where (f.tenant_id, f.item_id, f.location_id) = (e.tenant_id, e.item_id, e.location_id))
            ) s on s.tenant_id = i.tenant_id and s.item_id = i.id
       join organisation.v_location l on (l.tenant_id, l.id) = (s.tenant_id, s.location_id)
       left join lateral (select sum(e.incoming)::int as incoming, min(e.expected_at) as next from inventory.v_expected_supply e
                           where (e.tenant_id, e.item_id, e.location_id) = (s.tenant_id, s.item_id, s.location_id)) c on true
      where i.tenant_id = $1 and s.tenant_id = $1 and ($2::uuid[] is null or s.location_id = any($2))
        and ($3::text is null or i.sku ilike $3 or i.name ilike $3
             or exists (select from catalog.v_item_gtin g where (g.tenant_id, g.item_id) = (i.tenant_id, i.id) and g.gtin = $4))
        and ($5::text is null or ($5 = 'low' and s.free <= coalesce(i.reorder_level, 0)) or ($5 = 'out' and s.free <= 0)
             or ($5 = 'incoming' and c.incoming > 0)
             or ($5 = 'drifting' and (s.on_hand <> coalesce((select sum(m.units) from inventory.v_movement m where (m.tenant_id, m.item_id, m.location_id) = (s.tenant_id, s.item_id, s.location_id)), 0)
                 or s.reserved <> coalesce((select sum(r.units) from inventory.v_reservation r where (r.tenant_id, r.item_id, r.location_id) = (s.tenant_id, s.item_id, s.location_id) and not r.pegged), 0)
                 or s.free < 0)))
        and ($6::text is null or (i.sku, l.code) > ($6, $7::text))
      order by i.sku, l.code limit $8`,
    [
      tx.tenant,
      filter.locations,
      filter.search === null ? null : `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`,
      filter.search,
      filter.show,
      filter.after?.sku ?? null,
      filter.after?.code ?? null,
      filter.limit,
    ],
  )
}
