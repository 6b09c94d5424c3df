import type { Tx } from '../../platform/db/db.ts'
import { putRows } from '../../platform/db/rows.ts'
import { recall } from '../../platform/events/kept.ts'
import { keepMaster, masterChanged } from '../../platform/events/master.ts'
import type { OrderId } from '../../platform/ids.ts'
import type { Account, PostingRule } from './chart.ts'

export async function writeAccounts(tx: Tx, accounts: readonly Account[]): Promise<void> {
  await putRows(tx, 'finance.account', ['code', 'name', 'kind'], accounts, { on: 'code', do: 'leave' })
}

export async function writeRules(tx: Tx, rules: readonly PostingRule[]): Promise<void> {
  const columns = ['event', 'amount', 'debit', 'credit']
  await putRows(tx, 'finance.posting_rule', columns, rules, { on: 'event, amount', do: 'leave' })
  masterChanged(tx, 'posting_rules')
}

const rulesKept = keepMaster('posting_rules', ['posting_rules'], (tx) =>
  tx.rows<PostingRule>(
    'finance.read_posting_rules',
    'select event, amount, debit, credit from finance.posting_rule where tenant_id = $1',
    [tx.tenant],
  ),
)

/** The posting rules, kept by the process until somebody writes them. */
export function readRules(tx: Tx): Promise<readonly PostingRule[]> {
  return recall(tx, rulesKept)
}

export type OrderBooks = Readonly<{
  /** Debits minus credits of each account over all postings of the order in its currency. */
  balances: ReadonlyMap<string, number>
  /** Is this event of this cause booked already? */
  booked: boolean
}>

/** What stands in the books for an order, before something is posted for it. */
export async function readBooks(
  tx: Tx,
  of: Readonly<{ order: OrderId; currency: string; event: string; cause: string }>,
  accounts: readonly string[],
): Promise<OrderBooks> {
  const rows = await tx.rows<{ account: string | null; balance: number; booked: boolean }>(
    'finance.read_order_books',
    `with balance as (
       select a.account, sum(case when p.debit = a.account then p.amount_minor else -p.amount_minor end)::bigint as balance
         from finance.journal_entry e
         join finance.posting p on p.tenant_id = e.tenant_id and p.entry_id = e.id and p.currency = $3
         join unnest($4::text[]) a(account) on a.account in (p.debit, p.credit)
        where e.tenant_id = $1 and e.order_id = $2
        group by a.account
     )
     select b.account, coalesce(b.balance, 0) as balance, x.booked
       from (select exists (select from finance.journal_entry where tenant_id = $1 and event = $5 and cause_id = $6) as booked) x
       left join balance b on true`,
    [tx.tenant, of.order, of.currency, accounts, of.event, of.cause],
  )
  const balances = rows.flatMap(({ account, balance }) => (account === null ? [] : [[account, balance] as const]))
  return { balances: new Map(balances), booked: rows[0]?.booked ?? false }
}

export type EntryRow = Readonly<{
  id: string
  event: string
  cause: string
  order: OrderId | null
  operation: string | null
  legalEntity: string
}>
export type PostingRow = Readonly<{
  entry: string
  posting: number
  debit: string
  credit: string
  currency: string
  amountMinor: number
}>

/** Writes entries with their postings; an entry whose event and cause are booked already is left out with them. */
export async function writeEntries(
  tx: Tx,
  entries: readonly EntryRow[],
  postings: readonly PostingRow[],
): Promise<void> {
  const entry = <T>(pick: (row: EntryRow) => T) => entries.map(pick)
  const posting = <T>(pick: (row: PostingRow) => T) => postings.map(pick)
  await tx.rows(
    'finance.write_entries',
    `with booked as (
       insert into finance.journal_entry (tenant_id, id, event, cause_id, order_id, operation_id, legal_entity_id, occurred_at, recorded_at)
       select $1, e.*, $2, $3 from unnest($4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[]) e
           on conflict on constraint cause_booked_once do nothing
       returning id
     )
     insert into finance.posting (tenant_id, entry_id, posting, debit, credit, currency, amount_minor)
     select $1, p.* from unnest($10::uuid[], $11::int[], $12::text[], $13::text[], $14::text[], $15::bigint[])
            as p(entry_id, posting, debit, credit, currency, amount_minor)
      where p.entry_id in (select id from booked)`,
    [
      tx.tenant,
      tx.occurredAt,
      tx.now,
      entry((row) => row.id),
      entry((row) => row.event),
      entry((row) => row.cause),
      entry((row) => row.order),
      entry((row) => row.operation),
      entry((row) => row.legalEntity),
      posting((row) => row.entry),
      posting((row) => row.posting),
      posting((row) => row.debit),
      posting((row) => row.credit),
      posting((row) => row.currency),
      posting((row) => row.amountMinor),
    ],
  )
}
