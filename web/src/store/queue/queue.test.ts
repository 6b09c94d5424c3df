import { describe, expect, it } from 'vitest'
import { Refused, Unreachable } from '../../../../sdk/client.ts'
import type { Act, Doing, Work } from './act.ts'
import { foresee, unitsIn } from './foresee.ts'
import { nextAct, sendWaiting } from './sender.ts'

let made = 0
const act = (work: string, doing: Doing, over: Partial<Act> = {}): Act => {
  made += 1
  const id = String(made).padStart(4, '0')
  return { id, key: `key-${id}`, by: 'ada', work, number: work, doing, refused: null, ...over }
}
const refusal = (status: number) =>
  new Refused({ type: '/problems/units_elsewhere', title: 'no', status, detail: 'gone' } as Refused['problem'])

/** An outbox over a list, which sends by `answer`. */
function outboxOf(acts: Act[], answer: (act: Act) => void) {
  const sent: string[] = []
  return {
    sent,
    outbox: {
      acts: () => acts,
      send: async (one: Act) => {
        sent.push(one.key)
        answer(one)
      },
      done: (one: Act) => void acts.splice(acts.indexOf(one), 1),
      refused: (one: Act, why: string) => void acts.splice(acts.indexOf(one), 1, { ...one, refused: why }),
    },
  }
}

describe('what waits to be sent', () => {
  it('is sent in the order in which it was done, each once', async () => {
    const acts = [act('a', { kind: 'accept' }), act('a', { kind: 'ready' }), act('b', { kind: 'accept' })]
    const keys = acts.map(({ key }) => key)
    const { sent, outbox } = outboxOf(acts, () => {})
    expect(await sendWaiting(outbox, 'ada')).toEqual({ state: 'sent' })
    expect(sent).toEqual(keys)
    expect(acts).toEqual([])
  })

  it.each([new Unreachable('away'), refusal(503), refusal(429), refusal(401)])(
    'waits under its key when the line broke or the server is busy (%#)',
    async (error) => {
      const acts = [act('a', { kind: 'accept' }), act('b', { kind: 'accept' })]
      const first = acts[0]?.key
      let broken = true
      const { sent, outbox } = outboxOf(acts, () => {
        if (broken) throw error
      })
      expect(await sendWaiting(outbox, 'ada')).toEqual({ state: 'waits', error })
      expect(acts).toHaveLength(2)
      broken = false
      await sendWaiting(outbox, 'ada')
      expect(sent.slice(0, 2)).toEqual([first, first])
      expect(acts).toEqual([])
    },
  )

  it('stays with its reason when it was refused; what was built on it waits, the rest goes on', async () => {
    const acts = [act('a', { kind: 'accept' }), act('a', { kind: 'ready' }), act('b', { kind: 'accept' })]
    const { sent, outbox } = outboxOf(acts, (one) => {
      if (one.work === 'a') throw refusal(409)
    })
    await sendWaiting(outbox, 'ada')
    expect(sent).toHaveLength(2)
    expect(acts.map(({ work, refused }) => [work, refused])).toEqual([
      ['a', 'gone'],
      ['a', null],
    ])
  })

  it('is nobody else’s to send', () => {
    expect(nextAct([act('a', { kind: 'accept' }, { by: 'bob' })], 'ada')).toBeUndefined()
  })
})

const line = {
  line: 1,
  sku: 'tea',
  units: 3,
  coming: 2,
  waiting: 3,
  picked: 0,
  packed: 0,
  handedOver: 0,
  declined: 0,
  short: 0,
  cancelled: 0,
}
const work = {
  id: 'a',
  state: 'released',
  acceptedAt: null,
  releasedAt: 'then',
  readyAt: null,
  lines: [line],
} as unknown as Work

describe('a work with what waits for it', () => {
  it('is shown as it will be, and says that not all is sent', () => {
    const seen = foresee(work, [
      act('a', { kind: 'pick', lines: [{ line: 1, units: 2 }] }),
      act('a', { kind: 'pack', lines: [{ line: 1, units: 2 }] }),
      act('b', { kind: 'accept' }),
    ])
    expect(seen).toMatchObject({ queued: 2, acceptedAt: 'then', lines: [{ waiting: 1, picked: 0, packed: 2 }] })
    expect(unitsIn(seen, 'waiting', 'packed')).toBe(3)
  })

  it('counts nothing that was refused, nor what came after it', () => {
    const pick = { kind: 'pick', lines: [{ line: 1, units: 1 }] } as const
    const seen = foresee(work, [act('a', pick), act('a', pick, { refused: 'gone' }), act('a', pick)])
    expect(seen).toMatchObject({ queued: 3, lines: [{ waiting: 2, picked: 1 }] })
  })

  it('has what was received on the shelf, and the rest still on its way', () => {
    const seen = foresee(work, [act('a', { kind: 'receive', lines: [{ line: 1, units: 1 }] })])
    expect(seen).toMatchObject({ state: 'released', lines: [{ coming: 1, waiting: 4 }] })
  })

  it('never has more than there is', () => {
    const seen = foresee(work, [act('a', { kind: 'short', lines: [{ line: 1, units: 9 }] })])
    expect(seen.lines[0]).toMatchObject({ waiting: 0, short: 3 })
  })
})
