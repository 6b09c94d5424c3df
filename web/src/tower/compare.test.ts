import { describe, expect, it } from 'vitest'
import { changeOf, compare } from './compare.ts'
import { readTowerSearch } from './search.ts'

const cell = (code: string, step: string, medianS: number | null) => ({
  code,
  name: code,
  step,
  medianS,
  p90S: medianS,
})

describe('a time beside the days before', () => {
  it('is up, down, or as before where less than a tenth changed', () => {
    expect(changeOf(150, 100)).toBeCloseTo(0.5)
    expect(changeOf(50, 100)).toBeCloseTo(-0.5)
    expect(changeOf(105, 100)).toBe(0)
    expect(changeOf(0, 0)).toBe(0)
    expect([changeOf(5, 0), changeOf(null, 5), changeOf(5, null)]).toEqual([null, null, null])
  })
})

describe('step times side by side', () => {
  it('have the slowest first, and the slowest of each step marked where it is slower by a tenth', () => {
    const rows = compare([cell('a', 'pick', 100), cell('b', 'pick', 300), cell('a', 'pack', 60), cell('b', 'pack', 62)])
    expect(rows.map(({ code }) => code)).toEqual(['b', 'a'])
    expect([...(rows[0]?.worstOf ?? [])]).toEqual(['pick'])
    expect([...(rows[1]?.worstOf ?? [])]).toEqual([])
  })

  it('mark nothing where nothing is compared', () => {
    expect([...(compare([cell('a', 'pick', 100)])[0]?.worstOf ?? [])]).toEqual([])
    expect(compare([])).toEqual([])
  })
})

describe('an address of the tower', () => {
  it('keeps how steps are compared', () => {
    expect(readTowerSearch({ by: 'carrier', x: 1 })).toEqual({ by: 'carrier' })
    expect(readTowerSearch({ by: 'moon' })).toEqual({})
  })
})
