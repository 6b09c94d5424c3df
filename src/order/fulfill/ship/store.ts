import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, LocationId, OrderId, ProviderId } from '../../../platform/ids.ts'

export type NewShipment = Readonly<{
  id: string
  fulfillment: FulfillmentOrderId
  order: OrderId
  location: LocationId
  carrier: ProviderId | null
  service: string | null
  at: Date
}>

export async function insertShipments(tx: Tx, shipments: readonly NewShipment[]): Promise<void> {
  if (shipments.length === 0) return
  await tx.rows(
    'fulfill.insert_shipments',
    `insert into fulfill.shipment (tenant_id, recorded_at, id, fulfillment_order_id, order_id, location_id, handed_over_at, carrier_id, service)
     select $1, $2, n.* from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::timestamptz[], $8::uuid[], $9::text[]) as n`,
    [
      tx.tenant,
      tx.now,
      shipments.map((one) => one.id),
      shipments.map((one) => one.fulfillment),
      shipments.map((one) => one.order),
      shipments.map((one) => one.location),
      shipments.map((one) => one.at),
      shipments.map((one) => one.carrier),
      shipments.map((one) => one.service),
    ],
  )
}
