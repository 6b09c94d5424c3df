import { describe, expect, it } from 'vitest'
import { changesOf, FIRST, freshName } from './definition.ts'

describe('what differs between two versions', () => {
  it('is nothing between the same', () => {
    expect(changesOf(FIRST, structuredClone(FIRST))).toEqual([])
  })

  it('is told part by part, with what was and what is', () => {
    const after = {
      ...FIRST,
      appliesWhen: 'order.country == "DE"',
      filters: [{ name: 'near', expression: 'location.distanceKm < 900' }],
      criteria: [{ name: 'road', kind: 'distance' as const, weight: 2 }],
      splits: { ...FIRST.splits, max: 2 },
    }
    expect(changesOf(FIRST, after)).toEqual([
      { what: 'criterion', name: 'packages', before: 'splits × 500', after: null },
      { what: 'criterion', name: 'road', before: 'distance × 1', after: 'distance × 2' },
      { what: 'max', name: '', before: '3', after: '2' },
      { what: 'appliesWhen', name: '', before: null, after: 'order.country == "DE"' },
      { what: 'filter', name: 'near', before: null, after: 'location.distanceKm < 900' },
    ])
  })
})

it('names a new part as none is named yet', () => {
  expect(freshName('filter', [{ name: 'filter_2' }])).toBe('filter_3')
})
