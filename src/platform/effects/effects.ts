import type { Actor, Db, Tx } from '../db/db.ts'
import { newId, type ProviderId, type TenantId } from '../ids.ts'
import {
  type ClaimedEffect,
  claimEffect,
  type EffectState,
  makeDue,
  readEffect,
  settleEffect,
  writeEffect,
} from './store.ts'

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
  /** Asks the provider what became of the key; null only when it says that it has never heard of it. */
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

/**
 * Makes the open intents of some subjects due now, those that were given up for a person to look at as well; the next
 * attempt asks after them. One that is being called is left alone.
 * @returns their ids
 */
export function askAgain(tx: Tx, subjects: readonly string[]): Promise<string[]> {
  return makeDue(tx, subjects)
}

export type Effects = Readonly<{
  /**
   * Carries out an intent now, or waits for whoever is at it, and returns its state afterwards.
   * Answers lost on the way leave it `unknown`; it is asked after later, never repeated blindly.
   */
  attempt(tenant: TenantId, id: string): Promise<Exclude<EffectState, 'calling'>>
}>

/** A call may take this long before its claim counts as lost. */
const LEASE_S = 45
/** Seconds until the next try, by the number of tries: about 15 minutes in all, then a person looks at it. */
const BACKOFF_S = [1, 2, 5, 10, 20, 40, 60, 120, 240, 480]
/** A provider may ask for patience, not for more than this. */
const LONGEST_WAIT_S = 3_600
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
    // An older process may meet a kind that only a newer one knows: left for that one.
    if (!kind)
      return { outcome: effect.sent ? 'unknown' : 'not_sent', problem: `nobody here carries out ${effect.kind}` }
    try {
      // Sent before: that call may be under way or its answer lost. Ask; only what was never heard of is sent again.
      const before = effect.sent ? await kind.ask(effect) : null
      // A question that did not get through says nothing about the call before it.
      if (before?.outcome === 'not_sent') return { outcome: 'unknown', problem: before.problem }
      return before ?? (await kind.call(effect))
    } catch (error) {
      log('effect threw', { effect: effect.id, kind: effect.kind, error: String(error) })
      return { outcome: 'unknown', problem: String(error) }
    }
  }

  /** @returns the state that was written; undefined when the claim was lost to another meanwhile */
  async function settle(effect: ClaimedEffect, answer: EffectAnswer) {
    const context = {
      tenant: effect.tenant,
      actor: effect.actor ?? SYSTEM,
      occurredAt: effect.occurredAt,
      quiet: effect.quiet,
    }
    return db.write(context, async (tx) => {
      const state = await settleEffect(tx, effect, answer, delayS(effect.attempts, answer))
      // Somebody claimed it anew after our lease: their answer counts, ours is theirs too, because the key is the same.
      if (state) await byName.get(effect.kind)?.settle(tx, effect, answer)
      return state
    })
  }

  return {
    async attempt(tenant, id) {
      const until = Date.now() + WAIT_MS
      for (;;) {
        // Both in one transaction on the primary: a replica may not know the intent yet.
        const { claimed, state } = await db.write({ tenant, actor: SYSTEM }, async (tx) => {
          const claimed = await claimEffect(tx, id, LEASE_S)
          return { claimed, state: claimed ? undefined : await readEffect(tx, id) }
        })
        const settled = claimed ? await settle(claimed, await carryOut(claimed)) : state
        if (settled && settled !== 'calling') return settled
        if (!claimed && !state) throw new Error(`no effect ${id}`)
        if (Date.now() > until) return 'unknown'
        await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS))
      }
    },
  }
}

/** Seconds until the next try; undefined when it was tried often enough. */
function delayS(attempts: number, answer: EffectAnswer): number | undefined {
  const backoff = BACKOFF_S[attempts - 1]
  const asked = answer.outcome === 'not_sent' ? answer.retryAfterS : undefined
  if (backoff === undefined || asked === undefined) return backoff
  return Math.min(Math.max(Math.ceil(asked), 1), LONGEST_WAIT_S)
}
