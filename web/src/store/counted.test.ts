import { describe, expect, it } from 'vitest'
import { countCode, countedLines } from './counted.ts'
import type { Work } from './queue/act.ts'

const work = {
  lines: [
    { line: 1, sku: 'tea', name: 'Tea', gtin: '00000040123455', waiting: 2 },
    { line: 2, sku: 'cup', name: 'Cup', gtin: null, waiting: 1 },
  ],
} as unknown as Work

describe('counting by code', () => {
  it('counts up to what is wanted, and keeps what the scanner read', () => {
    const one = countCode(work, {}, '40123455')
    expect(one).toEqual({
      counted: { 1: { units: 1, gtin: '40123455' } },
      reading: { outcome: 'counted', code: '40123455', name: 'Tea' },
    })
    const two = countCode(work, one.counted, '40123455')
    expect(countedLines(work, two.counted)).toEqual([{ line: 1, units: 2, gtin: '40123455' }])
    const three = countCode(work, two.counted, '40123455')
    expect(three).toMatchObject({ counted: two.counted, reading: { outcome: 'full', name: 'Tea' } })
  })

  it('refuses what is not of this work', () => {
    expect(countCode(work, {}, '4006381333931')).toEqual({
      counted: {},
      reading: { outcome: 'wrong', code: '4006381333931', name: null },
    })
  })

  it('sends a SKU without a GTIN, and no more than still waits', () => {
    const { counted } = countCode(work, {}, 'CUP')
    expect(countedLines(work, counted)).toEqual([{ line: 2, units: 1 }])
    const taken = { lines: work.lines.map((line) => ({ ...line, waiting: 0 })) } as Work
    expect(countedLines(taken, counted)).toEqual([])
  })
})
