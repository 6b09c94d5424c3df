import type { Tx } from '../../platform/db/db.ts'

export type TrialBalanceRow = Readonly<{
  account: string
  name: string
  kind: string
  currency: string
  debitMinor: number
  creditMinor: number
}>

/** Debits and credits of each account and currency, of one legal entity or of all. */
export function readTrialBalance(tx: Tx, legalEntity: string | null): Promise<TrialBalanceRow[]> {
  return tx.rows<TrialBalanceRow>(
    'finance.trial_balance',
    `select a.code as account, a.name, a.kind, p.currency,
            coalesce(sum(p.amount_minor) filter (where p.debit = a.code), 0)::bigint as "debitMinor",
            coalesce(sum(p.amount_minor) filter (where p.credit = a.code), 0)::bigint as "creditMinor"
       from finance.posting p
       join finance.journal_entry e on (e.tenant_id, e.id) = (p.tenant_id, p.entry_id)
       join finance.account a on a.tenant_id = p.tenant_id and a.code in (p.debit, p.credit)
      where p.tenant_id = $1 and ($2::uuid is null or e.legal_entity_id = $2)
      group by a.code, a.name, a.kind, p.currency
      order by a.code, p.currency`,
    [tx.tenant, legalEntity],
  )
}

export type JournalEntry = Readonly<{
  id: string
  event: string
  order: string | null
  operation: string | null
  cause: string
  legalEntity: string
  occurredAt: Date
  recordedAt: Date
  postings: readonly Readonly<{
    posting: number
    debit: string
    credit: string
    currency: string
    amountMinor: number
  }>[]
}>

/** Entries with their postings, newest first; `before` is the id of the last entry of the page before. */
export function readJournal(
  tx: Tx,
  order: string | null,
  before: string | null,
  limit: number,
): Promise<JournalEntry[]> {
  return tx.rows<JournalEntry>(
    'finance.read_journal',
    `select e.id, e.event, e.order_id as "order", e.operation_id as operation, e.cause_id as cause,
            e.legal_entity_id as "legalEntity", e.occurred_at as "occurredAt", e.recorded_at as "recordedAt",
            (select jsonb_agg(jsonb_build_object('posting', p.posting, 'debit', p.debit, 'credit', p.credit,
                                                 'currency', p.currency, 'amountMinor', p.amount_minor) order by p.posting)
               from finance.posting p where p.tenant_id = e.tenant_id and p.entry_id = e.id) as postings
       from finance.journal_entry e
      where e.tenant_id = $1 and ($2::uuid is null or e.order_id = $2) and ($3::uuid is null or e.id < $3)
      order by e.id desc limit $4`,
    [tx.tenant, order, before, limit],
  )
}
