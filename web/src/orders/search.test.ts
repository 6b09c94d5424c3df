import { describe, expect, it } from 'vitest'
import { guessField, readSearch, searchFor } from './search.ts'

describe('what is typed into the search', () => {
  it.each([
    ['ada@example.org', 'email'],
    ['WEB-154', 'number'],
    ['b2b-61', 'number'],
    ['NW-001', 'sku'],
    ['NW-KIT-BREAKFAST', 'sku'],
    ['00340434161094015902', 'trackingNumber'],
    ['11077', 'externalNumber'],
  ] as const)('%s is looked for as %s', (text, field) => {
    expect(guessField(text)).toBe(field)
  })

  it('becomes a filter, with order numbers as they are written', () => {
    expect(searchFor('web-154')).toEqual({ number: 'WEB-154' })
    expect(searchFor('')).toEqual({})
  })
})

describe('the address of a list', () => {
  it('keeps filters, also those that look like numbers, and nothing else', () => {
    expect(readSearch({ externalNumber: 11077, holds: 'held', cursor: 'x', evil: '<img>', payment: { a: 1 } })).toEqual(
      {
        externalNumber: '11077',
        holds: 'held',
      },
    )
  })
})
