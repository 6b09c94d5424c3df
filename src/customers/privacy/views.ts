import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'

/** Everything that orders of a customer say about people, with enough around it to recognize the order. */
export type OrderOfCustomer = Readonly<{
  id: OrderId
  number: string
  placedAt: Date
  closedAt: Date | null
  currency: string
  totalMinor: number
  fulfillmentStatus: string
  paymentStatus: string
  parties: readonly Readonly<Record<string, unknown>>[]
  lines: readonly Readonly<Record<string, unknown>>[]
  messages: readonly Readonly<Record<string, unknown>>[]
  feedback: readonly Readonly<Record<string, unknown>>[]
}>

export function ordersOfCustomer(tx: Tx, customer: string): Promise<OrderOfCustomer[]> {
  return tx.rows<OrderOfCustomer>(
    'customers.orders_of_customer',
    `select o.id, o.number, o.placed_at as "placedAt", o.closed_at as "closedAt", o.currency, o.total_minor as "totalMinor",
            o.fulfillment_status as "fulfillmentStatus", o.payment_status as "paymentStatus",
            coalesce((select jsonb_agg(jsonb_build_object('role', p.role, 'name', p.name, 'company', p.company, 'email', p.email, 'phone', p.phone,
                               'lines', p.lines, 'postalCode', p.postal_code, 'city', p.city, 'region', p.region, 'country', p.country,
                               'instructions', p.instructions) order by p.party)
                        from capture.v_party p where p.tenant_id = $1 and p.order_id = o.id), '[]') as parties,
            coalesce((select jsonb_agg(jsonb_build_object('sku', l.sku, 'name', l.name, 'quantity', l.quantity, 'grossMinor', l.gross_minor) order by l.line)
                        from capture.v_order_line l where l.tenant_id = $1 and l.order_id = o.id), '[]') as lines,
            coalesce((select jsonb_agg(jsonb_build_object('kind', m.kind, 'medium', m.medium, 'locale', m.locale, 'sentAt', m.sent_at) order by m.made_at)
                        from messages.v_message m where m.tenant_id = $1 and m.order_id = o.id), '[]') as messages,
            coalesce((select jsonb_agg(jsonb_build_object('rating', f.rating, 'answeredAt', f.answered_at))
                        from aftersales.v_feedback f where f.tenant_id = $1 and f.order_id = o.id), '[]') as feedback
       from capture.v_order o where o.tenant_id = $1 and o.customer_id = $2 order by o.placed_at, o.id`,
    [tx.tenant, customer],
  )
}

/** Numbers of the orders of a customer in which something is still to happen. */
export async function openOrdersOf(tx: Tx, customer: string): Promise<string[]> {
  const rows = await tx.rows<{ number: string }>(
    'customers.open_orders_of_customer',
    `select number from capture.v_order where tenant_id = $1 and customer_id = $2 and closed_at is null order by number`,
    [tx.tenant, customer],
  )
  return rows.map((row) => row.number)
}
