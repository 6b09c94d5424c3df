import type { Tx } from '../db/db.ts'
import type { TenantId } from '../ids.ts'

/**
 * Something of a tenant that a process keeps between transactions. The log says when it is not true any more: every
 * transaction that asks reads first what was committed since the last look, so a kept thing is as fresh as a read.
 */
export type Kept<T> = Readonly<{
  name: string
  /** Events after which it has changed. */
  types: ReadonlySet<string>
  /** Whether an event of these types concerns it; all do without this. */
  concerns?(data: Readonly<Record<string, unknown>>): boolean
  load(tx: Tx): Promise<T>
  /** Brings it forward by one event; without this it is loaded anew. */
  apply?(value: T, data: Readonly<Record<string, unknown>>): void
}>

type Logged = Readonly<{ position: number; type: string; data: Readonly<Record<string, unknown>> }>
type Memory = {
  position: number
  /** The newest events that concern kept things: what was being loaded while they came is brought forward by them. */
  recent: Logged[]
  readonly values: Map<string, { kept: Kept<unknown>; value: unknown }>
}

/** Tenants that a process remembers at once; the one asked longest ago is forgotten first. */
const TENANTS = 256
/** Behind by more than this, it is quicker to load anew than to read what happened. */
const FAR_BEHIND = 5_000
const RECENT = 256

const memories = new Map<TenantId, Memory>()
const allTypes = new Set<string>()

export function keep<T>(kept: Kept<T>): Kept<T> {
  for (const type of kept.types) allTypes.add(type)
  return kept
}

/** The kept thing as the transaction sees it. One that has changed it itself loads its own. */
export async function recall<T>(tx: Tx, kept: Kept<T>): Promise<T> {
  if (tx.hasAnnounced(kept.types)) return kept.load(tx)
  const memory = await catchUp(tx)
  const known = memory.values.get(kept.name)
  if (known) return known.value as T
  const from = memory.position
  const value = await kept.load(tx)
  const missed = eventsSince(memory, from, kept)
  if (missed === null || (missed.length > 0 && !kept.apply)) return value
  for (const event of missed) kept.apply?.(value, event.data)
  memory.values.set(kept.name, { kept, value } as never)
  return value
}

/**
 * Parts of a kept whole, by key: those that are not there yet are loaded, and the oldest make room.
 * @param atMost how many parts are kept
 */
export async function recallEach<K, V>(
  tx: Tx,
  kept: Kept<Map<K, V>>,
  keys: readonly K[],
  load: (tx: Tx, keys: readonly K[]) => Promise<Map<K, V>>,
  atMost: number,
): Promise<ReadonlyMap<K, V>> {
  const known = await recall(tx, kept)
  const unknown = [...new Set(keys.filter((key) => !known.has(key)))]
  if (unknown.length === 0) return known
  const memory = await catchUp(tx)
  const from = memory.position
  const loaded = await load(tx, unknown)
  const missed = eventsSince(memory, from, kept)
  if (missed === null || (missed.length > 0 && !kept.apply)) return new Map([...known, ...loaded])
  for (const event of missed) kept.apply?.(loaded, event.data)
  for (const [key, part] of loaded) known.set(key, part)
  const needed = new Set(keys)
  for (const key of known.keys()) {
    if (known.size <= atMost) break
    if (!needed.has(key)) known.delete(key)
  }
  return known
}

/** Events that concern a kept thing and that this process has heard of since a position; null when it cannot say. */
function eventsSince(memory: Memory, position: number, kept: Pick<Kept<never>, 'types' | 'concerns'>): Logged[] | null {
  if (memory.position === position) return []
  const oldest = memory.recent[0]
  if (memory.recent.length === RECENT && oldest && oldest.position > position) return null
  return memory.recent.filter((event) => event.position > position && isConcerned(kept, event))
}

function catchUp(tx: Tx): Promise<Memory> {
  const before = tx.memo.get('kept') as Promise<Memory> | undefined
  if (before) return before
  const now = lookAtLog(tx)
  tx.memo.set('kept', now)
  return now
}

type Row = Readonly<{ head: number; position: number | null; type: string; data: Readonly<Record<string, unknown>> }>

async function lookAtLog(tx: Tx): Promise<Memory> {
  const memory = memoryOf(tx.tenant)
  const from = memory.position
  const rows = await tx.rows<Row>(
    'platform.look_at_log',
    'select head, position, type, data from platform.look_at_log($1, $2, $3::text[], $4)',
    [tx.tenant, from, [...allTypes], FAR_BEHIND],
  )
  const head = rows[0]?.head ?? 0
  if (from < 0 || head - from > FAR_BEHIND) forget(memory)
  // Another transaction of this process may have looked meanwhile, and seen more.
  for (const { position, type, data } of rows)
    if (position !== null && position > memory.position) bringForward(memory, { position, type, data })
  memory.position = Math.max(memory.position, head)
  return memory
}

function memoryOf(tenant: TenantId): Memory {
  const memory = memories.get(tenant) ?? { position: -1, recent: [], values: new Map() }
  memories.delete(tenant)
  memories.set(tenant, memory)
  if (memories.size > TENANTS) memories.delete(memories.keys().next().value as TenantId)
  return memory
}

function forget(memory: Memory): void {
  memory.values.clear()
  memory.recent = []
}

function bringForward(memory: Memory, event: Logged): void {
  memory.position = event.position
  memory.recent.push(event)
  if (memory.recent.length > RECENT) memory.recent.shift()
  for (const [name, { kept, value }] of memory.values) {
    if (!isConcerned(kept, event)) continue
    if (kept.apply) kept.apply(value, event.data)
    else memory.values.delete(name)
  }
}

function isConcerned({ types, concerns }: Pick<Kept<never>, 'types' | 'concerns'>, { type, data }: Logged): boolean {
  return types.has(type) && (concerns?.(data) ?? true)
}
