import type { Db } from '../db/db.ts'
import type { Effects } from '../effects/effects.ts'
import { dueEffects } from '../effects/store.ts'
import { type Follower, follow } from '../events/follower.ts'
import type { TenantId } from '../ids.ts'
import { takePulse } from './pulse.ts'
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

const WAKE_MS = 10
const SWEEP_MS = 1_000
/** Work that fails pauses, twice as long each time, and holds up nothing else. */
const FIRST_PAUSE_MS = 250
const LAST_PAUSE_MS = 60_000
const EFFECTS_AT_ONCE = 8
const EFFECTS_BATCH = 64

/**
 * The background work of one process: woken by its own commits within 10 ms, and by a sweep every second for what
 * other processes or the clock made due. Rows are claimed under a lock or a lease, so any number of processes may run it.
 */
export function startDispatcher(
  db: Db,
  work: Work,
  log: (line: string, detail: Record<string, unknown>) => void,
): Dispatcher {
  const awake = new Set<TenantId>()
  const running = new Map<TenantId, Promise<number>>()
  const troubles = new Map<string, { pauseMs: number; until: number }>()
  let stopped = false

  async function round(tenant: TenantId): Promise<number> {
    let done = 0
    const guarded = async (name: string, run: () => Promise<number>) => {
      const key = `${tenant} ${name}`
      const trouble = troubles.get(key)
      if (trouble && trouble.until > Date.now()) return
      try {
        done += await run()
        troubles.delete(key)
      } catch (error) {
        const pauseMs = Math.min((trouble?.pauseMs ?? FIRST_PAUSE_MS / 2) * 2, LAST_PAUSE_MS)
        troubles.set(key, { pauseMs, until: Date.now() + pauseMs })
        if (!stopped) log('background work failed', { name, tenant, error: String(error), againInMs: pauseMs })
      }
    }
    const pulse = await takePulse(db, tenant)
    for (const follower of work.followers)
      if ((pulse.followers[follower.name] ?? 0) < pulse.head)
        await guarded(follower.name, () => follow(db, tenant, follower))
    if (pulse.timers) await guarded('timers', () => fireTimers(db, tenant, work.timers))
    if (pulse.effects) await guarded('effects', () => runEffects(tenant))
    if (pulse.deliveries) for (const duty of work.duties) await guarded(duty.name, () => duty.run(tenant))
    return done
  }

  async function runEffects(tenant: TenantId): Promise<number> {
    const due = await db.read(tenant, (tx) => dueEffects(tx, EFFECTS_BATCH))
    for (let start = 0; start < due.length; start += EFFECTS_AT_ONCE)
      await Promise.all(due.slice(start, start + EFFECTS_AT_ONCE).map((id) => work.effects.attempt(tenant, id)))
    return due.length
  }

  /** One round at a time for each tenant; who comes meanwhile waits for the one under way and starts another. */
  async function once(tenant: TenantId): Promise<number> {
    while (running.has(tenant)) await running.get(tenant)
    const current = round(tenant).finally(() => running.delete(tenant))
    running.set(tenant, current)
    return current
  }

  db.onEvents((tenant) => void awake.add(tenant))
  const wake = setInterval(() => {
    for (const tenant of awake) {
      if (running.has(tenant)) continue
      awake.delete(tenant)
      void once(tenant).catch(() => undefined)
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
      while ((await once(tenant)) > 0);
    },
    async stop() {
      stopped = true
      clearInterval(wake)
      clearInterval(sweep)
      await Promise.allSettled(running.values())
    },
  }
}
