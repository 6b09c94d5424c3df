import type { Tx } from '../../../platform/db/db.ts'
import type { LocationId, OrderId } from '../../../platform/ids.ts'
import { forgetOrder } from '../remembered.ts'
import type { Agreed } from './model.ts'

export type Destination = Readonly<{ shipTo: number | null; country: string | null; nextParty: number }>

export async function readDestination(tx: Tx, order: OrderId, delivery: number): Promise<Destination | undefined> {
  const [row] = await tx.rows<Destination>(
    'capture.read_destination',
    `select d.ship_to as "shipTo", p.country, (select max(party) + 1 from capture.party x where (x.tenant_id, x.order_id) = (d.tenant_id, d.order_id)) as "nextParty"
       from capture.delivery d left join capture.party p on (p.tenant_id, p.order_id, p.party) = (d.tenant_id, d.order_id, d.ship_to)
      where d.tenant_id = $1 and d.order_id = $2 and d.delivery = $3`,
    [tx.tenant, order, delivery],
  )
  return row
}

export async function changeDelivery(
  tx: Tx,
  order: OrderId,
  delivery: number,
  change: { shipTo: number | null; pickupLocation: LocationId | null; requestedOn: string | null },
): Promise<void> {
  await tx.rows(
    'capture.change_delivery',
    `update capture.delivery set ship_to = coalesce($4, ship_to), pickup_location_id = coalesce($5, pickup_location_id), requested_on = coalesce($6, requested_on)
      where tenant_id = $1 and order_id = $2 and delivery = $3`,
    [tx.tenant, order, delivery, change.shipTo, change.pickupLocation, change.requestedOn],
  )
  forgetOrder(tx, order)
}

export function readDestinations(tx: Tx, order: OrderId): Promise<Agreed['deliveries'][number][]> {
  return tx.rows(
    'capture.read_destinations',
    `select delivery, ship_to as "shipTo", pickup_location_id as "pickupLocation", requested_on as "requestedOn"
       from capture.delivery where tenant_id = $1 and order_id = $2 order by delivery`,
    [tx.tenant, order],
  )
}

export async function readCancelledCharges(tx: Tx, order: OrderId): Promise<number[]> {
  const rows = await tx.rows<{ charge: number }>(
    'capture.read_cancelled_charges',
    'select charge from capture.charge where tenant_id = $1 and order_id = $2 and cancelled order by charge',
    [tx.tenant, order],
  )
  return rows.map((row) => row.charge)
}

export type Change = Readonly<{
  version: number
  kind: string
  actor: string
  reason: string | null
  occurredAt: Date
  /** The order before this change. */
  was: Agreed | null
}>

/** The changes of an order, oldest first. */
export function readChanges(tx: Tx, order: OrderId): Promise<Change[]> {
  return tx.rows<Change>(
    'capture.read_changes',
    `select version, kind, actor_kind as actor, reason, occurred_at as "occurredAt", detail -> 'was' as was
       from capture.amendment where tenant_id = $1 and order_id = $2 order by version`,
    [tx.tenant, order],
  )
}
