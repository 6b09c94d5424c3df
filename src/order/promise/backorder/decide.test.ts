import { describe, expect, it } from 'vitest'
import type { ItemId } from '../../../platform/ids.ts'
import { soonerUnits, soonestOf, withoutHope } from './decide.ts'

const day = (date: number) => new Date(Date.UTC(2027, 0, date))
const of = (units: number, at: Date | null) => ({ units, at })

describe('units that would come sooner', () => {
  it.each([
    ['nothing covers them yet', [of(2, null)], [of(5, day(9))], 2],
    ['what is offered comes strictly before', [of(2, day(9))], [of(5, day(8))], 2],
    ['not on the same day: nobody moves for nothing', [of(2, day(9))], [of(5, day(9))], 0],
    ['not later', [of(2, day(9))], [of(5, day(10))], 0],
    ['the latest first, by the soonest', [of(1, day(5)), of(3, day(20))], [of(2, day(10)), of(9, day(30))], 2],
    ['as many as are offered', [of(4, null), of(1, day(3))], [of(3, day(2))], 3],
  ] as const)('%s', (_, claims, offers, units) => {
    expect(soonerUnits(claims, offers)).toBe(units)
  })

  it('are not taken by who gains nothing, unless another leaves what comes in time for him', () => {
    const first = { claims: [of(1, day(5))], offers: [of(1, day(5))] }
    const second = { claims: [of(1, day(9))], offers: [of(1, day(9))] }
    const third = { claims: [of(1, day(4))], offers: [of(1, day(6))] }
    expect(withoutHope([first, second, third])).toEqual([first, third])
    expect(withoutHope([second])).toEqual([second])
    expect(withoutHope([])).toEqual([])
  })

  it('are looked for from the moment at which the first unit is free', () => {
    const [tea, cup, set] = ['tea', 'cup', 'set'] as ItemId[] as [ItemId, ItemId, ItemId]
    const coming = [
      { item: tea, units: 2, expectedAt: day(9) },
      { item: tea, units: 1, expectedAt: day(4) },
      { item: set, units: 0, expectedAt: day(1) },
    ]
    expect(soonestOf([tea, cup, set], new Map([[cup, 3]]), coming)).toEqual([
      { item: tea, units: 3, since: day(4) },
      { item: cup, units: 3, since: new Date(0) },
    ])
  })
})
