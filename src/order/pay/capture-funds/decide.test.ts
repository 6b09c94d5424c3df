import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spread, totalMinor, upTo } from './decide.ts'

const amounts = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 6 })

describe('spreading wants over money', () => {
  it('serves the first want from the first source and goes on from there', () => {
    const wants = [
      { name: 'line 1', amountMinor: 30 },
      { name: 'line 2', amountMinor: 50 },
    ]
    const { parts, left } = spread(wants, [
      { id: 'a', amountMinor: 40 },
      { id: 'b', amountMinor: 25 },
    ])
    expect(parts).toEqual([
      {
        source: 'a',
        amountMinor: 40,
        wants: [
          { name: 'line 1', amountMinor: 30 },
          { name: 'line 2', amountMinor: 10 },
        ],
      },
      { source: 'b', amountMinor: 25, wants: [{ name: 'line 2', amountMinor: 25 }] },
    ])
    expect(left).toEqual([{ name: 'line 2', amountMinor: 15 }])
  })

  it('loses no minor unit and takes from no source more than it has', () => {
    fc.assert(
      fc.property(amounts, amounts, (wanted, had) => {
        const wants = wanted.map((amountMinor) => ({ amountMinor }))
        const sources = had.map((amountMinor, id) => ({ id, amountMinor }))
        const { parts, left } = spread(wants, sources)
        const taken = totalMinor(parts)
        expect(taken).toBe(Math.min(totalMinor(wants), totalMinor(sources)))
        expect(taken + totalMinor(left)).toBe(totalMinor(wants))
        for (const part of parts) {
          expect(part.amountMinor).toBeLessThanOrEqual(had[part.source] ?? 0)
          expect(totalMinor(part.wants)).toBe(part.amountMinor)
        }
      }),
    )
  })

  it('cuts sources off at a limit, the first ones first', () => {
    const sources = [
      { id: 'a', amountMinor: 40 },
      { id: 'b', amountMinor: 40 },
    ]
    expect(upTo(sources, 50).map(({ amountMinor }) => amountMinor)).toEqual([40, 10])
    expect(upTo(sources, -1).map(({ amountMinor }) => amountMinor)).toEqual([0, 0])
  })
})
