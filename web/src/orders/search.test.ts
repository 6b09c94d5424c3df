import { describe, expect, it } from 'vitest'
import { asked, readSearch } from './search.ts'

describe('the address of a list', () => {
  it('keeps filters, also those that look like numbers, and nothing else', () => {
    expect(readSearch({ q: 11077, holds: 'held', cursor: 'x', evil: '<img>', payment: { a: 1 } })).toEqual({
      q: '11077',
      holds: 'held',
    })
  })

  it('means its last day to the end', () => {
    const { placedFrom, placedUntil, needs } = asked({
      placedFrom: '2026-03-01',
      placedUntil: '2026-03-01',
      needs: 'late',
    })
    expect(Date.parse(placedUntil ?? '') - Date.parse(placedFrom ?? '')).toBe(24 * 3_600_000)
    expect(needs).toBe('late')
  })
})
