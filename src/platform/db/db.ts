import pg from 'pg'
import { isUuid, newId, type TenantId } from '../ids.ts'
import { within } from '../within.ts'
import { arrayText } from './arrays.ts'

/** Who did it: a person, a system's key, a customer by link, or Kontor itself for a recorded cause. */
export type Actor = Readonly<{ kind: 'user' | 'key' | 'customer' | 'system'; id: string | null }>

export type Context = Readonly<{
  tenant: TenantId
  actor: Actor
  /** When it was so, if that is not now. */
  occurredAt?: Date
  /** A back-dated fact: it fires no timer and no message. */
  quiet?: boolean
}>

export type NewEvent = Readonly<{
  type: string
  order?: string
  subject?: string
  channel?: string
  location?: string
  data?: Readonly<Record<string, unknown>>
}>

/** One transaction of one tenant, handed from door to door. */
export interface Tx {
  readonly tenant: TenantId
  readonly actor: Actor
  /** The database's clock at the start of the transaction: when Kontor learned it. */
  readonly now: Date
  readonly occurredAt: Date
  readonly quiet: boolean
  /** 1, and more when the transaction is tried again: what was assumed the first time is better looked at. */
  readonly attempt: number
  rows<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>
  /** Writes an event into the tenant's log, in this transaction, as its last statement. */
  announce(event: NewEvent): void
  /** A last write whose answer nobody needs before the commit: it travels with it, and fails with it. */
  withCommit(write: Promise<unknown>): void
  /** Called when the commit was acknowledged; not when it failed or nobody knows. */
  onCommitted(listener: () => void): void
  /** Whether this transaction has announced an event of one of these types: what it wrote is nobody else's yet. */
  hasAnnounced(types: ReadonlySet<string>): boolean
  /**
   * Waits until the group before this one in a commit group's queue is committed; others do not wait. Until then a group
   * reads and plans, while the one before it is written.
   */
  turn(): Promise<void>
  /** What was looked up once for this transaction. */
  readonly memo: Map<string, unknown>
  /** The same transaction seen from another moment: a follower writes its facts at the time of their cause. */
  at(moment: { occurredAt: Date; quiet: boolean; actor?: Actor }): Tx
}

/** How long a transaction waits for a lock and for a statement, where that is less than the pool's own bounds. */
export type Patience = Readonly<{ lockMs: number; statementMs: number }>

export type How = Readonly<{ patience?: Patience | undefined; turn?: () => Promise<void> }>

export interface Db {
  write<T>(context: Context, work: (tx: Tx) => Promise<T>, how?: How): Promise<T>
  /** Reads in one snapshot; goes to the replica when one is configured. */
  read<T>(tenant: TenantId, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Tenants that exist; the one table without tenant_id. */
  tenants(): Promise<TenantId[]>
  /** Called after each commit that wrote events. */
  onEvents(listener: (tenant: TenantId) => void): void
  /** What still has work for the database says when it is done: `end` waits for it, 10 s at the most. */
  beforeEnd(done: () => Promise<void>): void
  readonly pool: pg.Pool
  end(): Promise<void>
}

export type DbOptions = Readonly<{
  url: string
  readUrl?: string
  poolSize?: number
  /** For tests: replaces the database's clock. */
  clock?: () => Date
  log?: (line: string, detail: Record<string, unknown>) => void
}>

/** The connection was lost after COMMIT was sent: nobody knows; the idempotency key tells on retry. */
export class CommitUnknown extends Error {
  override name = 'CommitUnknown'
}

// Instants stay Date; dates are calendar days without a zone; 64-bit integers are checked to be exact.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`integer out of range: ${text}`)
  return value
})

/** What was read has moved meanwhile: the whole transaction is worth another try. */
export class RetryTransaction extends Error {
  override name = 'RetryTransaction'
}

const RETRYABLE = new Set(['40001', '40P01'])
const ATTEMPTS = 6
const LAST_WORK_MS = 10_000

function isRetryable(error: unknown): boolean {
  return error instanceof RetryTransaction || (error instanceof pg.DatabaseError && RETRYABLE.has(error.code ?? ''))
}

function openPool(url: string, size: number): pg.Pool {
  // The login may own the schema; the role that runs statements owns nothing and cannot pass row level security.
  const settings = [
    '-c role=kontor_app',
    '-c timezone=UTC',
    '-c statement_timeout=30s',
    '-c lock_timeout=10s',
    '-c idle_in_transaction_session_timeout=15s',
  ]
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: settings.join(' '),
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'kontor',
    // Statements that are issued together travel together: 2.5 times the point reads of one connection.
    pipeline: true,
  } as pg.PoolConfig)
  pool.on('error', () => undefined) // an idle connection died: the pool opens another
  // One in use: its statements fail, and that is heard; an error that nobody hears would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}

export function connect(options: DbOptions): Db {
  const size = options.poolSize ?? 16
  const pool = openPool(options.url, size)
  const readPool = options.readUrl ? openPool(options.readUrl, size) : pool
  const listeners: ((tenant: TenantId) => void)[] = []
  const lastWork: (() => Promise<void>)[] = []

  async function attempt<T>(
    context: Context,
    work: (tx: Tx) => Promise<T>,
    tries: number,
    { patience, turn = atOnce }: How,
  ): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      const now = await begin(client, context.tenant, beginWith(patience), options.clock)
      const events: (NewEvent & { tx: Tx })[] = []
      const last: Promise<unknown>[] = []
      const committed: (() => void)[] = []
      const tx = makeTx(client, context, now, { events, last, committed, tries, turn })
      const result = await work(tx)
      await finish(client, context.tenant, now, events, last)
      for (const listener of committed) listener()
      if (events.length > 0) for (const listener of listeners) listener(context.tenant)
      return result
    } catch (error) {
      broken = await rollBack(client, error)
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    pool,
    async write(context, work, how = {}) {
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(context, work, tries, how)
        } catch (error) {
          if (!isRetryable(error) || tries === ATTEMPTS) throw error
          options.log?.('transaction retried', { tries, why: String(error) })
          await sleep(2 ** tries * (2 + Math.random() * 4))
        }
      }
    },
    async read(tenant, work) {
      const client = await readPool.connect()
      let broken: Error | undefined
      try {
        const now = await begin(client, tenant, 'begin isolation level repeatable read read only', options.clock)
        const result = await work(makeTx(client, { tenant, actor: { kind: 'system', id: null } }, now, null))
        await client.query('commit')
        return result
      } catch (error) {
        broken = await rollBack(client, error)
        throw error
      } finally {
        client.release(broken)
      }
    },
    async tenants() {
      const { rows } = await pool.query<{ id: TenantId }>('select id from platform.tenant order by id')
      return rows.map((row) => row.id)
    },
    onEvents: (listener) => void listeners.push(listener),
    beforeEnd: (done) => void lastWork.push(done),
    async end() {
      await within(LAST_WORK_MS, Promise.all(lastWork.map((done) => done())))
      await pool.end()
      if (readPool !== pool) await readPool.end()
    },
  }
}

const atOnce = () => Promise.resolve()

function beginWith(patience: Patience | undefined): string {
  if (!patience) return 'begin'
  const { lockMs, statementMs } = patience
  return `begin; set local lock_timeout = ${Math.ceil(lockMs)}; set local statement_timeout = ${Math.ceil(statementMs)}`
}

/** Opens the transaction, sets its tenant and reads the clock: one round trip. */
async function begin(client: pg.PoolClient, tenant: TenantId, how: string, clock?: () => Date): Promise<Date> {
  if (!isUuid(tenant)) throw new Error('no tenant')
  // SET LOCAL takes no parameters; the value is a UUID, checked above.
  const results = await client.query(`${how}; set local kontor.tenant = '${tenant}'; select now() as now`)
  const row = (results as unknown as pg.QueryResult<{ now: Date }>[]).at(-1)?.rows[0]
  if (!row) throw new Error('no clock')
  return clock ? clock() : row.now
}

/**
 * Appends the events and commits in one round trip. A failed append makes COMMIT answer ROLLBACK; a connection that is
 * lost now leaves the outcome unknown.
 */
async function finish(
  client: pg.PoolClient,
  tenant: TenantId,
  now: Date,
  events: readonly (NewEvent & { tx: Tx })[],
  last: readonly Promise<unknown>[],
): Promise<void> {
  const appended = events.length > 0 ? writeEvents(client, tenant, now, events) : Promise.resolve()
  const [committed, ...written] = await Promise.allSettled([commit(client), ...last, appended])
  if (committed.status === 'rejected' && committed.reason instanceof CommitUnknown) throw committed.reason
  for (const one of written) if (one.status === 'rejected') throw one.reason
  if (committed.status === 'rejected') throw committed.reason
}

/** A failed transaction answers COMMIT with the tag ROLLBACK: only the tag COMMIT acknowledges. */
async function commit(client: pg.PoolClient): Promise<void> {
  const answer = await client.query('commit').catch((error: unknown) => {
    if (error instanceof pg.DatabaseError) throw error
    throw new CommitUnknown('the connection was lost while committing', { cause: error })
  })
  if (answer.command !== 'COMMIT') throw new Error(`commit was answered ${answer.command}`)
}

/** Returns the error when the connection itself is gone and must not go back to the pool. */
async function rollBack(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
  if (error instanceof CommitUnknown) return error
  try {
    await client.query('rollback')
    return undefined
  } catch (gone) {
    return gone instanceof Error ? gone : new Error(String(gone))
  }
}

function makeTx(
  client: pg.PoolClient,
  context: Context,
  now: Date,
  written: Readonly<{
    events: (NewEvent & { tx: Tx })[]
    last: Promise<unknown>[]
    committed: (() => void)[]
    tries: number
    turn: () => Promise<void>
  }> | null,
  memo = new Map<string, unknown>(),
): Tx {
  const tx: Tx = {
    memo,
    tenant: context.tenant,
    actor: context.actor,
    now,
    occurredAt: context.occurredAt ?? now,
    quiet: context.quiet ?? false,
    attempt: written?.tries ?? 1,
    turn: written?.turn ?? atOnce,
    async rows<Row>(name: string, text: string, values: readonly unknown[]) {
      const query = { name, text: `/* ${name} */ ${text}`, values: values.map(asSent) }
      const { rows } = await client.query(query).catch(afterTheCause)
      return rows as Row[]
    },
    announce(event) {
      if (!written) throw new Error(`a read announces nothing: ${event.type}`)
      written.events.push({ ...event, tx })
    },
    onCommitted: (listener) => void written?.committed.push(listener),
    withCommit(write) {
      // Heard at the commit; when the work itself fails first, that is what is told.
      write.catch(() => undefined)
      written?.last.push(write)
    },
    hasAnnounced: (types) => written?.events.some((event) => types.has(event.type)) ?? false,
    at: ({ occurredAt, quiet, actor }) =>
      makeTx(client, { tenant: context.tenant, actor: actor ?? context.actor, occurredAt, quiet }, now, written, memo),
  }
  return tx
}

const ABORTED = '25P02'

/**
 * Of statements that travel together the first that fails fails all behind it. Those are heard a moment later, so that
 * what is told, and tried again, is the cause and not "the transaction is aborted".
 */
async function afterTheCause(error: unknown): Promise<never> {
  if (error instanceof pg.DatabaseError && error.code === ABORTED) await new Promise((resolve) => setImmediate(resolve))
  throw error
}

function asSent(value: unknown): unknown {
  return Array.isArray(value) ? (arrayText(value) ?? value) : value
}

/**
 * Appends to the log. The head is locked here and nowhere else, and this is the last statement before COMMIT:
 * taken first, the lock would be held for the whole transaction (it cost 72 % of the intake rate in a prototype).
 */
async function writeEvents(
  client: pg.PoolClient,
  tenant: TenantId,
  now: Date,
  events: readonly (NewEvent & { tx: Tx })[],
) {
  const column = <T>(pick: (event: NewEvent & { tx: Tx }) => T) => asSent(events.map(pick))
  await client.query({
    name: 'platform.append_events',
    text: `/* platform.append_events */
      with head as (
        update platform.event_head set position = position + $2::int where tenant_id = $1 returning position - $2::int as base
      )
      insert into platform.event (tenant_id, position, id, type, order_id, subject_id, channel_id, location_id, data,
                                  actor_kind, actor_id, quiet, occurred_at, recorded_at)
      select $1, head.base + e.n, e.id, e.type, e.order_id, e.subject_id, e.channel_id, e.location_id, e.data,
             e.actor_kind, e.actor_id, e.quiet, e.occurred_at, $14
        from head, unnest($3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::jsonb[],
                          $10::text[], $11::uuid[], $12::boolean[], $13::timestamptz[]) with ordinality
             as e(id, type, order_id, subject_id, channel_id, location_id, data, actor_kind, actor_id, quiet, occurred_at, n)`,
    values: [
      tenant,
      events.length,
      column(() => newId()),
      column((event) => event.type),
      column((event) => event.order ?? null),
      column((event) => event.subject ?? null),
      column((event) => event.channel ?? null),
      column((event) => event.location ?? null),
      column((event) => JSON.stringify(event.data ?? {})),
      column((event) => event.tx.actor.kind),
      column((event) => event.tx.actor.id),
      column((event) => event.tx.quiet),
      column((event) => event.tx.occurredAt),
      now,
    ],
  })
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
