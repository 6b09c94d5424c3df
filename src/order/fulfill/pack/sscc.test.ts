import { describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { DEMO_COMPANY_PREFIX, gs1CheckDigit, makeSscc } from './sscc.ts'

describe('the number of a package', () => {
  it('has the check digit of GS1', () => {
    // The example of the GS1 General Specifications, section 7.9.
    expect(gs1CheckDigit('37610425002123456')).toBe(9)
  })

  it('has 18 digits under the company prefix and ends in its check digit', () => {
    for (const prefix of [DEMO_COMPANY_PREFIX, '4012', '401234567890']) {
      const sscc = makeSscc(prefix, newId(), 0)
      expect(sscc).toMatch(/^3\d{17}$/)
      expect(sscc.slice(1, 1 + prefix.length)).toBe(prefix)
      expect(gs1CheckDigit(sscc.slice(0, 17))).toBe(Number(sscc[17]))
    }
  })

  it('is another one with every further try, and the same for the same try', () => {
    const id = newId()
    const tries = Array.from({ length: 100 }, (_, index) => makeSscc(DEMO_COMPANY_PREFIX, id, index))
    expect(new Set(tries).size).toBe(100)
    expect(makeSscc(DEMO_COMPANY_PREFIX, id, 7)).toBe(tries[7])
  })

  it('is made under a real prefix only', () => {
    expect(() => makeSscc('12', newId(), 0)).toThrow('no GS1 company prefix')
  })
})
