import type { Db, Tx } from '../db/db.ts'
import type { TenantId } from '../ids.ts'
import { eventsAfter, type LoggedEvent } from './log.ts'

/** Somebody who reads the log from where they left off. What they write is in the transaction that moves their cursor. */
export type Follower = Readonly<{
  name: string
  /** Event types it cares for; others only move the cursor. */
  types: ReadonlySet<string> | 'all'
  /** `memo` lives as long as the batch: what is read once for all its events is kept there. */
  handle(tx: Tx, event: LoggedEvent, memo: Map<string, unknown>): Promise<void>
}>

const BATCH = 200
const SYSTEM = { kind: 'system', id: null } as const

/**
 * Lets a follower read up to the end of a tenant's log. Two processes do not read for the same follower at once; a
 * batch that fails is halved until the guilty event stands alone, and that one's error is thrown: the follower stays
 * there, visibly, until it can go on.
 * @returns how many events were read
 */
export async function follow(db: Db, tenant: TenantId, follower: Follower): Promise<number> {
  let read = 0
  for (let size = BATCH; ; ) {
    try {
      const count = await readBatch(db, tenant, follower, size)
      read += count
      if (count < size) return read
      size = BATCH
    } catch (error) {
      if (size === 1) throw error
      size = Math.floor(size / 2)
    }
  }
}

async function readBatch(db: Db, tenant: TenantId, follower: Follower, size: number): Promise<number> {
  return db.write({ tenant, actor: SYSTEM }, async (tx) => {
    const position = await claimCursor(tx, follower.name)
    if (position === null) return 0
    const events = await eventsAfter(tx, position, size)
    const last = events.at(-1)
    if (!last) return 0
    const memo = new Map<string, unknown>()
    for (const event of events) {
      if (follower.types === 'all' || follower.types.has(event.type))
        await follower.handle(tx.at({ occurredAt: event.occurredAt, quiet: event.quiet }), event, memo)
    }
    await tx.rows(
      'platform.move_cursor',
      'update platform.follower set position = $3 where tenant_id = $1 and name = $2',
      [tx.tenant, follower.name, last.position],
    )
    return events.length
  })
}

/** The follower's place, locked; null while somebody else reads for it. */
async function claimCursor(tx: Tx, name: string): Promise<number | null> {
  const take = () =>
    tx.rows<{ position: number }>(
      'platform.claim_cursor',
      'select position from platform.follower where tenant_id = $1 and name = $2 for update skip locked',
      [tx.tenant, name],
    )
  const [row] = await take()
  if (row) return row.position
  const made = await tx.rows(
    'platform.make_cursor',
    'insert into platform.follower (tenant_id, name) values ($1, $2) on conflict do nothing returning name',
    [tx.tenant, name],
  )
  return made.length === 1 ? 0 : null
}
