import { describe, expect, it } from 'vitest'
import { isEmail, normalEmail, normalPhone } from './model.ts'

describe('a telephone number', () => {
  it('is kept as E.164 where that is certain', () => {
    for (const [text, country, expected] of [
      ['+49 30 901820', null, '+4930901820'],
      ['0049 (30) 90-1820', null, '+4930901820'],
      ['+49 (0)30 901820', 'DE', '+4930901820'],
      ['030 / 90 18 20', 'DE', '+4930901820'],
      ['020 794 0800', 'NL', '+31207940800'],
      ['0212 555 12 34', 'TR', '+902125551234'],
      ['(171) 555-7788', 'US', '+11715557788'],
      ['912 345 678', 'ES', '+34912345678'],
    ] as const)
      expect(normalPhone(text, country), text).toBe(expected)
  })

  it('is kept as it was given where it is not', () => {
    for (const [text, country] of [
      ['030 901820', null],
      ['030 901820', 'BR'],
      ['(5) 555-4729', 'MX'],
      ['555-1234', 'US'],
      ['+49', 'DE'],
      ['ask for Ada', 'DE'],
      ['030-12345678901234', 'DE'],
    ] as const)
      expect(normalPhone(` ${text} `, country), text).toBe(text)
  })

  it('stays the same when it is read again', () => {
    for (const text of ['+49 30 901820', '030 901820']) {
      const once = normalPhone(text, 'DE')
      expect(normalPhone(once, 'DE')).toBe(once)
    }
  })
})

describe('an e-mail address', () => {
  it('has its domain in lower case', () => {
    expect(normalEmail(' Ada.Lovelace@Example.ORG ')).toBe('Ada.Lovelace@example.org')
  })

  it('is one when something stands on both sides of the one @', () => {
    for (const text of ['a@b.de', 'ada+tea@mail.example.org']) expect(isEmail(text), text).toBe(true)
    for (const text of [
      '',
      'a',
      '@b.de',
      'a@',
      'a@b',
      'a@b..de',
      'a@b.de.',
      'a b@c.de',
      'a@b@c.de',
      `${'x'.repeat(300)}@b.de`,
    ])
      expect(isEmail(text), text).toBe(false)
  })
})
