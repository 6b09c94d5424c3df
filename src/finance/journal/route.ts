import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { Currency, Instant, id, Nullable, page, pageQuery } from '../../platform/http/schema.ts'
import { readId, showId, showOptionalId } from '../../platform/ids.ts'
import { readJournal, readTrialBalance } from './views.ts'

const Amount = Type.Integer({ description: 'minor units of the currency' })

const TrialBalance = Type.Object({
  accounts: Type.Array(
    Type.Object({
      account: Type.String(),
      name: Type.String(),
      kind: Type.String(),
      currency: Currency,
      debitMinor: Amount,
      creditMinor: Amount,
      balanceMinor: Type.Integer({ description: 'debits minus credits' }),
    }),
  ),
})

const JournalEntry = Type.Object({
  id: id('entry'),
  event: Type.String(),
  order: Nullable(id('order')),
  operation: Nullable(id('operation')),
  cause: Type.String({ description: 'bare id of what it was booked for: operation, shipment, return' }),
  legalEntity: id('legalEntity'),
  occurredAt: Instant,
  recordedAt: Instant,
  postings: Type.Array(
    Type.Object({
      posting: Type.Integer(),
      debit: Type.String(),
      credit: Type.String(),
      currency: Currency,
      amountMinor: Amount,
    }),
  ),
})

export function trialBalanceRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/finance/trial-balance',
    {
      schema: {
        summary: 'Debits and credits of every account; both sums are equal in each currency',
        querystring: Type.Object({ legalEntity: Type.Optional(id('legalEntity')) }),
        response: answers(200, TrialBalance),
      },
      config: { action: 'ledger.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx) => {
        const { legalEntity } = request.query
        const rows = await readTrialBalance(tx, legalEntity ? readId(legalEntity) : null)
        return { accounts: rows.map((row) => ({ ...row, balanceMinor: row.debitMinor - row.creditMinor })) }
      }),
  )
}

export function journalRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/finance/journal',
    {
      schema: {
        summary: 'Journal entries with their postings, newest first',
        querystring: Type.Object({
          order: Type.Optional(id('order')),
          cursor: Type.Optional(id('entry')),
          limit: pageQuery.limit,
        }),
        response: answers(200, page(JournalEntry)),
      },
      config: { action: 'ledger.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx) => {
        const { order, cursor, limit } = request.query
        const rows = await readJournal(tx, order ? readId(order) : null, cursor ? readId(cursor) : null, limit + 1)
        const items = rows.slice(0, limit).map((row) => ({
          ...row,
          id: showId('entry', row.id),
          order: showOptionalId('order', row.order),
          operation: showOptionalId('operation', row.operation),
          legalEntity: showId('legalEntity', row.legalEntity),
          occurredAt: row.occurredAt.toISOString(),
          recordedAt: row.recordedAt.toISOString(),
          postings: [...row.postings],
        }))
        return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
      }),
  )
}
