import type { Tx } from '../db/db.ts'
import { type Kept, keep } from './kept.ts'

/** What hardly ever changes and every command reads: kept by each process until somebody writes it. */
export type MasterList =
  | 'organisation'
  | 'policies'
  | 'providers'
  | 'tax_rates'
  | 'hold_rules'
  | 'catalog'
  | 'prices'
  | 'posting_rules'

const TYPES: ReadonlySet<string> = new Set(['master_data.changed'])

/** Said by whoever writes master data, in the same transaction: without it, others go on with what they have kept. */
export function masterChanged(tx: Tx, list: MasterList): void {
  tx.announce({ type: 'master_data.changed', data: { list } })
}

export function keepMaster<T>(name: string, lists: readonly MasterList[], load: (tx: Tx) => Promise<T>): Kept<T> {
  const known: ReadonlySet<unknown> = new Set(lists)
  return keep({ name, types: TYPES, concerns: ({ list }) => known.has(list), load })
}
