import type { Tx } from '../../platform/db/db.ts'
import { standardAccounts, standardRules } from './chart.ts'
import { writeAccounts, writeRules } from './store.ts'

/** Writes the standard chart of accounts and its posting rules; what the tenant has already is left as it is. */
export async function openBooks(tx: Tx): Promise<void> {
  await writeAccounts(tx, standardAccounts)
  await writeRules(tx, standardRules)
}
