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

export async function writeEffect(tx: Tx, effect: PlannedEffect & { id: string }): Promise<void> {
  await tx.rows(
    'platform.write_effect',
    `insert into platform.effect (tenant_id, id, kind, provider_id, key, order_id, subject_id, request, next_at, actor_kind, actor_id, quiet, occurred_at, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now(), $10, $11, $12, $13, $9)`,
    [
      tx.tenant,
      effect.id,
      effect.kind,
      effect.provider,
      effect.key,
      effect.order ?? null,
      effect.subject,
      JSON.stringify(effect.request),
      tx.now,
      tx.actor.kind,
      tx.actor.id,
      tx.quiet,
      tx.occurredAt,
    ],
  )
}

/** Takes an effect that is due, or whose caller was lost; the fence tells this claim from every other one. */
export async function claimEffect(tx: Tx, id: string, leaseS: number): Promise<ClaimedEffect | undefined> {
  const [row] = await tx.rows<
    Omit<ClaimedEffect, 'tenant' | 'actor'> & { actorKind: Actor['kind']; actorId: string | null }
  >(
    'platform.claim_effect',
    `with due as (
       select id, state from platform.effect
        where tenant_id = $1 and id = $2 and settled_at is null
          and (state in ('pending', 'unknown') and next_at <= now() or state = 'calling' and lease_until < now())
          for update
     )
     update platform.effect e
        set state = 'calling', attempts = attempts + 1, fence = fence + 1,
            lease_until = now() + make_interval(secs => $3), next_at = now() + make_interval(secs => $3)
       from due
      where e.tenant_id = $1 and e.id = due.id
     returning e.id, e.kind, e.provider_id as provider, e.key, e.order_id as "order", e.subject_id as subject, e.request,
               e.attempts, e.fence, due.state <> 'pending' as sent, e.actor_kind as "actorKind", e.actor_id as "actorId",
               e.occurred_at as "occurredAt", e.quiet`,
    [tx.tenant, id, leaseS],
  )
  if (!row) return undefined
  const { actorKind, actorId, ...effect } = row
  return { ...effect, tenant: tx.tenant, actor: { kind: actorKind, id: actorId } }
}

/**
 * Writes the outcome under the claim that asked; an open one without a delay is parked for a person.
 * @returns the state written; undefined when the claim was lost to another meanwhile
 */
export async function settleEffect(
  tx: Tx,
  effect: ClaimedEffect,
  answer: EffectAnswer,
  delayS: number | undefined,
): Promise<Exclude<EffectState, 'calling'> | undefined> {
  const open = answer.outcome === 'unknown' || answer.outcome === 'not_sent'
  const parked = open && delayS === undefined
  const state = parked ? 'parked' : answer.outcome === 'not_sent' ? 'pending' : answer.outcome
  const rows = await tx.rows(
    'platform.settle_effect',
    `update platform.effect
        set state = $4, answer = $5, problem = $6, lease_until = null, next_at = now() + make_interval(secs => $7::int),
            settled_at = case when $8::boolean then now() end
      where tenant_id = $1 and id = $2 and fence = $3 and settled_at is null returning id`,
    [
      tx.tenant,
      effect.id,
      effect.fence,
      state,
      'answer' in answer && answer.answer ? JSON.stringify(answer.answer) : null,
      'problem' in answer ? answer.problem : null,
      delayS ?? 0,
      !open || parked,
    ],
  )
  return rows.length === 1 ? state : undefined
}

export async function readEffect(tx: Tx, id: string): Promise<EffectState | undefined> {
  const [row] = await tx.rows<{ state: EffectState }>(
    'platform.read_effect',
    'select state from platform.effect where tenant_id = $1 and id = $2',
    [tx.tenant, id],
  )
  return row?.state
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
