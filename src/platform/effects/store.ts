import type { Actor, Tx } from '../db/db.ts'
import type { EffectAnswer, EffectRequest, PlannedEffect } from './effects.ts'

export type EffectState = 'calling' | 'succeeded' | 'refused' | 'unknown' | 'pending' | 'parked'

export type ClaimedEffect = EffectRequest &
  Readonly<{
    attempts: number
    fence: number
    /** A call before this claim may have reached the provider. */
    sent: boolean
    actor: Actor | null
    occurredAt: Date
    quiet: boolean
  }>

/** Writes intents, each by the actor and at the moment of its own cause. */
export async function writeEffects(tx: Tx, effects: readonly (PlannedEffect & { id: string })[]): Promise<void> {
  if (effects.length === 0) return
  const column = <T>(pick: (effect: PlannedEffect & { id: string }) => T) => effects.map(pick)
  await tx.rows(
    'platform.write_effects',
    `insert into platform.effect (tenant_id, next_at, recorded_at, id, kind, provider_id, key, order_id, subject_id, request, actor_kind, actor_id, quiet, occurred_at)
     select $1, now(), $2, n.* from unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::uuid[], $9::jsonb[],
                                           $10::text[], $11::uuid[], $12::boolean[], $13::timestamptz[]) as n`,
    [
      tx.tenant,
      tx.now,
      column((one) => one.id),
      column((one) => one.kind),
      column((one) => one.provider),
      column((one) => one.key),
      column((one) => one.order ?? null),
      column((one) => one.subject),
      column((one) => JSON.stringify(one.request)),
      column(({ by = tx }) => by.actor.kind),
      column(({ by = tx }) => by.actor.id),
      column(({ by = tx }) => by.quiet),
      column(({ by = tx }) => by.occurredAt),
    ],
  )
}

/** Takes effects that are due, or whose caller was lost; the fence tells this claim from every other one. */
export async function claimEffects(tx: Tx, ids: readonly string[], leaseS: number): Promise<ClaimedEffect[]> {
  const rows = await tx.rows<
    Omit<ClaimedEffect, 'tenant' | 'actor'> & { actorKind: Actor['kind']; actorId: string | null }
  >(
    'platform.claim_effects',
    `with due as (
       select id, state from platform.effect
        where tenant_id = $1 and id = any($2::uuid[]) and settled_at is null
          and (state in ('pending', 'unknown') and next_at <= now() or state = 'calling' and lease_until < now())
        order by id for update
     )
     update platform.effect e
        set state = 'calling', attempts = attempts + 1, fence = fence + 1,
            lease_until = now() + make_interval(secs => $3), next_at = now() + make_interval(secs => $3)
       from due
      where e.tenant_id = $1 and e.id = due.id
     returning e.id, e.kind, e.provider_id as provider, e.key, e.order_id as "order", e.subject_id as subject, e.request,
               e.attempts, e.fence, due.state <> 'pending' as sent, e.actor_kind as "actorKind", e.actor_id as "actorId",
               e.occurred_at as "occurredAt", e.quiet`,
    [tx.tenant, ids, leaseS],
  )
  return rows.map(({ actorKind, actorId, ...effect }) => ({
    ...effect,
    tenant: tx.tenant,
    actor: { kind: actorKind, id: actorId },
  }))
}

export type Outcome = Readonly<{
  effect: ClaimedEffect
  answer: EffectAnswer
  /** Seconds until the next try; an open one without is parked for a person. */
  delayS: number | undefined
}>

/**
 * Writes outcomes under the claims that asked.
 * @returns the states written, by effect; one whose claim was lost to another meanwhile is not among them
 */
export async function settleEffects(
  tx: Tx,
  outcomes: readonly Outcome[],
): Promise<Map<string, Exclude<EffectState, 'calling'>>> {
  const rows = outcomes.map(({ effect, answer, delayS }) => {
    const open = answer.outcome === 'unknown' || answer.outcome === 'not_sent'
    const parked = open && delayS === undefined
    const state = parked ? 'parked' : answer.outcome === 'not_sent' ? 'pending' : answer.outcome
    const told = 'answer' in answer && answer.answer ? JSON.stringify(answer.answer) : null
    const problem = 'problem' in answer ? answer.problem : null
    return {
      id: effect.id,
      fence: effect.fence,
      state,
      told,
      problem,
      delayS: delayS ?? 0,
      over: !open || parked,
    } as const
  })
  const column = <T>(pick: (row: (typeof rows)[number]) => T) => rows.map(pick)
  const written = await tx.rows<{ id: string }>(
    'platform.settle_effects',
    `with told as (
       select * from unnest($2::uuid[], $3::int[], $4::text[], $5::jsonb[], $6::text[], $7::int[], $8::boolean[])
           as t(id, fence, state, answer, problem, delay_s, over)
     ), claimed as (
       select e.id from platform.effect e join told t on t.id = e.id and t.fence = e.fence
        where e.tenant_id = $1 and e.settled_at is null order by e.id for update of e
     )
     update platform.effect e
        set state = t.state, answer = t.answer, problem = t.problem, lease_until = null,
            next_at = now() + make_interval(secs => t.delay_s), settled_at = case when t.over then now() end
       from told t join claimed using (id)
      where e.tenant_id = $1 and e.id = t.id
     returning e.id`,
    [
      tx.tenant,
      column((row) => row.id),
      column((row) => row.fence),
      column((row) => row.state),
      column((row) => row.told),
      column((row) => row.problem),
      column((row) => row.delayS),
      column((row) => row.over),
    ],
  )
  const done = new Set(written.map((row) => row.id))
  return new Map(rows.flatMap((row) => (done.has(row.id) ? [[row.id, row.state] as const] : [])))
}

/** How effects stand, by id. */
export async function readEffects(tx: Tx, ids: readonly string[]): Promise<Map<string, EffectState>> {
  const rows = await tx.rows<{ id: string; state: EffectState }>(
    'platform.read_effects',
    'select id, state from platform.effect where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenant, ids],
  )
  return new Map(rows.map((row) => [row.id, row.state]))
}

/** Parked intents count as sent: it is safe to ask once too often. */
export async function makeDue(tx: Tx, subjects: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'platform.make_effects_due',
    `update platform.effect
        set next_at = least(next_at, now()), settled_at = null, state = case when state = 'parked' then 'unknown' else state end
      where tenant_id = $1 and subject_id = any($2::uuid[]) and state in ('pending', 'unknown', 'parked')
     returning id`,
    [tx.tenant, subjects],
  )
  return rows.map((row) => row.id)
}

/** Effects that are due or whose caller was lost, oldest first. */
export async function dueEffects(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'platform.due_effects',
    'select id from platform.effect where tenant_id = $1 and settled_at is null and next_at <= now() order by next_at limit $2',
    [tx.tenant, limit],
  )
  return rows.map((row) => row.id)
}

/**
 * Empties what the ledger keeps of questions and answers about orders whose person is erased: settled ones of all,
 * open ones of the problem only, because their request is still needed and holds ids.
 */
export async function eraseEffects(tx: Tx, orders: readonly string[]): Promise<void> {
  await tx.rows(
    'platform.erase_effects',
    `update platform.effect
        set problem = null, answer = null, request = case when state in ('succeeded', 'refused') then '{}' else request end
      where tenant_id = $1 and order_id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
}
