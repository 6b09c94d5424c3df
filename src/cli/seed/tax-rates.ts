import type { TaxRate } from '../../finance/index.ts'

/** Value added tax of some member states, in percent, as of 2025; `food` is the rate on most foodstuffs there. */
const RATES: readonly (readonly [country: string, standard: string, food: string])[] = [
  ['AT', '20', '10'],
  ['BE', '21', '6'],
  ['DE', '19', '7'],
  ['DK', '25', '25'],
  ['ES', '21', '10'],
  ['FI', '25.5', '14'],
  ['FR', '20', '5.5'],
  ['IE', '23', '0'],
  ['IT', '22', '10'],
  ['NL', '21', '9'],
  ['PL', '23', '5'],
  ['PT', '23', '6'],
  ['SE', '25', '12'],
]

/** The demo does not restate older rates: its orders of the past are taxed by these as well. */
const VALID_FROM = '1993-01-01'

export const TAX_RATES: readonly TaxRate[] = RATES.flatMap(([country, standard, food]) => [
  { country, taxClass: 'standard', validFrom: VALID_FROM, category: 'S', rate: standard },
  { country, taxClass: 'food', validFrom: VALID_FROM, category: food === '0' ? 'Z' : 'S', rate: food },
])
