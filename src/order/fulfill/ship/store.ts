import type { Tx } from '../../../platform/db/db.ts'
import type { ProviderId } from '../../../platform/ids.ts'
import type { FulfillmentOrder } from '../model.ts'

export type NewShipment = Readonly<{ id: string; carrier: ProviderId | null; service: string | null }>

export async function insertShipments(
  tx: Tx,
  fulfillment: FulfillmentOrder,
  shipments: readonly NewShipment[],
): Promise<void> {
  await tx.rows(
    'fulfill.insert_shipments',
    `insert into fulfill.shipment (tenant_id, fulfillment_order_id, order_id, location_id, handed_over_at, recorded_at, id, carrier_id, service)
     select $1, $2, $3, $4, $5, $6, n.* from unnest($7::uuid[], $8::uuid[], $9::text[]) as n`,
    [
      tx.tenant,
      fulfillment.id,
      fulfillment.order,
      fulfillment.location,
      tx.occurredAt,
      tx.now,
      shipments.map((one) => one.id),
      shipments.map((one) => one.carrier),
      shipments.map((one) => one.service),
    ],
  )
}
