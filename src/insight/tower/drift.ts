import type { Tx } from '../../platform/db/db.ts'

export type Drift = Readonly<{ ledger: 'stock' | 'units' | 'money' | 'books'; differs: number }>

/**
 * What was written one by one against what is kept as a sum: reserved stock against its reservations, units of work
 * against fulfillment orders, money of orders against operations, operations against the journal. Anything above 0 is a
 * fault of Kontor. All of `kontor verify` is more, and for the operator.
 */
export async function readDrift(tx: Tx): Promise<Drift[]> {
  const count = async (ledger: Drift['ledger'], text: string): Promise<Drift> => {
    const [row] = await tx.rows<{ differs: number }>(`insight.drift_${ledger}`, text, [tx.tenant])
    return { ledger, differs: row?.differs ?? 0 }
  }
  return [
    await count('stock', STOCK),
    await count('units', UNITS),
    await count('money', MONEY),
    await count('books', BOOKS),
  ]
}

const STOCK = `
  select count(*)::int as differs from (
  select s.item_id from inventory.v_stock s
    full join (select item_id, location_id, sum(units) as units from inventory.v_reservation where tenant_id = $1 and not pegged group by 1, 2) r
      on (r.item_id, r.location_id) = (s.item_id, s.location_id) and s.tenant_id = $1
   where coalesce(s.tenant_id, $1) = $1 and (coalesce(s.reserved, 0) <> coalesce(r.units, 0) or s.free < 0)) broken`

const UNITS = `
  select count(*)::int as differs from (
  select l.order_id from capture.v_order_line l
    left join (select f.order_id, n.line, sum(n.waiting + n.coming) as waiting, sum(n.picked) as picked, sum(n.packed) as packed
                 from fulfill.v_fulfillment_order f join fulfill.v_fulfillment_line n on (n.tenant_id, n.fulfillment_order_id) = (f.tenant_id, f.id)
                where f.tenant_id = $1 group by 1, 2) f on (f.order_id, f.line) = (l.order_id, l.line)
   where l.tenant_id = $1 and l.kind = 'physical'
     and (l.allocated <> coalesce(f.waiting, 0) or l.picked <> coalesce(f.picked, 0) or l.packed + l.ready <> coalesce(f.packed, 0))) broken`

const MONEY = `
  select count(*)::int as differs from (
  select o.id from capture.v_order o
    left join (select order_id, coalesce(sum(amount_minor) filter (where kind = 'capture' and state = 'succeeded'), 0) as captured,
                      coalesce(sum(amount_minor) filter (where kind = 'refund' and state = 'succeeded'), 0) as refunded
                 from pay.v_operation where tenant_id = $1 group by 1) p on p.order_id = o.id
   where o.tenant_id = $1 and (o.captured_minor <> coalesce(p.captured, 0) or o.refunded_minor <> coalesce(p.refunded, 0))) broken`

const BOOKS = `
  select count(*)::int as differs from (
  select p.id from pay.v_operation p left join finance.v_journal j on (j.tenant_id, j.operation_id) = (p.tenant_id, p.id)
   where p.tenant_id = $1 group by p.id, p.kind, p.state
  having (p.kind in ('capture', 'refund') and p.state = 'succeeded') <> (count(distinct j.entry_id) = 1) or count(distinct j.entry_id) > 1) broken`
