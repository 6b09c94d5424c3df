import type { Actor, Db, Tx } from '../db/db.ts'
import { newId, type ProviderId, type TenantId } from '../ids.ts'
import { type ClaimedEffect, claimEffect, readEffect, settleEffect, writeEffect } from './store.ts'

/**
 * What a provider's answer means. `unknown`: it may have been executed, nobody knows. `not_sent`: it was certainly
 * not executed (refused connection, 429), the same call may be repeated.
 */
export type EffectAnswer =
  | Readonly<{ outcome: 'succeeded'; answer: Readonly<Record<string, unknown>> }>
  | Readonly<{ outcome: 'refused'; problem: string; answer?: Readonly<Record<string, unknown>> }>
  | Readonly<{ outcome: 'unknown'; problem: string }>
  | Readonly<{ outcome: 'not_sent'; problem: string; retryAfterS?: number }>

export type EffectRequest = Readonly<{
  tenant: TenantId
  id: string
  key: string
  kind: string
  provider: ProviderId
  subject: string
  order: string | null
  request: Readonly<Record<string, unknown>>
}>

/** How one kind of effect is carried out, asked after, and booked. Modules bring these; platform runs them. */
export type EffectKind = Readonly<{
  kind: string
  /** Calls the provider with the effect's own key. Must not throw for what a provider may do. */
  call(effect: EffectRequest): Promise<EffectAnswer>
  /** Asks the provider what became of the key; null when it has never heard of it. */
  ask(effect: EffectRequest): Promise<EffectAnswer | null>
  /** Books the outcome, in the transaction that settles the effect. `unknown` is booked as well. */
  settle(tx: Tx, effect: EffectRequest, answer: EffectAnswer): Promise<void>
}>

export type PlannedEffect = Readonly<{
  kind: string
  provider: ProviderId
  key: string
  order?: string
  subject: string
  request: Readonly<Record<string, unknown>>
}>

/** Writes the intent in the transaction of its cause; the call follows after commit. A second one of the same key is a bug. */
export async function planEffect(tx: Tx, effect: PlannedEffect): Promise<string> {
  const id = newId()
  await writeEffect(tx, { ...effect, id })
  return id
}

export type Effects = Readonly<{
  /**
   * Carries out an intent now, or waits for whoever is at it, and returns its state afterwards.
   * Answers lost on the way leave it `unknown`; it is asked after later, never repeated blindly.
   */
  attempt(tenant: TenantId, id: string): Promise<'succeeded' | 'refused' | 'unknown' | 'pending' | 'parked'>
}>

/** A call may take this long before its claim counts as lost. */
const LEASE_S = 45
/** Seconds until the next try, by the number of tries: about 15 minutes in all, then a person looks at it. */
const BACKOFF_S = [1, 2, 5, 10, 20, 40, 60, 120, 240, 480]
const WAIT_STEP_MS = 50
const WAIT_MS = 20_000

const SYSTEM: Actor = { kind: 'system', id: null }

export function makeEffects(
  db: Db,
  kinds: readonly EffectKind[],
  log: (line: string, detail: Record<string, unknown>) => void,
): Effects {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]))

  async function carryOut(effect: ClaimedEffect): Promise<EffectAnswer> {
    const kind = byName.get(effect.kind)
    if (!kind) return { outcome: 'refused', problem: `nobody carries out ${effect.kind}` }
    try {
      // Tried before: the first answer may be under way or lost. Ask; only what was never heard of is sent again.
      const before = effect.attempts > 1 ? await kind.ask(effect) : null
      return before ?? (await kind.call(effect))
    } catch (error) {
      log('effect threw', { effect: effect.id, kind: effect.kind, error: String(error) })
      return { outcome: 'unknown', problem: String(error) }
    }
  }

  async function settle(effect: ClaimedEffect, answer: EffectAnswer): Promise<void> {
    const delay =
      answer.outcome === 'not_sent'
        ? (answer.retryAfterS ?? BACKOFF_S[effect.attempts - 1])
        : BACKOFF_S[effect.attempts - 1]
    const context = {
      tenant: effect.tenant,
      actor: effect.actor ?? SYSTEM,
      occurredAt: effect.occurredAt,
      quiet: effect.quiet,
    }
    await db.write(context, async (tx) => {
      const current = await settleEffect(tx, effect, answer, delay)
      // Somebody claimed it anew after our lease: their answer counts, ours is theirs too, because the key is the same.
      if (current) await byName.get(effect.kind)?.settle(tx, effect, answer)
    })
  }

  return {
    async attempt(tenant, id) {
      const until = Date.now() + WAIT_MS
      for (;;) {
        const claimed = await db.write({ tenant, actor: SYSTEM }, (tx) => claimEffect(tx, id, LEASE_S))
        if (claimed) await settle(claimed, await carryOut(claimed))
        const state = await db.read(tenant, (tx) => readEffect(tx, id))
        if (!state) throw new Error(`no effect ${id}`)
        if (state !== 'calling') return state
        if (Date.now() > until) return 'unknown'
        await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS))
      }
    },
  }
}
