import { describe, expect, it } from 'vitest'
import { sumOf } from './sums.ts'

const stage = (name: string, currency: string, orders: number, valueMinor: number | null) => ({
  ...{ stage: name, currency, orders, valueMinor, owedMinor: valueMinor },
})

describe('the sum of stages', () => {
  it('adds orders, and money by its currency alone', () => {
    const stages = [stage('open', 'EUR', 2, 500), stage('open', 'TRY', 1, 900), stage('shipped', 'EUR', 3, 1000)]
    expect(sumOf([...stages, stage('delivered', 'EUR', 9, 9)], ['open', 'shipped'])).toEqual({
      orders: 6,
      worth: [
        { currency: 'EUR', valueMinor: 1500, owedMinor: 1500 },
        { currency: 'TRY', valueMinor: 900, owedMinor: 900 },
      ],
    })
  })

  it('shows no money to those who may not see it', () => {
    expect(sumOf([stage('open', 'EUR', 2, null)], ['open'])).toEqual({ orders: 2, worth: [] })
  })
})
