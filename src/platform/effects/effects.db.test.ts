import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTenant, openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import type { Context, Tx } from '../db/db.ts'
import { newId, type ProviderId } from '../ids.ts'
import { askAgain, type EffectAnswer, type EffectKind, makeEffects, planEffect } from './effects.ts'
import { dueEffects } from './store.ts'

let test: TestDatabase
let context: Context
beforeAll(async () => {
  test = await openTestDatabase()
  context = await openTenant(test.db)
})
afterAll(() => test.end())

const DONE: EffectAnswer = { outcome: 'succeeded', answer: { reference: 'r1' } }
const LOST: EffectAnswer = { outcome: 'unknown', problem: 'no answer' }
const AWAY: EffectAnswer = { outcome: 'not_sent', problem: 'refused connection' }

/** Somebody outside who answers from a list and keeps count; `hold` makes calls wait. */
const outside = {
  calls: [] as string[],
  asks: [] as string[],
  booked: [] as string[],
  answers: [] as (EffectAnswer | Error)[],
  known: [] as (EffectAnswer | null)[],
  hold: Promise.resolve() as Promise<void>,
}
beforeEach(() =>
  Object.assign(outside, { calls: [], asks: [], booked: [], answers: [], known: [], hold: Promise.resolve() }),
)

const parcel: EffectKind = {
  kind: 'test.parcel',
  async call({ key }) {
    outside.calls.push(key)
    await outside.hold
    const answer = outside.answers.shift() ?? DONE
    if (answer instanceof Error) throw answer
    return answer
  },
  async ask({ key }) {
    outside.asks.push(key)
    return outside.known.shift() ?? null
  },
  async settle(_tx, _effect, answer) {
    outside.booked.push(answer.outcome)
  },
}
const log: string[] = []
const effects = () => makeEffects(test.db, [parcel], (line) => log.push(line))
const attempt = (id: string) => effects().attempt(context.tenant, id)

const subjects = new Map<string, string>()
async function plan(kind = 'test.parcel'): Promise<string> {
  const subject = newId()
  const planned = { kind, provider: newId<ProviderId>(), key: `key-${subject}`, subject, request: {} }
  const id = await test.db.write(context, (tx) => planEffect(tx, planned))
  subjects.set(id, subject)
  return id
}

const change = (id: string, what: string) =>
  test.db.write(context, (tx) =>
    tx.rows(`test.change_${what.length}`, `update platform.effect set ${what} where tenant_id = $1 and id = $2`, [
      tx.tenant,
      id,
    ]),
  )
const makeDueNow = (id: string) => change(id, 'next_at = now()')
const again = (tx: Tx, id: string) => askAgain(tx, [subjects.get(id) ?? ''])

async function row(id: string) {
  const [found] = await test.db.read(context.tenant, (tx) =>
    tx.rows<{ state: string; attempts: number; waitS: number; answer: unknown }>(
      'test.effect',
      `select state, attempts, round(extract(epoch from next_at - now()))::int as "waitS", answer
         from platform.effect where tenant_id = $1 and id = $2`,
      [tx.tenant, id],
    ),
  )
  return found
}

describe('an intent that leaves the house', () => {
  it('is carried out once, whoever tries at the same moment, and all learn how it ended', async () => {
    const id = await plan()
    let release = () => {}
    outside.hold = new Promise((resolve) => {
      release = resolve
    })
    const tries = Array.from({ length: 20 }, () => attempt(id))
    await new Promise((resolve) => setTimeout(resolve, 200))
    release()
    expect(new Set(await Promise.all(tries))).toEqual(new Set(['succeeded']))
    expect(await attempt(id)).toBe('succeeded')
    expect([outside.calls.length, outside.booked]).toEqual([1, ['succeeded']])
    expect(await row(id)).toMatchObject({ state: 'succeeded', answer: { reference: 'r1' } })
  })

  it('is carried out once by those who wait for the same group', async () => {
    const [first, second] = [await plan(), await plan()]
    const ours = effects()
    // The first is claimed alone; the three others wait meanwhile and are one group.
    const ends = await Promise.all([first, second, second, second].map((id) => ours.attempt(context.tenant, id)))
    expect(new Set(ends)).toEqual(new Set(['succeeded']))
    expect(outside.calls).toHaveLength(2)
    expect(outside.booked).toHaveLength(2)
  })

  it('keeps a refusal as the end of it', async () => {
    const id = await plan()
    outside.answers = [{ outcome: 'refused', problem: 'no' }]
    expect(await attempt(id)).toBe('refused')
    expect(await attempt(id)).toBe('refused')
    expect(outside.booked).toEqual(['refused'])
  })

  it('is asked after when its answer was lost, and not sent again', async () => {
    const id = await plan()
    outside.answers = [LOST]
    outside.known = [DONE]
    expect(await attempt(id)).toBe('unknown')
    expect(await attempt(id)).toBe('unknown')
    await makeDueNow(id)
    expect(await attempt(id)).toBe('succeeded')
    expect([outside.calls.length, outside.asks.length]).toEqual([1, 1])
    expect(outside.booked).toEqual(['unknown', 'succeeded'])
  })

  it('is sent again with the same key only when the provider has never heard of it', async () => {
    const id = await plan()
    outside.answers = [LOST]
    await attempt(id)
    await makeDueNow(id)
    expect(await attempt(id)).toBe('succeeded')
    expect(outside.asks).toHaveLength(1)
    expect(outside.calls).toEqual([outside.calls[0], outside.calls[0]])
  })

  it('stays unknown when the question does not get through: that says nothing about the call', async () => {
    const id = await plan()
    outside.answers = [LOST]
    outside.known = [AWAY]
    await attempt(id)
    await makeDueNow(id)
    expect(await attempt(id)).toBe('unknown')
    expect(outside.calls).toHaveLength(1)
  })

  it('is sent again without a question when it was certainly not sent', async () => {
    const id = await plan()
    outside.answers = [AWAY]
    expect(await attempt(id)).toBe('pending')
    await makeDueNow(id)
    expect(await attempt(id)).toBe('succeeded')
    expect([outside.calls.length, outside.asks.length]).toEqual([2, 0])
  })

  it('waits as long as the provider asks for, within reason', async () => {
    const id = await plan()
    outside.answers = [
      { ...AWAY, retryAfterS: 7.4 },
      { ...AWAY, retryAfterS: 1e9 },
    ]
    await attempt(id)
    expect(await row(id)).toMatchObject({ state: 'pending', waitS: 8 })
    await makeDueNow(id)
    await attempt(id)
    expect(await row(id)).toMatchObject({ state: 'pending', waitS: 3600 })
  })

  it('counts a call that threw as one that may have been executed', async () => {
    const id = await plan()
    outside.answers = [new Error('bug of the adapter')]
    expect(await attempt(id)).toBe('unknown')
    expect(log).toContain('effect threw')
    await makeDueNow(id)
    await attempt(id)
    expect(outside.asks).toHaveLength(1)
  })

  it('is asked after when the process that called was lost', async () => {
    const id = await plan()
    await change(id, `state = 'calling', attempts = 1, fence = 1, lease_until = now() - interval '1 second'`)
    outside.known = [DONE]
    expect(await attempt(id)).toBe('succeeded')
    expect([outside.calls.length, outside.asks.length]).toEqual([0, 1])
  })

  it('takes the answer of whoever claimed it last, and books nothing twice', async () => {
    const id = await plan()
    let release = () => {}
    outside.hold = new Promise((resolve) => {
      release = resolve
    })
    outside.answers = [{ outcome: 'refused', problem: 'late' }]
    const slow = attempt(id)
    while (outside.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await change(id, `lease_until = now() - interval '1 second'`)
    outside.known = [LOST]
    expect(await attempt(id)).toBe('unknown')
    release()
    expect(await slow).toBe('unknown')
    expect(outside.booked).toEqual(['unknown'])
    outside.known = [DONE]
    await makeDueNow(id)
    expect(await attempt(id)).toBe('succeeded')
    expect(outside.booked).toEqual(['unknown', 'succeeded'])
  })

  it('is left to a person after a quarter of an hour, and asked after again when they want to know', async () => {
    const id = await plan()
    outside.answers = [LOST]
    outside.known = Array.from({ length: 11 }, () => LOST)
    const waits: (number | undefined)[] = []
    let state = await attempt(id)
    for (; state === 'unknown' && waits.length < 20; state = await attempt(id)) {
      waits.push((await row(id))?.waitS)
      await makeDueNow(id)
    }
    expect(state).toBe('parked')
    expect(waits).toEqual([1, 2, 5, 10, 20, 40, 60, 120, 240, 480])
    expect(await attempt(id)).toBe('parked')
    outside.known = [DONE]
    expect(await test.db.write(context, (tx) => again(tx, id))).toEqual([id])
    expect(await attempt(id)).toBe('succeeded')
    expect([outside.calls.length, await test.db.write(context, (tx) => again(tx, id))]).toEqual([1, []])
  })

  it('is due at once when planned, and not while it waits or is done', async () => {
    const due = () => test.db.read(context.tenant, (tx) => dueEffects(tx, 100))
    const [first, second] = [await plan(), await plan()]
    expect(await due()).toEqual(expect.arrayContaining([first, second]))
    outside.answers = [DONE, LOST]
    await attempt(first)
    await attempt(second)
    expect(await due()).not.toEqual(expect.arrayContaining([first]))
    expect(await due()).not.toEqual(expect.arrayContaining([second]))
  })

  it('waits for a process that knows its kind', async () => {
    const id = await plan('test.of_a_newer_version')
    expect(await attempt(id)).toBe('pending')
    expect(outside.booked).toEqual([])
  })

  it('is planned once for a key, and asks for nothing of another tenant', async () => {
    const id = await plan()
    const subject = subjects.get(id) ?? ''
    const twice = { kind: 'test.parcel', provider: newId<ProviderId>(), key: `key-${subject}`, subject, request: {} }
    await expect(test.db.write(context, (tx) => planEffect(tx, twice))).rejects.toThrow(/effect_only_once/)
    const stranger = await openTenant(test.db)
    await expect(effects().attempt(stranger.tenant, id)).rejects.toThrow(/no effect/)
    expect(await test.db.write(stranger, (tx) => askAgain(tx, [subject]))).toEqual([])
  })
})
