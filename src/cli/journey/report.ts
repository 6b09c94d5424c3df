import type { Client } from './client.ts'

export type MoneySums = Readonly<{
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
}>
export type Summary = Readonly<{
  orders: number
  states: Readonly<Record<string, number>>
  units: Readonly<Record<string, number>>
  money: readonly MoneySums[]
  messages: number
}>

const QUIET_MS = 400
const WITHIN_MS = 60_000

/** The table once it stands still: captures, refunds and messages follow their causes a moment later. */
export async function settled(care: Client): Promise<Summary> {
  const until = Date.now() + WITHIN_MS
  let before = await care.get<Summary>('/v1/reports/summary')
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
    const now = await care.get<Summary>('/v1/reports/summary')
    if (JSON.stringify(now) === JSON.stringify(before) || Date.now() > until) return now
    before = now
  }
}

/** The result as a person reads it. */
export function showTable(
  result: Summary & { refused: readonly unknown[]; invariants: { checked: number; broken: number }; seconds: number },
): string {
  const rows: string[][] = [['orders', String(result.orders)]]
  for (const [state, count] of Object.entries(result.states)) rows.push([`  ${state}`, String(count)])
  rows.push(['units', ''])
  for (const [bucket, units] of Object.entries(result.units)) if (units > 0) rows.push([`  ${bucket}`, String(units)])
  for (const money of result.money) {
    const amount = (minor: number) =>
      `${(minor / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${money.currency}`
    rows.push(
      ['money', ''],
      ['  goods, net', amount(money.goodsNetMinor)],
      ['  charges, net', amount(money.chargesNetMinor)],
      ['  tax', amount(money.taxMinor)],
      ['  accepted', amount(money.totalMinor)],
    )
    rows.push(
      ['  cancelled', amount(money.cancelledMinor)],
      ['  credited', amount(money.creditedMinor)],
      ['  captured', amount(money.capturedMinor)],
      ['  refunded', amount(money.refundedMinor)],
      ['  owed', amount(money.owedMinor)],
    )
  }
  rows.push(
    ['messages', String(result.messages)],
    ['refused', String(result.refused.length)],
    ['invariants checked', String(result.invariants.checked)],
    ['invariants broken', String(result.invariants.broken)],
    ['seconds', String(result.seconds)],
  )
  const width = Math.max(...rows.map(([name]) => name?.length ?? 0))
  const right = Math.max(...rows.map(([, value]) => value?.length ?? 0))
  return rows.map(([name = '', value = '']) => `${name.padEnd(width)}  ${value.padStart(right)}`).join('\n')
}
