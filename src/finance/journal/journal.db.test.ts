import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Context } from '../../platform/db/db.ts'
import type { App } from '../../platform/http/app.ts'
import { buildServer } from '../../platform/http/server.ts'
import { newId, type OperationId, type OrderId, showId } from '../../platform/ids.ts'
import { openTenant, openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { financeRoutes } from '../routes.ts'
import { openBooks } from './open-books.ts'
import { post, postCapture, postCredit, postHandOver, postRefund } from './post.ts'

let test: TestDatabase
let app: App
let context: Context
const people = new Map<string, Principal>()

beforeAll(async () => {
  test = await openTestDatabase()
  const access = {
    identify: async ({ bearer }: { bearer: string | null }) => people.get(bearer ?? '') ?? null,
    permits: (principal: Principal, action: string) => principal.grants.includes(action),
    knows: (action: string) => action === 'ledger.read',
  }
  app = await buildServer({ access, logger: false, version: 'test', rateLimitPerMinute: 10_000 })
  financeRoutes(app, { db: test.db, access })
  context = await openBooksOfTenant()
})
afterAll(async () => {
  await app.close()
  await test.end()
})

async function openBooksOfTenant(): Promise<Context> {
  const opened = await openTenant(test.db)
  await test.db.write(opened, openBooks)
  const bounds = { locations: [], channel: null, supplier: null, order: null }
  people.set(`books-of-${opened.tenant}`, {
    tenant: opened.tenant,
    kind: 'key',
    id: newId(),
    name: 'books',
    grants: ['ledger.read'],
    ...bounds,
  })
  return opened
}

async function get(path: string, of = context) {
  const response = await app.inject({ url: path, headers: { authorization: `Bearer books-of-${of.tenant}` } })
  return { status: response.statusCode, body: response.json() }
}

const legalEntity = newId()
const anOrder = () => ({ order: newId<OrderId>(), cause: newId(), legalEntity, currency: 'EUR' })
const cup = { netMinor: 1050, taxMinor: 200 }
const money = (booking: ReturnType<typeof anOrder>, amountMinor: number) => {
  const operation = newId<OperationId>()
  return { ...booking, cause: operation, operation, way: 'provider' as const, amountMinor }
}

/** An order's postings as `debit → credit: amount`, oldest first. */
async function postings(order: OrderId): Promise<string[]> {
  const { body } = await get(`/v1/finance/journal?order=${showId('order', order)}`)
  const entries = body.items as { postings: { debit: string; credit: string; amountMinor: number }[] }[]
  return entries
    .reverse()
    .flatMap((entry) => entry.postings.map((one) => `${one.debit} → ${one.credit}: ${one.amountMinor}`))
}

describe('the journal', () => {
  it('holds money paid ahead as a liability until hand-over, and revenue and tax from then on', async () => {
    const booking = anOrder()
    await test.db.write(context, async (tx) => {
      await postCapture(tx, money(booking, 1250))
      await postHandOver(tx, { ...booking, ...cup })
    })
    expect(await postings(booking.order)).toEqual([
      '1100 → 2100: 1250',
      '1200 → 4000: 1050',
      '1200 → 2000: 200',
      '2100 → 1200: 1250',
    ])
  })

  it('holds an invoice as a receivable until it is paid', async () => {
    const booking = anOrder()
    await test.db.write(context, async (tx) => {
      await postHandOver(tx, { ...booking, ...cup, shippingNetMinor: 500, costMinor: 700 })
      await postCapture(tx, { ...money(booking, 2000), way: 'bank' })
    })
    expect(await postings(booking.order)).toEqual([
      '1200 → 4000: 1050',
      '1200 → 4010: 500',
      '1200 → 2000: 200',
      '5000 → 1400: 700',
      '1010 → 1200: 1750',
      '1010 → 2100: 250',
    ])
  })

  it('takes revenue and tax back with a credit and sends the money', async () => {
    const booking = anOrder()
    await test.db.write(context, async (tx) => {
      await postHandOver(tx, { ...booking, ...cup })
      await postCapture(tx, money(booking, 1250))
      await postCredit(tx, { ...booking, cause: newId(), ...cup })
      await postRefund(tx, money(booking, 1250))
    })
    expect((await postings(booking.order)).slice(3)).toEqual([
      '4090 → 2200: 1050',
      '2000 → 2200: 200',
      '2200 → 1100: 1250',
    ])
  })

  it('books the same event of the same cause once, also when it comes twice at once', async () => {
    const booking = anOrder()
    const handOver = () => test.db.write(context, (tx) => postHandOver(tx, { ...booking, ...cup }))
    await Promise.all([handOver(), handOver(), handOver()])
    await handOver()
    await test.db.write(context, (tx) => {
      const entry = { event: 'order.handed_over', ...booking, amounts: { goodsNet: 1 } }
      return post(tx, [entry, entry])
    })
    expect(await postings(booking.order)).toEqual(['1200 → 4000: 1050', '1200 → 2000: 200'])
  })

  it('writes nothing for nothing', async () => {
    const booking = anOrder()
    await test.db.write(context, (tx) => postHandOver(tx, { ...booking, netMinor: 0, taxMinor: 0 }))
    expect(await postings(booking.order)).toEqual([])
  })

  it.each([
    [
      'an amount without a rule',
      { event: 'order.handed_over', amounts: { goodsNet: 1, tip: 5 } },
      /no posting rule for tip/,
    ],
    ['an event without a rule', { event: 'order.forgotten', amounts: { net: 1 } }, /no posting rule/],
    ['an amount below zero', { event: 'order.handed_over', amounts: { goodsNet: -1 } }, /negative/],
  ])('stops at %s and books none of it', async (_name, entry, message) => {
    const booking = anOrder()
    await expect(test.db.write(context, (tx) => post(tx, [{ ...booking, ...entry }]))).rejects.toThrow(message)
    expect(await postings(booking.order)).toEqual([])
  })

  it('stops when the books are not open', async () => {
    const closed = await openTenant(test.db)
    await expect(test.db.write(closed, (tx) => postHandOver(tx, { ...anOrder(), ...cup }))).rejects.toThrow(/not open/)
  })

  it('leaves a chart that a merchant has made its own as it is', async () => {
    const own = await openBooksOfTenant()
    const booking = anOrder()
    await test.db.write(own, async (tx) => {
      await tx.rows('test.own_account', `insert into finance.account values ($1, '8400', 'Erlöse 19 %', 'revenue')`, [
        tx.tenant,
      ])
      await tx.rows(
        'test.own_rule',
        `update finance.posting_rule set credit = '8400' where tenant_id = $1 and event = 'order.handed_over' and amount = 'goodsNet'`,
        [tx.tenant],
      )
      await openBooks(tx)
      await postHandOver(tx, { ...booking, ...cup })
    })
    const { body } = await get('/v1/finance/trial-balance', own)
    expect(body.accounts.map((row: { account: string }) => row.account)).toEqual(['1200', '2000', '8400'])
  })

  it('cannot be changed afterwards', async () => {
    const change = (text: string) => test.db.write(context, (tx) => tx.rows(`test.${text.length}`, text, [tx.tenant]))
    await expect(change('update finance.posting set amount_minor = 1 where tenant_id = $1')).rejects.toThrow(
      /permission/,
    )
    await expect(change('delete from finance.journal_entry where tenant_id = $1')).rejects.toThrow(/permission/)
  })
})

describe('reading the books', () => {
  it('shows a trial balance whose debits and credits are equal, of one tenant and legal entity only', async () => {
    const own = await openBooksOfTenant()
    const booking = anOrder()
    await test.db.write(own, async (tx) => {
      await postCapture(tx, money(booking, 1000))
      await postHandOver(tx, { ...booking, ...cup })
    })
    const { body } = await get('/v1/finance/trial-balance', own)
    const rows = body.accounts as { account: string; debitMinor: number; creditMinor: number; balanceMinor: number }[]
    expect(rows.map(({ account, balanceMinor }) => [account, balanceMinor])).toEqual([
      ['1100', 1000],
      ['1200', 250],
      ['2000', -200],
      ['2100', 0],
      ['4000', -1050],
    ])
    const sum = (pick: 'debitMinor' | 'creditMinor') => rows.reduce((total, row) => total + row[pick], 0)
    expect(sum('debitMinor')).toBe(sum('creditMinor'))
    const other = await get(`/v1/finance/trial-balance?legalEntity=${showId('legalEntity', newId())}`, own)
    expect(other.body.accounts).toEqual([])
  })

  it('pages through the entries, newest first, without losing one', async () => {
    const own = await openBooksOfTenant()
    const causes = Array.from({ length: 5 }, () => newId())
    for (const cause of causes) await test.db.write(own, (tx) => postHandOver(tx, { ...anOrder(), cause, ...cup }))
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await get(`/v1/finance/journal?limit=2${cursor}`, own)
      seen.push(...body.items.map((item: { cause: string }) => item.cause))
      if (body.next === null) break
      cursor = `&cursor=${body.next}`
    }
    expect(seen).toEqual([...causes].reverse())
  })

  it('is for those who may read the ledger', async () => {
    expect((await app.inject({ url: '/v1/finance/trial-balance' })).statusCode).toBe(401)
    people.set('nobody', { ...(people.get(`books-of-${context.tenant}`) as Principal), grants: [] })
    const answer = await app.inject({ url: '/v1/finance/journal', headers: { authorization: 'Bearer nobody' } })
    expect(answer.statusCode).toBe(403)
  })
})
