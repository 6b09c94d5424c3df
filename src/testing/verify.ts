import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../platform/db/db.ts'
import type { TenantId } from '../platform/ids.ts'

/** Runs the invariants of the product for one tenant. @returns the rows that break one, by its name */
export async function brokenInvariants(db: Db, tenant: TenantId): Promise<Record<string, unknown[]>> {
  const text = await readFile(join(import.meta.dirname, '../../db/invariants.sql'), 'utf8')
  const statements = text.split(/^-- (?=I-)/m).slice(1)
  return db.read(tenant, async (tx) => {
    const broken: Record<string, unknown[]> = {}
    for (const statement of statements) {
      const name = /^I-\w+/.exec(statement)?.[0] ?? statement
      const sql = statement.slice(statement.indexOf('\n')).trim().replace(/;\s*$/, '')
      const rows = await tx.rows(`invariant.${name}`, sql, [])
      if (rows.length > 0) broken[name] = rows
    }
    return broken
  })
}
