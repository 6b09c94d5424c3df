import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TenantId } from '../../../platform/ids.ts'
import { decideAtp, kitAtp, sumAtp, unitsAt, whenEnough } from './decide.ts'
import { gather } from './gather.ts'
import { type Allotment, makeSight } from './sight.ts'

const NOW = 1_000

describe('available to promise', () => {
  it('is what is free less what is withheld, then grows with expected supply', () => {
    const coming = [
      { at: 2_000, units: 3 },
      { at: 3_000, units: 4 },
    ]
    expect(decideAtp(5, 2, null, coming, NOW)).toEqual([
      { at: 0, units: 3 },
      { at: 2_000, units: 6 },
      { at: 3_000, units: 10 },
    ])
  })

  it('is never below zero: supply fills up what is short first', () => {
    const coming = [
      { at: 2_000, units: 2 },
      { at: 3_000, units: 4 },
    ]
    expect(decideAtp(1, 4, null, coming, NOW)).toEqual([
      { at: 0, units: 0 },
      { at: 3_000, units: 3 },
    ])
  })

  it('counts overdue supply from now on, and never shows more than the channel may see', () => {
    expect(
      decideAtp(
        0,
        0,
        null,
        [
          { at: 500, units: 2 },
          { at: 900, units: 1 },
        ],
        NOW,
      ),
    ).toEqual([
      { at: 0, units: 0 },
      { at: NOW, units: 3 },
    ])
    expect(decideAtp(9, 0, 4, [{ at: 2_000, units: 2 }], NOW)).toEqual([{ at: 0, units: 4 }])
  })

  it('of a kit is that of its scarcest part, at every moment', () => {
    const tea = decideAtp(5, 0, null, [{ at: 2_000, units: 5 }], NOW)
    const cup = decideAtp(1, 0, null, [{ at: 3_000, units: 9 }], NOW)
    const kit = kitAtp([
      { atp: tea, units: 2 },
      { atp: cup, units: 1 },
    ])
    expect(kit).toEqual([
      { at: 0, units: 1 },
      { at: 3_000, units: 5 },
    ])
    expect([whenEnough(kit, 1), whenEnough(kit, 2), whenEnough(kit, 6), kitAtp([])[0]?.units]).toEqual([
      0,
      3_000,
      null,
      0,
    ])
  })

  it('of several places is their sum at every moment', () => {
    const place = fc
      .tuple(
        fc.integer({ min: -5, max: 9 }),
        fc.integer({ min: 0, max: 4 }),
        fc.array(fc.record({ at: fc.integer({ min: 0, max: 5_000 }), units: fc.integer({ min: 1, max: 9 }) }), {
          maxLength: 4,
        }),
      )
      .map(([free, withheld, coming]) =>
        decideAtp(
          free,
          withheld,
          null,
          coming.sort((a, b) => a.at - b.at),
          NOW,
        ),
      )
    fc.assert(
      fc.property(fc.array(place, { maxLength: 5 }), fc.integer({ min: 0, max: 6_000 }), (places, at) => {
        expect(unitsAt(sumAtp(places), at)).toBe(places.reduce((sum, one) => sum + unitsAt(one, at), 0))
      }),
    )
  })
})

describe('what a channel sees', () => {
  const row = (channel: string, over: Partial<Allotment>): Allotment => ({
    channel,
    location: null,
    item: null,
    buffer: 0,
    atMost: null,
    kept: 0,
    ...over,
  })
  const policies = (() => 1) as never // one unit of safety stock everywhere
  it('is less its buffer and what others keep; the nearest row counts', () => {
    const rows = [
      row('web', { buffer: 2 }),
      row('web', { location: 'berlin', buffer: 5, atMost: 10 }),
      row('web', { item: 'tea', location: 'berlin', buffer: 0 }),
      row('b2b', { item: 'tea', kept: 7 }),
    ]
    const sees = (channel: string | null, item: string, location: string) => {
      const sight = makeSight(rows, policies, channel)
      return [sight.withheld(item, location), sight.atMost(item, location)]
    }
    expect(sees('web', 'cup', 'hamburg')).toEqual([3, null])
    expect(sees('web', 'cup', 'berlin')).toEqual([6, 10])
    expect(sees('web', 'tea', 'berlin')).toEqual([8, null])
    expect(sees('b2b', 'tea', 'berlin')).toEqual([1, null])
    expect(sees(null, 'tea', 'berlin')).toEqual([8, null])
    expect(makeSight([], policies, 'web').withheld('tea', 'berlin')).toBe(1)
  })
})

describe('questions that are gathered', () => {
  const [one, two] = ['t1', 't2'] as TenantId[]
  it('share a read by tenant, and each gets its own answer', async () => {
    const reads: string[] = []
    const ask = gather({ together: 3, atOnce: 1 }, async (tenant, questions: readonly number[]) => {
      reads.push(`${tenant}: ${questions.join()}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return questions.map((question) => question * 10)
    })
    const asked = [1, 2, 3, 4].map((question) => ask(one as TenantId, question))
    expect(await Promise.all([...asked, ask(two as TenantId, 9)])).toEqual([10, 20, 30, 40, 90])
    expect(reads.sort()).toEqual(['t1: 1,2,3', 't1: 4', 't2: 9'])
  })

  it('fail together when their read fails, and the next one goes on', async () => {
    let broken = true
    const ask = gather({ together: 3, atOnce: 1 }, async (_, questions: readonly number[]) => {
      if (broken) throw new Error('away')
      return questions
    })
    const failed = await Promise.allSettled([ask(one as TenantId, 1), ask(one as TenantId, 2)])
    expect(failed.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected'])
    broken = false
    expect(await ask(one as TenantId, 3)).toBe(3)
  })

  it('are asked after they came: a read that has begun takes no more', async () => {
    const seen: number[][] = []
    const ask = gather({ together: 10, atOnce: 2 }, async (_, questions: readonly number[]) => {
      seen.push([...questions])
      await new Promise((resolve) => setTimeout(resolve, 5))
      return questions
    })
    const first = ask(one as TenantId, 1)
    await new Promise((resolve) => setTimeout(resolve, 2))
    await Promise.all([first, ask(one as TenantId, 2)])
    expect(seen).toEqual([[1], [2]])
  })
})
