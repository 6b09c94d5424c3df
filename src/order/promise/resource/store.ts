import type { Tx } from '../../../platform/db/db.ts'
import type { LocationId, OrderId } from '../../../platform/ids.ts'
import type { SourceDelivery, Split } from '../../capture/index.ts'

export type Header = Readonly<{
  order: OrderId
  channel: string
  brand: string
  legalEntity: string
  priority: number
}>

/** Where an order came from, as far as sourcing asks. */
export function readHeaders(tx: Tx, orders: readonly OrderId[]): Promise<Header[]> {
  return tx.rows<Header>(
    'promise.read_order_headers',
    `select o.id as "order", o.channel_id as channel, o.brand_id as brand, o.legal_entity_id as "legalEntity", o.priority
       from capture.v_order o
      where o.tenant_id = $1 and o.id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
}

type Place = Omit<SourceDelivery, 'lines' | 'exclude'> & { order: OrderId }

export function readPlaces(tx: Tx, orders: readonly OrderId[]): Promise<Place[]> {
  return tx.rows<Place>(
    'promise.read_delivery_places',
    `select d.order_id as "order", d.delivery, d.method, d.pickup_location_id as "pickupLocation", coalesce(d.country, l.country, '') as country,
            d.region, d.postal_code as "postalCode", d.latitude, d.longitude, d.located_by as "locatedBy", d.requested_on as "requestedOn", d.carrier_service as "carrierService"
       from capture.v_delivery d
       left join organisation.v_location l on (l.tenant_id, l.id) = (d.tenant_id, d.pickup_location_id)
      where d.tenant_id = $1 and d.order_id = any($2::uuid[]) order by d.order_id, d.delivery`,
    [tx.tenant, orders],
  )
}

/**
 * Locations that declined a line, or did not find it and have not looked since: they are not asked again for it. Goods
 * that come in, a count or a snapshot say anew what is there.
 */
export function readExclusions(
  tx: Tx,
  orders: readonly OrderId[],
): Promise<{ order: OrderId; line: number; location: LocationId }[]> {
  return tx.rows(
    'promise.read_exclusions',
    `select distinct f.order_id as "order", l.line, f.location_id as location
       from fulfill.v_fulfillment_order f join fulfill.v_fulfillment_line l on (l.tenant_id, l.fulfillment_order_id) = (f.tenant_id, f.id)
      where f.tenant_id = $1 and f.order_id = any($2::uuid[]) and (l.declined > 0 or l.short > 0 and not exists (
              select from inventory.v_sighting s
               where (s.tenant_id, s.item_id, s.location_id) = (l.tenant_id, l.item_id, f.location_id) and s.recorded_at > l.short_at))`,
    [tx.tenant, orders],
  )
}

/** What lines weigh, and how they want to travel. */
export function readWeights(
  tx: Tx,
  orders: readonly OrderId[],
): Promise<{ order: OrderId; line: number; weightG: number | null; split: Split | null }[]> {
  return tx.rows(
    'promise.read_line_weights',
    `select l.order_id as "order", l.line, l.weight_g as "weightG", s.split from capture.v_order_line l
       left join capture.v_line_split s on (s.tenant_id, s.order_id, s.line) = (l.tenant_id, l.order_id, l.line)
      where l.tenant_id = $1 and l.order_id = any($2::uuid[]) and num_nonnulls(l.weight_g, s.split) > 0`,
    [tx.tenant, orders],
  )
}
