import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId, OrderId, SupplyId } from '../../../platform/ids.ts'

/** An item of which units could be promised from a moment on: from the shelf (`since` is long ago) or a supply. */
export type Better = Readonly<{ item: ItemId; since: Date }>

/**
 * Orders with units that wait longer than they would have to, in the sequence of the queue. Looked up from the lines
 * that wait, which are few, however many orders there are.
 * @param firstCome channels whose orders' priority does not count
 */
export async function waitingOrders(
  tx: Tx,
  better: readonly Better[],
  firstCome: readonly string[],
): Promise<OrderId[]> {
  const rows = await tx.rows<{ id: OrderId }>(
    'promise.waiting_orders',
    `select o.id from capture.v_order o
      where o.tenant_id = $1 and o.hold_status = 'none' and o.id in (
        select l.order_id from unnest($2::uuid[], $3::timestamptz[]) as b(item_id, since)
          join capture.v_order_line l on l.tenant_id = $1 and l.item_id = b.item_id and l.backordered + l.preordered > 0
         where l.backordered > 0
           and (exists (select from inventory.v_requirement q where (q.tenant_id, q.demand_id, q.line) = (l.tenant_id, l.order_id, l.line))
             or exists (select from inventory.v_reservation r join inventory.v_expected_supply s on (s.tenant_id, s.id) = (r.tenant_id, r.supply_id)
                         where (r.tenant_id, r.demand_id, r.line) = (l.tenant_id, l.order_id, l.line) and s.expected_at > b.since)))
      order by case when o.channel_id = any($4::uuid[]) then 0 else o.priority end desc, o.placed_at, o.id`,
    [tx.tenant, better.map((one) => one.item), better.map((one) => one.since), firstCome],
  )
  return rows.map((row) => row.id)
}

/** What decides an order's place in a queue. */
export type Rank = Readonly<{ order: OrderId; priority: number; since: Date }>

export function ranksOf(tx: Tx, orders: readonly OrderId[], firstCome: readonly string[]): Promise<Rank[]> {
  return tx.rows<Rank>(
    'promise.ranks_of',
    `select o.id as "order", case when o.channel_id = any($3::uuid[]) then 0 else o.priority end as priority, o.placed_at as since
       from capture.v_order o where o.tenant_id = $1 and o.id = any($2::uuid[])`,
    [tx.tenant, orders, firstCome],
  )
}

/** Orders that preorder items, in the sequence of the queue. */
export async function preordersOf(tx: Tx, items: readonly ItemId[], firstCome: readonly string[]): Promise<OrderId[]> {
  const rows = await tx.rows<{ id: OrderId }>(
    'promise.preorders_of',
    `select o.id from capture.v_order o
      where o.tenant_id = $1 and o.id in (select l.order_id from capture.v_order_line l
              where l.tenant_id = $1 and l.item_id = any($2::uuid[]) and l.backordered + l.preordered > 0 and l.preordered > 0)
      order by case when o.channel_id = any($3::uuid[]) then 0 else o.priority end desc, o.placed_at, o.id`,
    [tx.tenant, items, firstCome],
  )
  return rows.map((row) => row.id)
}

/** A peg of an order line: units of a supply that is still to come, and the day that was promised for them last. */
export type Peg = Readonly<{
  order: OrderId
  line: number
  item: ItemId
  location: LocationId
  supply: SupplyId
  units: number
  expectedAt: Date
  shipBy: string | null
  deliverBy: string | null
}>

/** What lines of orders are pegged to, for some items or all; with the newest promise of each. */
export function pegsOf(
  tx: Tx,
  of: Readonly<{ items: readonly ItemId[] } | { orders: readonly OrderId[] }>,
): Promise<Peg[]> {
  const byItem = 'items' in of
  return tx.rows<Peg>(
    byItem ? 'promise.pegs_of_items' : 'promise.pegs_of_orders',
    `select r.demand_id as "order", r.line, r.item_id as item, r.location_id as location, r.supply_id as supply, r.units,
            s.expected_at as "expectedAt", p.ship_by as "shipBy", p.deliver_by as "deliverBy"
       from inventory.v_reservation r
       join inventory.v_expected_supply s on (s.tenant_id, s.id) = (r.tenant_id, r.supply_id)
       left join lateral (select x.ship_by, x.deliver_by from promise.promise x
              where (x.tenant_id, x.order_id, x.line, x.supply_id) = (r.tenant_id, r.demand_id, r.line, r.supply_id)
              order by x.recorded_at desc, x.id desc limit 1) p on true
      where r.tenant_id = $1 and r.demand_kind = 'order_line' and r.pegged and ${byItem ? 'r.item_id' : 'r.demand_id'} = any($2::uuid[])
      order by r.demand_id, r.line, s.expected_at, s.id`,
    [tx.tenant, byItem ? of.items : of.orders],
  )
}

/** The line after which a page of the queue begins. */
export type QueuePlace = Readonly<{ priority: number; placedAt: Date; order: string; line: number }>
export type Queued = Readonly<{
  position: number
  order: OrderId
  number: string
  line: number
  channel: string
  priority: number
  placedAt: Date
  held: boolean
  units: number
  preordered: number
  unpegged: number
  deliverBy: string | null
  pegs: readonly Readonly<{ supply: string; reference: string; location: string; units: number; expectedAt: string }>[]
}>

/** The queue of an item in the sequence in which it is served: every line that waits has one place. */
export function readQueue(
  tx: Tx,
  asked: Readonly<{ item: ItemId; firstCome: readonly string[]; after: QueuePlace | null; limit: number }>,
): Promise<Queued[]> {
  return tx.rows<Queued>(
    'promise.read_queue',
    `select w.position::int, w.order_id as "order", w.number, w.line, w.channel_id as channel, w.priority, w.placed_at as "placedAt", w.held,
            w.units, w.preordered, w.units - coalesce(g.units, 0)::int as unpegged, d.deliver_by as "deliverBy", coalesce(g.pegs, '[]') as pegs
       from (select row_number() over (order by o.rank desc, o.placed_at, o.id, l.line) as position, o.id as order_id, o.number, l.line, o.channel_id,
                    o.rank as priority, o.placed_at, o.hold_status <> 'none' as held, l.backordered + l.preordered as units, l.preordered
               from capture.v_order_line l
               join (select v.*, case when v.channel_id = any($3::uuid[]) then 0 else v.priority end as rank from capture.v_order v where v.tenant_id = $1) o
                 on o.id = l.order_id
              where l.tenant_id = $1 and l.item_id = $2 and l.backordered + l.preordered > 0) w
       left join lateral (select sum(r.units) as units,
                    jsonb_agg(jsonb_build_object('supply', s.id, 'reference', s.reference, 'location', s.location_id, 'units', r.units, 'expectedAt', s.expected_at) order by s.expected_at, s.id) as pegs
               from inventory.v_reservation r join inventory.v_expected_supply s on (s.tenant_id, s.id) = (r.tenant_id, r.supply_id)
              where r.tenant_id = $1 and r.demand_id = w.order_id and r.line = w.line) g on true
       left join lateral (select case when w.units > coalesce(g.units, 0) + w.preordered then null else max(last.deliver_by) end as deliver_by
               from (select distinct on (x.supply_id) x.supply_id, x.deliver_by from promise.promise x
                      where x.tenant_id = $1 and x.order_id = w.order_id and x.line = w.line
                      order by x.supply_id, x.recorded_at desc, x.id desc) last
              where last.supply_id is null and w.preordered > 0
                 or exists (select from inventory.v_reservation r where r.tenant_id = $1 and r.demand_id = w.order_id and r.line = w.line and r.supply_id = last.supply_id)) d on true
      where $4::int is null or (-w.priority, w.placed_at, w.order_id, w.line) > (-$4, $5::timestamptz, $6::uuid, $7::int)
      order by w.position limit $8`,
    [
      tx.tenant,
      asked.item,
      asked.firstCome,
      asked.after?.priority ?? null,
      asked.after?.placedAt ?? null,
      asked.after?.order ?? null,
      asked.after?.line ?? null,
      asked.limit,
    ],
  )
}
