import { CommitUnknown, type Context, type Db, type Tx } from '../db/db.ts'
import type { TenantId } from '../ids.ts'
import { type Refusal, refuse } from '../refusal.ts'

/**
 * What a group does with its commands: one verdict for each, in their sequence; what one refuses it does not write. What it
 * reads before it asks `tx.turn()` is read while the group before it is still written; it locks and writes afterwards.
 */
export type RunGroup<C, R> = (tx: Tx, commands: readonly C[]) => Promise<readonly (R | Refusal)[]>

export type Groups<C, R> = Readonly<{
  /** Waits for a place in a group and its commit. `weight` counts what the command asks for, such as lines. */
  submit(tenant: TenantId, command: C, size: Readonly<{ weight: number; bytes: number }>): Promise<R | Refusal>
  /** How many commands wait or are under way. */
  depth(): number
}>

/** Where the figures come from: a prototype on two cores was fastest at 60 to 256 orders of three lines a group. */
export type Limits = Readonly<{
  commands: number
  weight: number
  bytes: number
  /** Tenants that have groups under way at once. */
  lanes: number
  /** Commands that may wait; beyond them the caller is asked to come back. */
  queue: number
}>

export const LIMITS: Limits = { commands: 256, weight: 1_000, bytes: 1_000_000, lanes: 4, queue: 2_000 }

/** A group holds many locks: it waits briefly for those of others, and is halved rather than kept waiting. */
const PATIENCE = { lockMs: 200, statementMs: 2_000 }
const TOLD_AT_ONCE = 8
const UNKNOWN_TRIES = 5
const UNKNOWN_PAUSE_MS = 200

type Waiting<C, R> = Readonly<{
  command: C
  weight: number
  bytes: number
  done(verdict: R | Refusal): void
  fail(error: unknown): void
}>

/**
 * Commit groups: commands that wait at the same moment are one transaction, which reads, locks and writes for all of
 * them at once and commits once. A group is what has come while the last one committed: no timer, no delay when idle.
 * One tenant has one group in each of the two stages, so that its commands are decided in the sequence of arrival; tenants
 * take turns. A command that fails unexpectedly is found by halving the group and fails alone.
 *
 * The commands must be safe to repeat (an Idempotency-Key looked up inside): when the connection is lost at COMMIT the
 * group is run once more, and finds what was done.
 */
export function makeGroups<C, R>(db: Db, run: RunGroup<C, R>, limits: Limits = LIMITS): Groups<C, R> {
  const queues = new Map<TenantId, Waiting<C, R>[]>()
  /** The newest group of each tenant, until it is committed. */
  const newest = new Map<TenantId, Promise<void>>()
  const planning = new Set<TenantId>()
  let depth = 0
  const waitForEnd: (() => void)[] = []
  // Who hung up is heard by nobody, and yet done: what was taken in is committed before the connections go.
  db.beforeEnd(() => (depth === 0 ? Promise.resolve() : new Promise((done) => void waitForEnd.push(done))))

  function pump(): void {
    for (const [tenant, queue] of queues) {
      if (planning.has(tenant) || (!newest.has(tenant) && newest.size >= limits.lanes)) continue
      // Taken out and put back at the end: the next tenant is served first next time.
      queues.delete(tenant)
      const group = takeGroup(queue, limits)
      if (queue.length > 0) queues.set(tenant, queue)
      start(tenant, group)
    }
  }

  function start(tenant: TenantId, group: readonly Waiting<C, R>[]): void {
    const before = newest.get(tenant) ?? Promise.resolve()
    let planned = false
    const leavePlanning = () => {
      if (planned) return
      planned = true
      planning.delete(tenant)
      pump()
    }
    const turn = async () => {
      await before
      leavePlanning()
    }
    planning.add(tenant)
    const done = runGroup(tenant, group, turn).finally(() => {
      depth -= group.length
      if (newest.get(tenant) === done) newest.delete(tenant)
      leavePlanning()
      pump()
      if (depth === 0) for (const end of waitForEnd.splice(0)) end()
    })
    newest.set(tenant, done)
  }

  async function runGroup(
    tenant: TenantId,
    group: readonly Waiting<C, R>[],
    turn: () => Promise<void>,
    alone = false,
  ): Promise<void> {
    try {
      const verdicts = await commit(tenant, group, turn, alone)
      void tell(group, verdicts)
    } catch (error) {
      if (group.length === 1 && alone) return group[0]?.fail(error)
      // Whoever came before is done before anything is tried again.
      await turn()
      // A single one is tried once more with all patience.
      if (group.length === 1) return runGroup(tenant, group, turn, true)
      const half = group.length >> 1
      await runGroup(tenant, group.slice(0, half), turn)
      await runGroup(tenant, group.slice(half), turn)
    }
  }

  async function commit(tenant: TenantId, group: readonly Waiting<C, R>[], turn: () => Promise<void>, alone: boolean) {
    const context: Context = { tenant, actor: { kind: 'system', id: null } }
    const commands = group.map((one) => one.command)
    for (let tries = 1; ; tries++) {
      try {
        const how = { patience: alone ? undefined : PATIENCE, turn }
        return await db.write(context, (tx) => run(tx, commands), how)
      } catch (error) {
        if (!(error instanceof CommitUnknown) || tries === UNKNOWN_TRIES) throw error
        await new Promise((resolve) => setTimeout(resolve, UNKNOWN_PAUSE_MS * tries))
      }
    }
  }

  return {
    submit(tenant, command, { weight, bytes }) {
      if (depth >= limits.queue) return Promise.resolve(refuse.busy(`${depth} commands wait already`))
      depth++
      return new Promise((done, fail) => {
        const queue = queues.get(tenant) ?? []
        queue.push({ command, weight, bytes, done, fail })
        queues.set(tenant, queue)
        pump()
      })
    },
    depth: () => depth,
  }
}

/**
 * Tells each command its verdict, some at a time: a hundred answers written in one go would keep the database waiting
 * for the group behind, which writes as soon as this one is committed.
 */
async function tell<C, R>(group: readonly Waiting<C, R>[], verdicts: readonly (R | Refusal)[]): Promise<void> {
  for (const [index, one] of group.entries()) {
    if (index % TOLD_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
    one.done(verdicts[index] as R | Refusal)
  }
}

/** Takes what fits into one group off the front of a queue; at least one. */
function takeGroup<C, R>(queue: Waiting<C, R>[], limits: Limits): Waiting<C, R>[] {
  let [count, weight, bytes] = [0, 0, 0]
  for (const one of queue) {
    weight += one.weight
    bytes += one.bytes
    if (count > 0 && (count === limits.commands || weight > limits.weight || bytes > limits.bytes)) break
    count++
  }
  return queue.splice(0, count)
}
