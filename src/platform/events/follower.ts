import type { Db, Tx } from '../db/db.ts'
import type { TenantId } from '../ids.ts'
import { eventsAfter, type LoggedEvent } from './log.ts'

type Reader = Readonly<{
  name: string
  /** Event types it cares for; others only move the cursor. */
  types: ReadonlySet<string> | 'all'
}>

/** Somebody who reads the log from where they left off. What they write is in the transaction that moves their cursor. */
export type Follower = Reader &
  (
    | Readonly<{
        /** `memo` lives as long as the batch: what is read once for all its events is kept there. */
        handle(tx: Tx, event: LoggedEvent, memo: Map<string, unknown>): Promise<void>
      }>
    | Readonly<{
        /** It takes a list and locks nothing that others wait for; each has its own moment. */
        handleAll(tx: Tx, events: readonly LoggedEvent[]): Promise<void>
      }>
    | Readonly<{
        /**
         * It locks orders or stock, so it gets a list: what is locked for all of them is locked in one sequence, and
         * `atOnce` keeps its transactions short. Orders locked one event after the other waited for each other
         * crosswise, a second each time.
         */
        handleList(tx: Tx, events: readonly LoggedEvent[]): Promise<void>
        atOnce: number
        /** Is there anything to do after these? Asked without a lock, where mostly there is not. */
        isAnyFor?(tx: Tx, events: readonly LoggedEvent[]): Promise<boolean>
      }>
  )

const BATCH = 200
const SYSTEM = { kind: 'system', id: null } as const

/**
 * Lets several followers read in one transaction: most of what is written concerns few of them, and a cursor moved
 * alone costs as much as one moved with others (one transaction instead of five per wake-up: a third of all
 * transactions of a busy shop). Those that lock and find something of theirs are left for `follow`, as are all when
 * the batch fails.
 * @returns how many events were read, and the followers that are left to read alone
 */
export async function followTogether(
  db: Db,
  tenant: TenantId,
  followers: readonly Follower[],
): Promise<{ read: number; left: readonly Follower[] }> {
  const left = new Set<Follower>()
  let read = 0
  for (;;) {
    const together = followers.filter((follower) => !left.has(follower))
    const batch = await readTogether(db, tenant, together).catch(() => null)
    if (!batch) return { read, left: followers }
    for (const follower of batch.left) left.add(follower)
    read += batch.read
    if (batch.read < BATCH) return { read, left: [...left] }
  }
}

async function readTogether(db: Db, tenant: TenantId, followers: readonly Follower[]) {
  if (followers.length === 0) return { read: 0, left: [] }
  return db.write({ tenant, actor: SYSTEM }, async (tx) => {
    const cursors = await claimCursors(
      tx,
      followers.map((follower) => follower.name),
    )
    const places = [...cursors.values()]
    if (places.length === 0) return { read: 0, left: followers.filter(({ name }) => !cursors.has(name)) }
    const events = await eventsAfter(tx, Math.min(...places), BATCH)
    const last = events.at(-1)
    // A follower that has never read, or that somebody else reads for, is for `follow`.
    const left = followers.filter(({ name }) => !cursors.has(name))
    if (!last) return { read: 0, left }
    const moved: string[] = []
    for (const follower of followers) {
      const place = cursors.get(follower.name)
      if (place === undefined || place >= last.position) continue
      const own = events.filter((event) => event.position > place && isFor(follower, event))
      if (own.length > 0 && 'handleList' in follower) {
        if ((await follower.isAnyFor?.(tx, own)) ?? true) {
          left.push(follower)
          continue
        }
      } else await handleAll(tx, follower, own)
      moved.push(follower.name)
    }
    await tx.rows(
      'platform.move_cursors',
      'update platform.follower set position = $3 where tenant_id = $1 and name = any($2::text[])',
      [tx.tenant, moved, last.position],
    )
    return { read: events.length, left }
  })
}

function isFor(follower: Follower, event: LoggedEvent): boolean {
  return follower.types === 'all' || follower.types.has(event.type)
}

async function handleAll(tx: Tx, follower: Follower, events: readonly LoggedEvent[]): Promise<void> {
  if (events.length === 0) return
  const memo = new Map<string, unknown>()
  const moment = ({ occurredAt, quiet }: LoggedEvent) => tx.at({ occurredAt, quiet })
  if ('handleAll' in follower) return follower.handleAll(tx, events)
  if ('handleList' in follower) return follower.handleList(moment(events.at(-1) as LoggedEvent), events)
  for (const event of events) await follower.handle(moment(event), event, memo)
}

/** A back-dated fact stands alone with its moment; what happens now is handled together, at the last one's moment. */
const isBackDated = (event: LoggedEvent) => event.quiet || event.occurredAt.getTime() !== event.recordedAt.getTime()

/** How many of the events one transaction takes: all, or as many as a list has room for. */
function oneListOf(follower: Follower, events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  if (!('handleList' in follower)) return events
  let taken = 0
  for (const [index, event] of events.entries()) {
    if (!isFor(follower, event)) continue
    if (taken > 0 && isBackDated(event)) return events.slice(0, index)
    taken++
    if (taken === follower.atOnce || isBackDated(event)) return events.slice(0, index + 1)
  }
  return events
}

async function claimCursors(tx: Tx, names: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ name: string; position: number }>(
    'platform.claim_cursors',
    `select name, position from platform.follower where tenant_id = $1 and name = any($2::text[])
      order by name for update skip locked`,
    [tx.tenant, names],
  )
  return new Map(rows.map((row) => [row.name, row.position]))
}

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
      const { count, more } = await readBatch(db, tenant, follower, size)
      read += count
      if (!more) return read
      size = BATCH
    } catch (error) {
      if (size === 1) throw error
      size = Math.floor(size / 2)
    }
  }
}

/** @returns how many events were read, and whether there may be more */
async function readBatch(
  db: Db,
  tenant: TenantId,
  follower: Follower,
  size: number,
): Promise<{ count: number; more: boolean }> {
  return db.write({ tenant, actor: SYSTEM }, async (tx) => {
    const position = await claimCursor(tx, follower.name)
    if (position === null) return { count: 0, more: false }
    const found = await eventsAfter(tx, position, size)
    const events = oneListOf(follower, found)
    const last = events.at(-1)
    if (!last) return { count: 0, more: false }
    await handleAll(
      tx,
      follower,
      events.filter((event) => isFor(follower, event)),
    )
    await tx.rows(
      'platform.move_cursor',
      'update platform.follower set position = $3 where tenant_id = $1 and name = $2',
      [tx.tenant, follower.name, last.position],
    )
    return { count: events.length, more: found.length === size || events.length < found.length }
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

/** Up to where a follower has read a tenant's log; 0 when it has not begun. */
export async function followedTo(tx: Tx, name: string): Promise<number> {
  const [row] = await tx.rows<{ position: number }>(
    'platform.followed_to',
    'select position from platform.follower where tenant_id = $1 and name = $2',
    [tx.tenant, name],
  )
  return row?.position ?? 0
}
