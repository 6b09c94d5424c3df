import { describe, expect, it } from 'vitest'
import { lineMinor } from './amounts.ts'
import { checkDigit, internalGtin } from './gtin.ts'
import { cleanPostalCode } from './parties.ts'
import { center } from './postal-codes.ts'
import { seededRandom } from './random.ts'
import { estimateMeasure } from './weight.ts'

describe('the rules of the demo data', () => {
  it('compute the check digit as GS1 does', () => {
    expect(checkDigit('629104150021')).toBe('3') // The example of GS1's own calculator.
    expect(internalGtin(7)).toBe('2000000000077')
  })

  it('estimate the weight of cases, counted pieces and single packs', () => {
    expect(estimateMeasure('24 - 12 oz bottles').weightG).toBe(11_440)
    expect(estimateMeasure('10 boxes x 20 bags').weightG).toBe(420)
    expect(estimateMeasure('20 - 1 kg tins').weightG).toBe(23_000)
    expect(estimateMeasure('500 ml')).toEqual({ weightG: 530, lengthMm: 130, widthMm: 100, heightMm: 65 })
    expect(() => estimateMeasure('some')).toThrow('no weight in: some')
  })

  it('round a discounted line half up', () => {
    const line = { sku: 'NW-001', quantity: 1, unitPrice: '0.10', discount: '0.25' }
    expect(lineMinor(line)).toBe(8) // 7.5
    expect(lineMinor({ ...line, unitPrice: '263.50', quantity: 30, discount: '0.05' })).toBe(750_975)
  })

  it('clean postal codes of country letters and give Spain its zero back', () => {
    expect(cleanPostalCode('SE', 'S-958 22')).toBe('958 22')
    expect(cleanPostalCode('BE', 'B-1180')).toBe('1180')
    expect(cleanPostalCode('ES', '8022')).toBe('08022')
    expect(cleanPostalCode('PL', '01-012')).toBe('01-012')
  })

  it('take the middle of a postal code without its stray places', () => {
    const at = (latitude: number, longitude: number) => ({ latitude, longitude })
    expect(center([at(50, 8), at(50.2, 8), at(50.1, 8), at(54, 13)]).latitude).toBeCloseTo(50.1, 9)
    expect(center([at(54, 13), at(48, 9)])).toEqual(at(48, 9))
  })

  it('draw the same numbers from the same seed', () => {
    const draw = (seed: number) => Array.from({ length: 3 }, seededRandom(seed))
    expect(draw(1996)).toEqual(draw(1996))
    expect(draw(1996)).not.toEqual(draw(1997))
  })
})
