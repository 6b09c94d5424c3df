import { readFileSync } from 'node:fs'
import { rootFile } from '../files.ts'
import type { TenantId } from '../ids.ts'
import type { Db } from './db.ts'

export type Invariant = Readonly<{ name: string; kind: string; says: string; sql: string }>
export type Broken = Readonly<{ invariant: Invariant; tenant: TenantId; rows: readonly Record<string, unknown>[] }>
export type Verdict = Readonly<{ checked: number; broken: readonly Broken[] }>

const HEADER = /^-- (I-[A-Z]\d+[a-z]?) \| (\w+) \| (.+)$/

/** The invariants as they stand in `db/invariants.sql`: a comment line with name, kind and meaning, then one query. */
export function readInvariants(): Invariant[] {
  const found: { name: string; kind: string; says: string; sql: string }[] = []
  for (const line of readFileSync(rootFile('db', 'invariants.sql'), 'utf8').split('\n')) {
    const header = HEADER.exec(line)
    const [, name, kind, says] = header ?? []
    if (name && kind && says) found.push({ name, kind, says, sql: '' })
    else if (!line.startsWith('--') && line.trim() !== '') {
      const last = found.at(-1)
      if (last) last.sql += `${line}\n`
    }
  }
  return found.map((one) => ({ ...one, sql: one.sql.trim().replace(/;$/, '') }))
}

const SHOWN_ROWS = 20

/**
 * Runs every invariant for every tenant (or one) in one snapshot each. `safety` ones hold at every moment; those of
 * kind `liveness` once the trouble is over and the stated time has passed.
 */
export async function verify(
  db: Db,
  options: { tenant?: TenantId; progress?: (done: number, all: number) => void } = {},
): Promise<Verdict> {
  const invariants = readInvariants()
  const tenants = options.tenant ? [options.tenant] : await db.tenants()
  const broken: Broken[] = []
  let done = 0
  for (const tenant of tenants) {
    await db.read(tenant, async (tx) => {
      for (const invariant of invariants) {
        const rows = await tx.rows<Record<string, unknown>>(`verify.${invariant.name}`, invariant.sql, [])
        if (rows.length > 0) broken.push({ invariant, tenant, rows: rows.slice(0, SHOWN_ROWS) })
        options.progress?.(++done, tenants.length * invariants.length)
      }
    })
  }
  return { checked: invariants.length * tenants.length, broken }
}
