import type { Tx } from '../../platform/db/db.ts'
import { newId, type OperationId, type OrderId } from '../../platform/ids.ts'
import type { MoneyWay, PostingRule } from './chart.ts'
import {
  type Amounts,
  type BalanceAccounts,
  type Balances,
  balanceAccounts,
  decideCapture,
  decideCredit,
  decideHandOver,
  decideRefund,
  type Sold,
} from './decide.ts'
import { type EntryRow, type PostingRow, readBooks, readRules, writeEntries } from './store.ts'

/** What is booked: amounts by name in minor units, turned into postings by the tenant's rules. */
export type NewEntry = Readonly<{
  event: string
  /** Whose effect it is; the same event of the same cause is booked once. */
  cause: string
  order?: OrderId
  operation?: OperationId
  legalEntity: string
  currency: string
  amounts: Amounts
}>

/** What every posting for an order needs to know of it. */
export type OrderBooking = Readonly<{ order: OrderId; cause: string; legalEntity: string; currency: string }>
export type HandOver = OrderBooking & Sold
export type MoneyMoved = OrderBooking & Readonly<{ operation: OperationId; way: MoneyWay; amountMinor: number }>

/**
 * Writes journal entries by the posting rules. Zero amounts make no posting, an entry without postings is not written,
 * and the same event and cause a second time changes nothing.
 * @throws when no rule knows an amount, or an amount is negative: both are bugs, nothing is booked
 */
export async function post(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  await postBy(tx, await readRules(tx), entries)
}

async function postBy(tx: Tx, rules: readonly PostingRule[], entries: readonly NewEntry[]): Promise<void> {
  const rows: EntryRow[] = []
  const postings: PostingRow[] = []
  for (const { amounts, currency, order, operation, ...entry } of entries) {
    const id = newId()
    const own = Object.entries(amounts)
      .filter(([, amountMinor]) => amountMinor !== 0)
      .map(([name, amountMinor], index) => {
        const rule = rules.find((one) => one.event === entry.event && one.amount === name)
        if (!rule) throw new Error(`no posting rule for ${name} of ${entry.event}`)
        if (amountMinor < 0) throw new Error(`${name} of ${entry.event} is negative: ${amountMinor}`)
        return { entry: id, posting: index + 1, debit: rule.debit, credit: rule.credit, currency, amountMinor }
      })
    if (own.length === 0) continue
    rows.push({ ...entry, id, order: order ?? null, operation: operation ?? null })
    postings.push(...own)
  }
  if (rows.length > 0) await writeEntries(tx, rows, postings)
}

/** Books goods (and charges) given to the customer; `netMinor` and `taxMinor` sum to their gross value. Locks nothing: the order must be open. */
export function postHandOver(tx: Tx, handOver: HandOver): Promise<void> {
  return postForOrder(tx, 'order.handed_over', handOver, (before) => decideHandOver(before, handOver))
}

/** Books value given back after hand-over: returned, lost or taken off. The order must be open. */
export function postCredit(tx: Tx, credit: HandOver): Promise<void> {
  return postForOrder(tx, 'order.credited', credit, (before) => decideCredit(before, credit))
}

/** Books money that came in. The order must be open. */
export function postCapture(tx: Tx, money: MoneyMoved): Promise<void> {
  return postForOrder(tx, 'payment.captured', money, (before) => decideCapture(before, money.way, money.amountMinor))
}

/** Books money that went back. The order must be open. */
export function postRefund(tx: Tx, money: MoneyMoved): Promise<void> {
  return postForOrder(tx, 'payment.refunded', money, (before) => decideRefund(before, money.way, money.amountMinor))
}

async function postForOrder(
  tx: Tx,
  event: string,
  booking: OrderBooking & { operation?: OperationId },
  decide: (before: Balances) => Amounts,
): Promise<void> {
  const rules = await readRules(tx)
  const { order, cause, operation, legalEntity, currency } = booking
  const accounts = balanceAccounts(rules)
  if (!accounts) throw new Error('the books are not open: no posting rules')
  const books = await readBooks(tx, { order, currency, event, cause }, Object.values(accounts))
  if (books.booked) return
  const amounts = decide(balancesOf(books.balances, accounts))
  await postBy(tx, rules, [{ event, order, cause, legalEntity, currency, amounts, ...(operation && { operation }) }])
}

function balancesOf(
  balances: ReadonlyMap<string, number>,
  { receivables, prepayments, refunds }: BalanceAccounts,
): Balances {
  return {
    receivable: balances.get(receivables) ?? 0,
    prepaid: -(balances.get(prepayments) ?? 0),
    refundable: -(balances.get(refunds) ?? 0),
  }
}
