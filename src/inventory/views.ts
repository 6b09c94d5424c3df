import type { Tx } from '../platform/db/db.ts'
import type { ItemId, LocationId } from '../platform/ids.ts'

export type StockRow = Readonly<{
  item: ItemId
  sku: string
  location: LocationId
  code: string
  onHand: number
  unavailable: number
  reserved: number
  allocated: number
  free: number
  incoming: number
}>

/** Balances by item and location with what is on its way, from a cursor on. */
export function listStock(
  tx: Tx,
  filter: {
    skus: readonly string[] | null
    locations: readonly string[] | null
    after: { sku: string; code: string } | null
    limit: number
  },
): Promise<StockRow[]> {
  return tx.rows<StockRow>(
    'inventory.list_stock',
    `select s.item_id as item, i.sku, s.location_id as location, l.code, s.on_hand as "onHand", s.unavailable, s.reserved, s.allocated, s.free,
            coalesce((select sum(e.incoming)::int from inventory.v_expected_supply e where (e.tenant_id, e.item_id, e.location_id) = (s.tenant_id, s.item_id, s.location_id)), 0) as incoming
       from inventory.v_stock s
       join catalog.v_item i on (i.tenant_id, i.id) = (s.tenant_id, s.item_id)
       join organisation.v_location l on (l.tenant_id, l.id) = (s.tenant_id, s.location_id)
      where s.tenant_id = $1 and ($2::text[] is null or i.sku = any($2)) and ($3::uuid[] is null or s.location_id = any($3))
        and ($4::text is null or (i.sku, l.code) > ($4, $5::text))
      order by i.sku, l.code limit $6`,
    [tx.tenant, filter.skus, filter.locations, filter.after?.sku ?? null, filter.after?.code ?? null, filter.limit],
  )
}

export type MovementRow = Readonly<{
  id: string
  sku: string
  location: LocationId
  kind: string
  units: number
  unavailable: number
  reason: string | null
  referenceKind: string
  occurredAt: Date
  recordedAt: Date
  actor: string
}>

/** The stock ledger, newest first. */
export function listMovements(
  tx: Tx,
  filter: {
    sku: string | null
    locations: readonly string[] | null
    after: { recordedAt: string; id: string } | null
    limit: number
  },
): Promise<MovementRow[]> {
  return tx.rows<MovementRow>(
    'inventory.list_movements',
    `select m.id, i.sku, m.location_id as location, m.kind, m.units, m.unavailable, m.reason, m.reference_kind as "referenceKind", m.occurred_at as "occurredAt", m.recorded_at as "recordedAt", m.actor_kind as actor
       from inventory.movement m join catalog.v_item i on (i.tenant_id, i.id) = (m.tenant_id, m.item_id)
      where m.tenant_id = $1 and ($2::text is null or i.sku = $2) and ($3::uuid[] is null or m.location_id = any($3))
        and ($4::timestamptz is null or (m.recorded_at, m.id) < ($4, $5::uuid))
      order by m.recorded_at desc, m.id desc limit $6`,
    [tx.tenant, filter.sku, filter.locations, filter.after?.recordedAt ?? null, filter.after?.id ?? null, filter.limit],
  )
}

export type SupplyListRow = Readonly<{
  id: string
  kind: string
  reference: string
  sku: string
  location: LocationId
  incoming: number
  pegged: number
  expectedAt: Date
}>

export function listSupplies(
  tx: Tx,
  filter: { locations: readonly string[] | null; after: { expectedAt: string; id: string } | null; limit: number },
): Promise<SupplyListRow[]> {
  return tx.rows<SupplyListRow>(
    'inventory.list_supplies',
    `select e.id, e.kind, e.reference, i.sku, e.location_id as location, e.incoming, e.pegged, e.expected_at as "expectedAt"
       from inventory.v_expected_supply e join catalog.v_item i on (i.tenant_id, i.id) = (e.tenant_id, e.item_id)
      where e.tenant_id = $1 and ($2::uuid[] is null or e.location_id = any($2)) and ($3::timestamptz is null or (e.expected_at, e.id) > ($3, $4::uuid))
      order by e.expected_at, e.id limit $5`,
    [tx.tenant, filter.locations, filter.after?.expectedAt ?? null, filter.after?.id ?? null, filter.limit],
  )
}

export type RequirementRow = Readonly<{
  order: string
  line: number
  sku: string
  units: number
  neededBy: string | null
  madeAt: Date
}>

export function listRequirements(
  tx: Tx,
  filter: { after: { madeAt: string; order: string; line: number } | null; limit: number },
): Promise<RequirementRow[]> {
  return tx.rows<RequirementRow>(
    'inventory.list_requirements',
    `select r.demand_id as "order", r.line, i.sku, r.units, r.needed_by as "neededBy", r.made_at as "madeAt"
       from inventory.v_requirement r join catalog.v_item i on (i.tenant_id, i.id) = (r.tenant_id, r.item_id)
      where r.tenant_id = $1 and ($2::timestamptz is null or (r.made_at, r.demand_id, r.line) > ($2, $3::uuid, $4::int))
      order by r.made_at, r.demand_id, r.line limit $5`,
    [tx.tenant, filter.after?.madeAt ?? null, filter.after?.order ?? null, filter.after?.line ?? null, filter.limit],
  )
}

export type TransferRow = Readonly<{
  id: string
  number: string
  from: LocationId
  to: LocationId
  sentAt: Date | null
  closedAt: Date | null
  expectedAt: Date | null
  version: number
  lines: readonly Readonly<{ line: number; sku: string; units: number; sent: number; received: number; lost: number }>[]
}>

export function listTransfers(
  tx: Tx,
  filter: {
    locations: readonly string[] | null
    id: string | null
    sku: string | null
    open: boolean
    after: string | null
    limit: number
  },
): Promise<TransferRow[]> {
  return tx.rows<TransferRow>(
    'inventory.list_transfers',
    `select t.id, t.number, t.from_location_id as "from", t.to_location_id as "to", t.sent_at as "sentAt", t.closed_at as "closedAt", t.expected_at as "expectedAt", t.version,
            (select jsonb_agg(jsonb_build_object('line', n.line, 'sku', i.sku, 'units', n.units, 'sent', n.sent, 'received', n.received, 'lost', n.lost) order by n.line)
               from inventory.transfer_line n join catalog.v_item i on (i.tenant_id, i.id) = (n.tenant_id, n.item_id)
              where (n.tenant_id, n.transfer_id) = (t.tenant_id, t.id)) as lines
       from inventory.transfer t
      where t.tenant_id = $1 and ($2::uuid[] is null or t.from_location_id = any($2) or t.to_location_id = any($2)) and ($3::uuid is null or t.id = $3) and ($4::uuid is null or t.id < $4)
        and (not $6::bool or t.closed_at is null)
        and ($7::text is null or exists (select from inventory.transfer_line n join catalog.v_item i on (i.tenant_id, i.id) = (n.tenant_id, n.item_id)
                                          where (n.tenant_id, n.transfer_id) = (t.tenant_id, t.id) and i.sku = $7))
      order by t.id desc limit $5`,
    [tx.tenant, filter.locations, filter.id, filter.after, filter.limit, filter.open, filter.sku],
  )
}
