import type { Tx } from '../../platform/db/db.ts'
import type { Verdict } from './decide.ts'

export async function writeVerdicts(tx: Tx, verdicts: readonly Verdict[]): Promise<void> {
  await tx.rows(
    'insight.write_verdicts',
    `insert into insight.verdict (tenant_id, order_id, closed_at, channel_id, location_ids, units, filled, cash_s, late, short, damaged, returned, payment, split)
     select $1, n.order_id, n.closed_at, n.channel_id, string_to_array(n.location_ids, ' ')::uuid[], n.units, n.filled, n.cash_s,
            n.late, n.short, n.damaged, n.returned, n.payment, n.split
       from unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::int[], $7::int[], $8::int[], $9::bool[], $10::bool[], $11::bool[], $12::bool[], $13::bool[], $14::bool[])
         as n(order_id, closed_at, channel_id, location_ids, units, filled, cash_s, late, short, damaged, returned, payment, split)`,
    [
      tx.tenant,
      verdicts.map((one) => one.order),
      verdicts.map((one) => one.closedAt),
      verdicts.map((one) => one.channel),
      // Arrays of arrays must be rectangular; places of orders are not.
      verdicts.map((one) => one.locations.join(' ')),
      verdicts.map((one) => one.units),
      verdicts.map((one) => one.filled),
      verdicts.map((one) => one.cashS),
      verdicts.map((one) => one.late),
      verdicts.map((one) => one.short),
      verdicts.map((one) => one.damaged),
      verdicts.map((one) => one.returned),
      verdicts.map((one) => one.payment),
      verdicts.map((one) => one.split),
    ],
  )
}

/** An order that was opened again is not judged, and one that is judged anew loses what was said before. */
export async function takeBack(tx: Tx, orders: readonly string[]): Promise<void> {
  await tx.rows(
    'insight.take_back_verdicts',
    'delete from insight.verdict where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
}

/** Forgets what no report goes back to. */
export async function forgetVerdicts(tx: Tx, day: string): Promise<void> {
  await tx.rows(
    'insight.forget_verdicts',
    'delete from insight.verdict where tenant_id = $1 and closed_at < $2::date',
    [tx.tenant, day],
  )
}
