import { describe, expect, it } from 'vitest'
import { readStockSearch } from './search.ts'

describe('the address of the stock list', () => {
  it('keeps what filters, also a GTIN that reads as a number', () => {
    expect(readStockSearch({ search: 4006381333931, location: 'loc_1', show: 'low' })).toEqual({
      search: '4006381333931',
      location: 'loc_1',
      show: 'low',
    })
  })

  it('leaves out what does not', () => {
    expect(readStockSearch({ search: '', show: 'everything', page: '2', location: ['a'] })).toEqual({})
  })
})
