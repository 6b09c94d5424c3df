import type { Db } from '../db/db.ts'
import type { Effects } from '../effects/effects.ts'
import { dueEffects } from '../effects/store.ts'
import { type Follower, follow, followTogether } from '../events/follower.ts'
import type { TenantId } from '../ids.ts'
import { type Pulse, takePulse } from './pulse.ts'
import { fireTimers, type TimerKind } from './timers.ts'

/** Reports to webhook endpoints and the like; `run` returns how many it did. */
export type Duty = Readonly<{ name: string; run(tenant: TenantId): Promise<number> }>

export type Work = Readonly<{
  followers: readonly Follower[]
  timers: readonly TimerKind[]
  duties: readonly Duty[]
  effects: Effects
}>

export type Dispatcher = Readonly<{
  /** Does everything that is due now, until nothing is left; for tests and for the end of a journey. */
  settle(tenant: TenantId): Promise<void>
  stop(): Promise<void>
}>

type Log = (line: string, detail: Record<string, unknown>) => void
/** One kind of work of a tenant: at most once at a time, and no kind waits for another. */
type Lane = Readonly<{
  name: string
  isDue(pulse: Pulse): boolean
  run(tenant: TenantId, pulse: Pulse): Promise<number>
}>

const WAKE_MS = 10
/** A busy tenant is looked after this often at most: what came meanwhile is read together. */
const GAP_MS = 100
const SWEEP_MS = 1_000
/** Work that fails pauses, twice as long each time, and holds up nothing else. */
const FIRST_PAUSE_MS = 250
const LAST_PAUSE_MS = 60_000
const EFFECTS_AT_ONCE = 8
const EFFECTS_BATCH = 64

/**
 * The background work of one process: woken by its own commits within 10 ms (100 when busy), and by a sweep every second for what
 * other processes or the clock made due. Rows are claimed under a lock or a lease, so any number of processes may run
 * it. A partner that is slow to answer holds up neither followers nor timers.
 */
export function startDispatcher(db: Db, work: Work, log: Log): Dispatcher {
  const awake = new Set<TenantId>()
  const looking = new Map<TenantId, Promise<void>>()
  let stopped = false
  const lookedAt = new Map<TenantId, number>()
  const running = new Map<string, Promise<number>>()
  const missed = new Set<string>()
  const lanes = lanesOf(db, work, log)

  function start(tenant: TenantId, lane: Lane, pulse: Pulse): Promise<number> {
    const key = `${tenant} ${lane.name}`
    const underWay = running.get(key)
    if (underWay) {
      missed.add(key)
      return underWay
    }
    const current = lane.run(tenant, pulse).finally(() => {
      running.delete(key)
      if (missed.delete(key)) awake.add(tenant)
    })
    running.set(key, current)
    return current
  }

  /** Starts what is due of a tenant. @returns what is under way then */
  async function look(tenant: TenantId): Promise<Promise<number>[]> {
    const pulse = await takePulse(db, tenant)
    if (stopped) return []
    return lanes.filter((lane) => lane.isDue(pulse)).map((lane) => start(tenant, lane, pulse))
  }

  async function wakeUp(tenant: TenantId): Promise<void> {
    try {
      for (const one of await look(tenant)) void one.then((done) => done > 0 && awake.add(tenant))
    } catch {
      // The database is away: the sweep comes by again.
    } finally {
      looking.delete(tenant)
    }
  }

  db.onEvents((tenant) => void awake.add(tenant))
  const wake = setInterval(() => {
    const now = performance.now()
    for (const tenant of awake) {
      if (looking.has(tenant) || now - (lookedAt.get(tenant) ?? Number.NEGATIVE_INFINITY) < GAP_MS) continue
      awake.delete(tenant)
      lookedAt.set(tenant, now)
      looking.set(tenant, wakeUp(tenant))
    }
  }, WAKE_MS)
  const sweep = setInterval(() => {
    void db.tenants().then(
      (tenants) => tenants.forEach((tenant) => void awake.add(tenant)),
      () => undefined,
    )
  }, SWEEP_MS)

  return {
    async settle(tenant) {
      for (;;) {
        await look(tenant)
        // With what was under way before: it may have claimed rows, so that they do not look due any more.
        const done = await Promise.all([...running].flatMap(([key, one]) => (key.startsWith(tenant) ? [one] : [])))
        if (done.every((count) => count === 0)) return
      }
    },
    async stop() {
      clearInterval(wake)
      clearInterval(sweep)
      stopped = true
      await Promise.allSettled(looking.values())
      await Promise.allSettled(running.values())
    },
  }
}

function lanesOf(db: Db, work: Work, log: Log): Lane[] {
  const guarded = makeGuard(log)
  return [
    {
      name: 'followers',
      isDue: (pulse) => work.followers.some(({ name }) => isBehind(pulse, name)),
      async run(tenant, pulse) {
        const behind = work.followers.filter(({ name }) => isBehind(pulse, name))
        const { read, left } = await followTogether(db, tenant, behind)
        let done = read
        for (const follower of left) done += await guarded(tenant, follower.name, () => follow(db, tenant, follower))
        return done
      },
    },
    {
      name: 'timers',
      isDue: (pulse) => pulse.timers,
      run: (tenant) => guarded(tenant, 'timers', () => fireTimers(db, tenant, work.timers)),
    },
    {
      name: 'effects',
      isDue: (pulse) => pulse.effects,
      run: (tenant) => guarded(tenant, 'effects', () => runEffects(db, work.effects, tenant)),
    },
    ...work.duties.map(
      (duty): Lane => ({
        name: `duty ${duty.name}`,
        isDue: (pulse) => pulse.deliveries,
        run: (tenant) => guarded(tenant, duty.name, () => duty.run(tenant)),
      }),
    ),
  ]
}

function isBehind(pulse: Pulse, follower: string): boolean {
  return (pulse.followers[follower] ?? 0) < pulse.head
}

/** Runs work that may fail; after a failure it pauses. @returns how much was done, 0 when it failed or pauses */
function makeGuard(log: Log) {
  const troubles = new Map<string, { pauseMs: number; until: number }>()
  return async (tenant: TenantId, name: string, run: () => Promise<number>): Promise<number> => {
    const key = `${tenant} ${name}`
    const trouble = troubles.get(key)
    if (trouble && trouble.until > Date.now()) return 0
    try {
      const done = await run()
      troubles.delete(key)
      return done
    } catch (error) {
      const pauseMs = Math.min((trouble?.pauseMs ?? FIRST_PAUSE_MS / 2) * 2, LAST_PAUSE_MS)
      troubles.set(key, { pauseMs, until: Date.now() + pauseMs })
      log('background work failed', { name, tenant, error: String(error), againInMs: pauseMs })
      return 0
    }
  }
}

async function runEffects(db: Db, effects: Effects, tenant: TenantId): Promise<number> {
  const due = await db.read(tenant, (tx) => dueEffects(tx, EFFECTS_BATCH))
  for (let start = 0; start < due.length; start += EFFECTS_AT_ONCE)
    await Promise.all(due.slice(start, start + EFFECTS_AT_ONCE).map((id) => effects.attempt(tenant, id)))
  return due.length
}
