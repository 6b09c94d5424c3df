import { BUCKETS, type Bucket } from '../../order/capture/index.ts'
import type { Tx } from '../../platform/db/db.ts'

export type Summary = Readonly<{
  orders: number
  states: Readonly<Record<string, number>>
  units: Readonly<Record<Bucket, number>>
  money: readonly Readonly<{
    currency: string
    goodsNetMinor: number
    chargesNetMinor: number
    taxMinor: number
    totalMinor: number
    cancelledMinor: number
    creditedMinor: number
    capturedMinor: number
    refundedMinor: number
    owedMinor: number
  }>[]
  messages: number
}>

/** Where all orders of the tenant stand: how many in each state, units per bucket, money per currency, messages. */
export async function readSummary(tx: Tx): Promise<Summary> {
  const states = await tx.rows<{ state: string; count: number }>(
    'insight.summary_states',
    'select fulfillment_status as state, count(*)::int as count from capture.v_order where tenant_id = $1 group by 1 order by 1',
    [tx.tenant],
  )
  const [units] = await tx.rows<Record<Bucket, number>>(
    'insight.summary_units',
    `select ${BUCKETS.map((bucket) => `coalesce(sum(${bucket}), 0)::int as ${bucket}`).join(', ')} from capture.v_order_line where tenant_id = $1 and kind <> 'kit'`,
    [tx.tenant],
  )
  const money = await tx.rows<Summary['money'][number]>(
    'insight.summary_money',
    `select o.currency, sum(l.net)::bigint as "goodsNetMinor", sum(coalesce(c.net, 0))::bigint as "chargesNetMinor", sum(l.tax + coalesce(c.tax, 0))::bigint as "taxMinor", sum(o.total_minor)::bigint as "totalMinor",
            sum(o.cancelled_minor)::bigint as "cancelledMinor", sum(o.credited_minor)::bigint as "creditedMinor", sum(o.captured_minor)::bigint as "capturedMinor", sum(o.refunded_minor)::bigint as "refundedMinor",
            sum(o.total_minor - o.cancelled_minor - o.credited_minor - o.captured_minor + o.refunded_minor)::bigint as "owedMinor"
       from capture.v_order o
       join (select order_id, sum(net_minor) as net, sum(tax_minor) as tax from capture.v_order_line where tenant_id = $1 group by 1) l on l.order_id = o.id
       left join (select order_id, sum(net_minor) as net, sum(tax_minor) as tax from capture.v_charge where tenant_id = $1 group by 1) c on c.order_id = o.id
      where o.tenant_id = $1 group by o.currency order by o.currency`,
    [tx.tenant],
  )
  const [messages] = await tx.rows<{ count: number }>(
    'insight.summary_messages',
    'select count(*)::int as count from messages.v_message where tenant_id = $1',
    [tx.tenant],
  )
  return {
    orders: states.reduce((sum, row) => sum + row.count, 0),
    states: Object.fromEntries(states.map((row) => [row.state, row.count])),
    units: units ?? (Object.fromEntries(BUCKETS.map((bucket) => [bucket, 0])) as Record<Bucket, number>),
    money,
    messages: messages?.count ?? 0,
  }
}
