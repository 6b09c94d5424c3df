import type { Tx } from '../../platform/db/db.ts'
import type { ItemId, LocationId, OrderId } from '../../platform/ids.ts'

export type PositionKey = Readonly<{ item: ItemId; location: LocationId }>
export type Balance = Readonly<{
  sku: string
  name: string
  kind: string
  code: string
  place: string
  reorderLevel: number | null
  onHand: number
  unavailable: number
  reserved: number
  allocated: number
  free: number
  /** The same two numbers, added up from what was written one by one. */
  ledgerOnHand: number
  heldReserved: number
}>
export type Holder = Readonly<{
  kind: string
  demand: string
  number: string | null
  line: number
  units: number
  supply: string | null
  madeAt: Date
  expiresAt: Date | null
  deliverBy: string | null
}>
export type Worked = Readonly<{
  order: OrderId
  number: string
  work: string
  workNumber: string
  line: number
  units: number
  state: string
}>
export type Supply = Readonly<{
  id: string
  kind: string
  reference: string
  incoming: number
  pegged: number
  expectedAt: Date
}>
export type Waiting = Readonly<{ order: OrderId; number: string; line: number; units: number; neededBy: string | null }>

/** As many of each list are shown; a position that more orders hold says how many in all by its balance. */
const SHOWN = 200

/** One balance; null when item or location are not there. Nothing ever lay there: all numbers are 0. */
export async function readPosition(tx: Tx, { item, location }: PositionKey): Promise<Balance | null> {
  const [row] = await tx.rows<Balance>(
    'insight.position',
    `select i.sku, i.name, i.kind, l.code, l.name as place, i.reorder_level as "reorderLevel",
            coalesce(s.on_hand, 0) as "onHand", coalesce(s.unavailable, 0) as unavailable, coalesce(s.reserved, 0) as reserved,
            coalesce(s.allocated, 0) as allocated, coalesce(s.free, 0) as free,
            coalesce((select sum(m.units)::int from inventory.v_movement m where (m.tenant_id, m.item_id, m.location_id) = (i.tenant_id, i.id, l.id)), 0) as "ledgerOnHand",
            coalesce((select sum(r.units)::int from inventory.v_reservation r where (r.tenant_id, r.item_id, r.location_id) = (i.tenant_id, i.id, l.id) and not r.pegged), 0) as "heldReserved"
       from catalog.v_item i join organisation.v_location l on l.tenant_id = i.tenant_id
       left join inventory.v_stock s on (s.tenant_id, s.item_id, s.location_id) = (i.tenant_id, i.id, l.id)
      where i.tenant_id = $1 and i.id = $2 and l.id = $3`,
    [tx.tenant, item, location],
  )
  return row ?? null
}

/** Who holds units, from the shelf or from what is to come, the first to hold them first. */
export function readHolders(tx: Tx, { item, location }: PositionKey): Promise<Holder[]> {
  return tx.rows<Holder>(
    'insight.position_holders',
    `select r.demand_kind as kind, r.demand_id as demand, coalesce(o.number, t.number) as number, r.line, r.units,
            case when r.pegged then r.supply_id end as supply, r.made_at as "madeAt", r.expires_at as "expiresAt", p.deliver_by::text as "deliverBy"
       from inventory.v_reservation r
       left join capture.v_order o on r.demand_kind = 'order_line' and (o.tenant_id, o.id) = (r.tenant_id, r.demand_id)
       left join inventory.v_transfer t on r.demand_kind = 'transfer' and (t.tenant_id, t.id) = (r.tenant_id, r.demand_id)
       left join lateral (select v.deliver_by from promise.v_promise v where (v.tenant_id, v.order_id, v.line) = (r.tenant_id, r.demand_id, r.line)
                           order by v.recorded_at desc, v.deliver_by desc nulls last limit 1) p on r.demand_kind = 'order_line'
      where r.tenant_id = $1 and r.item_id = $2 and r.location_id = $3
      order by r.made_at, r.demand_id, r.line limit ${SHOWN}`,
    [tx.tenant, item, location],
  )
}

/** Fulfillment orders that wait here with units of the item: what is allocated. */
export function readWorked(tx: Tx, { item, location }: PositionKey): Promise<Worked[]> {
  return tx.rows<Worked>(
    'insight.position_work',
    `select f.order_id as "order", o.number, f.id as work, f.number as "workNumber", n.line, n.waiting as units, f.state
       from fulfill.v_fulfillment_order f
       join fulfill.v_fulfillment_line n on (n.tenant_id, n.fulfillment_order_id) = (f.tenant_id, f.id)
       join capture.v_order o on (o.tenant_id, o.id) = (f.tenant_id, f.order_id)
      where f.tenant_id = $1 and f.location_id = $3 and n.item_id = $2 and n.waiting > 0 and f.state not in ('done', 'cancelled')
      order by f.released_at, f.id, n.line limit ${SHOWN}`,
    [tx.tenant, item, location],
  )
}

export function readSupplies(tx: Tx, { item, location }: PositionKey): Promise<Supply[]> {
  return tx.rows<Supply>(
    'insight.position_supplies',
    `select id, kind, reference, incoming, pegged, expected_at as "expectedAt" from inventory.v_expected_supply
      where tenant_id = $1 and item_id = $2 and location_id = $3 order by expected_at, id limit ${SHOWN}`,
    [tx.tenant, item, location],
  )
}

/** Orders for the item that nothing on any shelf and nothing expected covers. */
export function readWaiting(tx: Tx, { item }: PositionKey): Promise<Waiting[]> {
  return tx.rows<Waiting>(
    'insight.position_waiting',
    `select r.demand_id as "order", o.number, r.line, r.units, r.needed_by::text as "neededBy"
       from inventory.v_requirement r join capture.v_order o on (o.tenant_id, o.id) = (r.tenant_id, r.demand_id)
      where r.tenant_id = $1 and r.item_id = $2 order by r.made_at, r.demand_id, r.line limit ${SHOWN}`,
    [tx.tenant, item],
  )
}

export type MovementRow = Readonly<{
  id: string
  kind: string
  units: number
  unavailable: number
  onHand: number
  reason: string | null
  documentKind: string
  document: string | null
  order: OrderId | null
  actorKind: string
  actor: string | null
  occurredAt: Date
  recordedAt: Date
}>

/** The ledger of a position, newest first: each line with the document it is of, who wrote it, and what lay there after it. */
export function readLedger(
  tx: Tx,
  { item, location }: PositionKey,
  after: { recordedAt: string; id: string } | null,
  limit: number,
): Promise<MovementRow[]> {
  return tx.rows<MovementRow>(
    'insight.position_ledger',
    `select m.id, m.kind, m.units, m.unavailable, m.on_hand as "onHand", m.reason, m.reference_kind as "documentKind",
            coalesce(f.number, o.number, t.number, b.number) as document, coalesce(f.order_id, o.id, b.order_id) as "order",
            m.actor_kind as "actorKind", a.name as actor, m.occurred_at as "occurredAt", m.recorded_at as "recordedAt"
       from (select v.*, (sum(v.units) over (order by v.recorded_at, v.id))::int as on_hand from inventory.v_movement v
              where v.tenant_id = $1 and v.item_id = $2 and v.location_id = $3) m
       left join fulfill.v_fulfillment_order f on m.reference_kind = 'fulfillment_order' and (f.tenant_id, f.id) = (m.tenant_id, m.reference_id)
       left join capture.v_order o on m.reference_kind = 'order' and (o.tenant_id, o.id) = (m.tenant_id, m.reference_id)
       left join inventory.v_transfer t on m.reference_kind = 'transfer' and (t.tenant_id, t.id) = (m.tenant_id, m.reference_id)
       left join aftersales.v_return b on m.reference_kind = 'return' and (b.tenant_id, b.id) = (m.tenant_id, m.reference_id)
       left join organisation.v_actor a on (a.tenant_id, a.id, a.kind) = (m.tenant_id, m.actor_id, m.actor_kind)
      where ($4::timestamptz is null or (m.recorded_at, m.id) < ($4, $5::uuid))
      order by m.recorded_at desc, m.id desc limit $6`,
    [tx.tenant, item, location, after?.recordedAt ?? null, after?.id ?? null, limit],
  )
}
