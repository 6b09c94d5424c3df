import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../platform/db/db.ts'
import { showId } from '../../platform/ids.ts'

type Numbers = Record<'onHand' | 'unavailable' | 'reserved' | 'allocated' | 'free' | 'incoming', number>
type StockRow = Readonly<{ sku: string; location: string }> & Numbers
type Standing = Record<'reserved' | 'pegged' | 'allocated' | 'waiting', number> & {
  locations: string[]
  deliverBy: string | null
}
type LineRow = Readonly<{ order: string; number: string; line: number; sku: string }> & Standing

/**
 * What an act on stock changes for balances (at `locations`, null: at all) and for orders, wherever they are held:
 * looked at before it, and again after it.
 */
export async function watchStock(tx: Tx, skus: readonly string[], locations: readonly string[] | null) {
  const [stock, lines] = [await readStock(tx, skus, locations), await readLines(tx, skus)]
  return async () => ({
    stock: changes(stock, await readStock(tx, skus, locations), NOTHING_THERE, ({ sku, location }) => ({
      sku,
      location,
    })),
    orders: changes(lines, await readLines(tx, skus), NOT_HELD, ({ order, number, line, sku }) => ({
      order: showId('order', order),
      number,
      line,
      sku,
    })),
  })
}

const NOTHING_THERE: Numbers = { onHand: 0, unavailable: 0, reserved: 0, allocated: 0, free: 0, incoming: 0 }
const NOT_HELD: Standing = { reserved: 0, pegged: 0, allocated: 0, waiting: 0, locations: [], deliverBy: null }

/** Rows of two looks side by side, by their key; those that say the same are left out. */
function changes<Values extends object, Key extends object, Row extends Values>(
  before: readonly Row[],
  after: readonly Row[],
  absent: Values,
  keyOf: (row: Row) => Key,
): (Key & { before: Values; after: Values })[] {
  const valuesOf = (row: Row | undefined): Values =>
    Object.fromEntries(Object.entries(absent).map(([name, none]) => [name, row?.[name as keyof Row] ?? none])) as Values // the fields of `absent`
  const named = (rows: readonly Row[]) => new Map(rows.map((row) => [JSON.stringify(keyOf(row)), row]))
  const [was, is] = [named(before), named(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const row = was.get(key) ?? is.get(key)
    const pair = { before: valuesOf(was.get(key)), after: valuesOf(is.get(key)) }
    return row && !isDeepStrictEqual(pair.before, pair.after) ? [{ ...keyOf(row), ...pair }] : []
  })
}

function readStock(tx: Tx, skus: readonly string[], locations: readonly string[] | null): Promise<StockRow[]> {
  return tx.rows<StockRow>(
    'insight.watched_stock',
    `select i.sku, l.code as location, coalesce(s.on_hand, 0) as "onHand", coalesce(s.unavailable, 0) as unavailable, coalesce(s.reserved, 0) as reserved,
            coalesce(s.allocated, 0) as allocated, coalesce(s.free, 0) as free, coalesce(e.incoming, 0) as incoming
       from catalog.v_item i
       join organisation.v_location l on l.tenant_id = i.tenant_id
       left join inventory.v_stock s on (s.tenant_id, s.item_id, s.location_id) = (i.tenant_id, i.id, l.id)
       left join (select item_id, location_id, sum(incoming)::int as incoming from inventory.v_expected_supply where tenant_id = $1 group by 1, 2) e
         on (e.item_id, e.location_id) = (i.id, l.id)
      where i.tenant_id = $1 and i.sku = any($2::text[]) and ($3::uuid[] is null or l.id = any($3)) and (s.item_id is not null or e.item_id is not null)
      order by i.sku, l.code`,
    [tx.tenant, skus, locations],
  )
}

/** Lines that hold units, are worked on, or wait: by what the ledgers of stock and work say, so that indexes serve it. */
function readLines(tx: Tx, skus: readonly string[]): Promise<LineRow[]> {
  return tx.rows<LineRow>(
    'insight.watched_lines',
    `with item as (select tenant_id, id from catalog.v_item where tenant_id = $1 and sku = any($2::text[])),
          held as (select r.demand_id as order_id, r.line, sum(r.units) filter (where r.pegged)::int as pegged, array_agg(distinct l.code order by l.code) as codes
                     from item i join inventory.v_reservation r on (r.tenant_id, r.item_id) = (i.tenant_id, i.id) and r.demand_kind = 'order_line'
                     join organisation.v_location l on (l.tenant_id, l.id) = (r.tenant_id, r.location_id) group by 1, 2),
          touched as (select order_id, line from held
                      union
                      select n.order_id, n.line from item i join capture.v_order_line n on (n.tenant_id, n.item_id) = (i.tenant_id, i.id) and n.backordered + n.preordered > 0
                      union
                      select f.order_id, w.line from fulfill.v_fulfillment_order f
                        join fulfill.v_fulfillment_line w on (w.tenant_id, w.fulfillment_order_id) = (f.tenant_id, f.id) and w.waiting > 0
                        join item i on (i.tenant_id, i.id) = (w.tenant_id, w.item_id)
                       where f.tenant_id = $1 and f.state not in ('done', 'cancelled'))
     select o.id as "order", o.number, n.line, n.sku, n.reserved, coalesce(h.pegged, 0) as pegged, n.allocated,
            greatest(n.open + n.backordered + n.preordered - coalesce(h.pegged, 0), 0) as waiting, coalesce(h.codes, '{}') as locations, p.deliver_by::text as "deliverBy"
       from touched t
       join capture.v_order_line n on n.tenant_id = $1 and (n.order_id, n.line) = (t.order_id, t.line)
       join capture.v_order o on (o.tenant_id, o.id) = (n.tenant_id, n.order_id)
       left join held h on (h.order_id, h.line) = (n.order_id, n.line)
       left join lateral (select v.deliver_by from promise.v_promise v where (v.tenant_id, v.order_id, v.line) = (n.tenant_id, n.order_id, n.line)
                           order by v.recorded_at desc, v.deliver_by desc nulls last limit 1) p on true
      order by o.placed_at, o.id, n.line`,
    [tx.tenant, skus],
  )
}
