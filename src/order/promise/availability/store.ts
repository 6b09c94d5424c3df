import type { Tx } from '../../../platform/db/db.ts'
import { keep, recall } from '../../../platform/events/kept.ts'
import { newId } from '../../../platform/ids.ts'
import type { Allotment } from './sight.ts'

export type { Allotment } from './sight.ts'

/** What channels may see of the stock; few rows, most merchants have none. */
export function readAllotments(tx: Tx): Promise<readonly Allotment[]> {
  return recall(tx, allotments)
}

export const ALLOTMENT_CHANGED = 'allotment.changed'

const allotments = keep<readonly Allotment[]>({
  name: 'promise.allotments',
  types: new Set([ALLOTMENT_CHANGED]),
  load: (tx) =>
    tx.rows<Allotment>(
      'promise.read_allotments',
      `select channel_id as channel, location_id as location, item_id as item, buffer, at_most as "atMost", kept
         from promise.allotment where tenant_id = $1 order by channel_id, location_id nulls first, item_id nulls first`,
      [tx.tenant],
    ),
})

/** Sets allotments by channel, location and item; one that says nothing any more goes. */
export async function writeAllotments(tx: Tx, allotments: readonly Allotment[]): Promise<void> {
  const rows = [...new Map(allotments.map((row) => [`${row.channel}/${row.location}/${row.item}`, row])).values()]
  if (rows.length === 0) return
  await tx.rows(
    'promise.write_allotments',
    `insert into promise.allotment as a (tenant_id, id, channel_id, location_id, item_id, buffer, at_most, kept, changed_at)
     select $1, n.*, $9 from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::int[], $7::int[], $8::int[]) as n
     on conflict (tenant_id, channel_id, location_id, item_id) do update
        set buffer = excluded.buffer, at_most = excluded.at_most, kept = excluded.kept, changed_at = excluded.changed_at`,
    [
      tx.tenant,
      rows.map(() => newId()),
      rows.map((r) => r.channel),
      rows.map((r) => r.location),
      rows.map((r) => r.item),
      rows.map((r) => r.buffer),
      rows.map((r) => r.atMost),
      rows.map((r) => r.kept),
      tx.now,
    ],
  )
  await tx.rows(
    'promise.drop_empty_allotments',
    'delete from promise.allotment where tenant_id = $1 and buffer = 0 and at_most is null and kept = 0',
    [tx.tenant],
  )
  tx.announce({ type: ALLOTMENT_CHANGED, data: { rows: rows.length } })
}

/** An item at a location of which something has changed; without a location it is a service. */
export type Changed = Readonly<{ item: string; location: string | null }>

/** Where orders wait, or waited, for expected supply: what is left to promise of it may have changed. */
export function supplyPlacesOf(tx: Tx, orders: readonly string[]): Promise<Changed[]> {
  return tx.rows<Changed>(
    'promise.supply_places_of',
    `select distinct l.item_id as item, p.location_id as location
       from promise.promise p join capture.v_order_line l on (l.tenant_id, l.order_id, l.line) = (p.tenant_id, p.order_id, p.line)
      where p.tenant_id = $1 and p.order_id = any($2::uuid[]) and p.supply_id is not null and p.location_id is not null
     union
     select r.item_id, r.location_id from inventory.v_reservation r
      where r.tenant_id = $1 and r.demand_id = any($2::uuid[]) and r.pegged`,
    [tx.tenant, orders],
  )
}
