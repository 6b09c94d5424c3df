import type { Db, Tx } from '../db/db.ts'
import { newId, type TenantId } from '../ids.ts'

/** What shall happen at a time, once for its subject; written in the transaction of its cause. */
export type PlannedTimer = Readonly<{
  kind: string
  subject: string
  dueAt: Date
  data?: Readonly<Record<string, unknown>>
}>
export type DueTimer = Readonly<{
  id: string
  kind: string
  subject: string
  dueAt: Date
  data: Readonly<Record<string, unknown>>
  attempts: number
}>
export type TimerKind = Readonly<{ kind: string; fire(tx: Tx, timer: DueTimer): Promise<void> }>

/** A fact this much older than now is back-dated: its time is over, and the clock must not act on it. */
const BACK_DATED_MS = 300_000

/** A back-dated fact sets no timer. A second timer of the same kind and subject moves the first. */
export async function setTimer(tx: Tx, timer: PlannedTimer): Promise<void> {
  if (tx.quiet || tx.now.getTime() - tx.occurredAt.getTime() > BACK_DATED_MS) return
  await tx.rows(
    'platform.set_timer',
    `insert into platform.timer (tenant_id, id, kind, subject_id, due_at, data) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, kind, subject_id) where fired_at is null do update set due_at = excluded.due_at, data = excluded.data`,
    [tx.tenant, newId(), timer.kind, timer.subject, timer.dueAt, JSON.stringify(timer.data ?? {})],
  )
}

export async function dropTimer(tx: Tx, kind: string, subject: string): Promise<void> {
  await tx.rows(
    'platform.drop_timer',
    'delete from platform.timer where tenant_id = $1 and kind = $2 and subject_id = $3 and fired_at is null',
    [tx.tenant, kind, subject],
  )
}

const RETRY_S = 30
/** After so many failures a timer is left to a person, with its problem. */
export const MAX_ATTEMPTS = 12
const SYSTEM = { kind: 'system', id: null } as const

/**
 * Fires what is due, each timer in its own transaction with its effect: it happens once or not at all. One that fails
 * is tried again later and blocks nobody; after the last try it stays visible with its problem.
 * @returns how many fired
 */
export async function fireTimers(db: Db, tenant: TenantId, kinds: readonly TimerKind[], limit = 100): Promise<number> {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]))
  const due = await db.read(tenant, (tx) =>
    tx.rows<{ id: string }>(
      'platform.due_timers',
      'select id from platform.timer where tenant_id = $1 and fired_at is null and due_at <= $2 and attempts < $3 and kind = any($4::text[]) order by due_at limit $5',
      [tx.tenant, tx.now, MAX_ATTEMPTS, [...byName.keys()], limit],
    ),
  )
  let fired = 0
  for (const { id } of due) if (await fireOne(db, tenant, id, byName)) fired++
  return fired
}

async function fireOne(db: Db, tenant: TenantId, id: string, kinds: ReadonlyMap<string, TimerKind>): Promise<boolean> {
  try {
    return await db.write({ tenant, actor: SYSTEM }, async (tx) => {
      // Fired before it fires: one that sets itself anew sets another.
      const [timer] = await tx.rows<DueTimer>(
        'platform.claim_timer',
        `update platform.timer t set fired_at = $3
           from (select id from platform.timer
                  where tenant_id = $1 and id = $2 and fired_at is null and due_at <= $3 for update skip locked) due
          where t.tenant_id = $1 and t.id = due.id
          returning t.id, t.kind, t.subject_id as subject, t.due_at as "dueAt", t.data, t.attempts`,
        [tx.tenant, id, tx.now],
      )
      if (!timer) return false
      await kinds.get(timer.kind)?.fire(tx, timer)
      return true
    })
  } catch (error) {
    await db.write({ tenant, actor: SYSTEM }, (tx) =>
      tx.rows(
        'platform.timer_failed',
        'update platform.timer set attempts = attempts + 1, problem = $3, due_at = $4 where tenant_id = $1 and id = $2',
        [tx.tenant, id, String(error).slice(0, 500), new Date(tx.now.getTime() + RETRY_S * 1000)],
      ),
    )
    return false
  }
}
