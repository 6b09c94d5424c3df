import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import type { AddressInput, PlaceOrder } from '../place/model.ts'

export type Repeatable = Readonly<{
  channel: string
  currency: string
  locale: string
  terms: string | null
  customer: NonNullable<PlaceOrder['customer']> | null
  billTo: AddressInput | null
  deliveries: readonly (PlaceOrder['deliveries'][number] & { number: number })[]
  lines: readonly Readonly<{ sku: string; quantity: number; delivery: number }>[]
}>

const ADDRESS = (party: string) =>
  `jsonb_strip_nulls(jsonb_build_object('name', ${party}.name, 'company', ${party}.company, 'email', ${party}.email, 'phone', ${party}.phone, 'lines', ${party}.lines,
     'postalCode', ${party}.postal_code, 'city', ${party}.city, 'region', ${party}.region, 'country', ${party}.country))`

/** What of an order can be asked for again: items in the units they were ordered in, places and people. Kits as kits. */
export async function readRepeatable(tx: Tx, order: OrderId): Promise<Repeatable | undefined> {
  const [row] = await tx.rows<Repeatable>(
    'capture.read_repeatable',
    `select c.code as channel, o.currency, o.locale, o.terms,
            (select jsonb_strip_nulls(jsonb_build_object('id', o.customer_id, 'name', s.name, 'company', s.company, 'email', s.email, 'phone', s.phone))
               from capture.party s where (s.tenant_id, s.order_id) = (o.tenant_id, o.id) and s.role = 'sold_to' limit 1) as customer,
            (select ${ADDRESS('b')} from capture.party b where (b.tenant_id, b.order_id) = (o.tenant_id, o.id) and b.role = 'bill_to' order by party desc limit 1) as "billTo",
            (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', d.delivery, 'method', d.method, 'pickupLocation', l.code, 'carrierService', d.carrier_service,
                       'shipTo', case when p.party is not null then ${ADDRESS('p')} end)) order by d.delivery)
               from capture.delivery d
               left join capture.party p on (p.tenant_id, p.order_id, p.party) = (d.tenant_id, d.order_id, d.ship_to)
               left join organisation.v_location l on (l.tenant_id, l.id) = (d.tenant_id, d.pickup_location_id)
              where (d.tenant_id, d.order_id) = (o.tenant_id, o.id)) as deliveries,
            (select jsonb_agg(jsonb_build_object('sku', n.sku, 'quantity', n.quantity, 'delivery', n.delivery) order by n.line)
               from capture.order_line n where (n.tenant_id, n.order_id) = (o.tenant_id, o.id) and n.relation is distinct from 'component_of') as lines
       from capture.sales_order o join organisation.v_channel c on (c.tenant_id, c.id) = (o.tenant_id, o.channel_id)
      where o.tenant_id = $1 and o.id = $2`,
    [tx.tenant, order],
  )
  return row
}
