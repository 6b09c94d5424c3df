import type { Actor, Db, Tx } from '../db/db.ts'
import { makeGroups } from '../groups/groups.ts'
import { newId, type ProviderId, type TenantId } from '../ids.ts'
import { isRefusal } from '../refusal.ts'
import {
  type ClaimedEffect,
  claimEffects,
  type EffectState,
  makeDue,
  readEffects,
  settleEffects,
  writeEffects,
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
  /** Reads what the calls of a list need, in the transaction that claims them; kinds that need the same share it. */
  prepare?(tx: Tx, effects: readonly EffectRequest[]): Promise<void>
  /** Calls the provider with the effect's own key. Must not throw for what a provider may do. */
  call(effect: EffectRequest): Promise<EffectAnswer>
  /** Asks the provider what became of the key; null only when it says that it has never heard of it. */
  ask(effect: EffectRequest): Promise<EffectAnswer | null>
  /**
   * Locks what the bookings of a list will change, in the one lock order, before the first of them is booked;
   * kinds that change the same share it.
   */
  lock?(tx: Tx, effects: readonly EffectRequest[]): Promise<void>
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
  /** The transaction as its cause sees it, where several causes share one. */
  by?: Pick<Tx, 'actor' | 'occurredAt' | 'quiet'>
}>

/** Writes the intent in the transaction of its cause; the call follows after commit. A second one of the same key is a bug. */
export async function planEffect(tx: Tx, effect: PlannedEffect): Promise<string> {
  const [id] = await planEffects(tx, [effect])
  if (id === undefined) throw new Error('an intent has an id')
  return id
}

/** The same for a list. @returns their ids, in its sequence */
export async function planEffects(tx: Tx, effects: readonly PlannedEffect[]): Promise<string[]> {
  const planned = effects.map((effect) => ({ ...effect, id: newId() }))
  await writeEffects(tx, planned)
  return planned.map(({ id }) => id)
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

  /** Books the outcomes of a group, each by the actor and at the moment of its cause. */
  async function settleAll(tx: Tx, answered: readonly Answered[]): Promise<Settled[]> {
    const states = await settleEffects(
      tx,
      answered.map(({ effect, answer }) => ({ effect, answer, delayS: delayS(effect.attempts, answer) })),
    )
    // Somebody claimed it anew after our lease: their answer counts, ours is theirs too, because the key is the same.
    const own = answered.filter(({ effect }) => states.has(effect.id))
    await forAll(
      tx,
      own.map(({ effect }) => effect),
      (kind) => kind.lock,
    )
    for (const { effect, answer } of own) {
      const { actor, occurredAt, quiet } = effect
      await byName.get(effect.kind)?.settle(tx.at({ occurredAt, quiet, actor: actor ?? SYSTEM }), effect, answer)
    }
    return answered.map(({ effect }) => ({ state: states.get(effect.id) }))
  }

  /** Does for each list of effects what their kinds share. */
  async function forAll(
    tx: Tx,
    effects: readonly EffectRequest[],
    pick: (kind: EffectKind) => ((tx: Tx, effects: readonly EffectRequest[]) => Promise<void>) | undefined,
  ): Promise<void> {
    const lists = new Map<NonNullable<ReturnType<typeof pick>>, EffectRequest[]>()
    for (const effect of effects) {
      const kind = byName.get(effect.kind)
      const work = kind && pick(kind)
      if (work) lists.set(work, [...(lists.get(work) ?? []), effect])
    }
    for (const [work, list] of lists) await work(tx, list)
  }

  const claims = makeGroups<string, Claim>(db, async (tx, ids) => {
    const claimed = await claimAll(tx, ids)
    await forAll(
      tx,
      claimed.flatMap((one) => one.claimed ?? []),
      (kind) => kind.prepare,
    )
    return claimed
  })
  const settlements = makeGroups<Answered, Settled>(db, settleAll)
  const one = { weight: 1, bytes: 0 }

  return {
    async attempt(tenant, id) {
      const until = Date.now() + WAIT_MS
      for (;;) {
        const claim = await claims.submit(tenant, id, one)
        if (isRefusal(claim)) throw new Error(claim.detail)
        const { claimed, state } = claim
        const booked =
          claimed && (await settlements.submit(tenant, { effect: claimed, answer: await carryOut(claimed) }, one))
        if (booked && isRefusal(booked)) throw new Error(booked.detail)
        const settled = booked ? booked.state : state
        if (settled && settled !== 'calling') return settled
        if (!claimed && !state) throw new Error(`no effect ${id}`)
        if (Date.now() > until) return 'unknown'
        await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS))
      }
    },
  }
}

type Answered = Readonly<{ effect: ClaimedEffect; answer: EffectAnswer }>
/** The state that was written; undefined when the claim was lost to another meanwhile. */
type Settled = Readonly<{ state: Exclude<EffectState, 'calling'> | undefined }>
/** An effect that is ours to carry out now, or how it stands. */
type Claim = Readonly<{ claimed: ClaimedEffect | undefined; state: EffectState | undefined }>

/** Both in one transaction on the primary: a replica may not know the intents yet. */
async function claimAll(tx: Tx, ids: readonly string[]): Promise<Claim[]> {
  const claimed = new Map((await claimEffects(tx, [...new Set(ids)], LEASE_S)).map((effect) => [effect.id, effect]))
  const others = ids.filter((id) => !claimed.has(id))
  const states = others.length > 0 ? await readEffects(tx, others) : new Map<string, EffectState>()
  return ids.map((id, index) =>
    // Asked for twice in a group, it is carried out once: the second one waits for the first.
    ids.indexOf(id) === index && claimed.has(id)
      ? { claimed: claimed.get(id), state: undefined }
      : { claimed: undefined, state: claimed.has(id) ? 'calling' : states.get(id) },
  )
}

/** Seconds until the next try; undefined when it was tried often enough. */
function delayS(attempts: number, answer: EffectAnswer): number | undefined {
  const backoff = BACKOFF_S[attempts - 1]
  const asked = answer.outcome === 'not_sent' ? answer.retryAfterS : undefined
  if (backoff === undefined || asked === undefined) return backoff
  return Math.min(Math.max(Math.ceil(asked), 1), LONGEST_WAIT_S)
}
