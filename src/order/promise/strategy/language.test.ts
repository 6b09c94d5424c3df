import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { compileExpression, isFault } from './language.ts'
import type { Definition } from './model.ts'

const fault = (text: string, wanted: 'bool' | 'number' = 'bool') => {
  const made = compileExpression(text, wanted, ['order', 'line', 'item', 'location'])
  return isFault(made) ? [made.position, made.reason] : null
}

describe('an expression of a strategy', () => {
  it('is refused with its position when it names what is not there', () => {
    expect(fault('order.chanel == "web"')).toEqual([6, 'No such key: chanel'])
    expect(fault('location.distanceKm < 5 && wether == 1')?.[0]).toBe(27)
  })

  it('is refused when the types do not fit', () => {
    expect(fault('location.distanceKm > "far"')?.[1]).toMatch(/no such overload/)
    expect(fault('location.distanceKm')).toEqual([0, 'it must be true or false, this is a int'])
    expect(fault('location.code', 'number')).toEqual([0, 'it must be a number, this is a string'])
    expect(fault('location.distanceKm <')?.[0]).toBe(21)
  })

  it('is refused when it could take too long', () => {
    expect(fault('order.tags.exists(t, t == "vip")')).toBeNull()
    const nested = 'order.tags.all(a, order.tags.all(b, order.tags.all(c, a == b && b == c)))'
    expect(fault(nested)?.[1]).toMatch(/steps, 5000 are allowed/)
    expect(fault('location.code.matches("(a+)+$")')?.[1]).toMatch(/without bound/)
    expect(fault(`${'('.repeat(40)}true${')'.repeat(40)}`)).not.toBeNull()
    expect(fault(Array.from({ length: 120 }, () => 'true').join(' && '))).not.toBeNull()
  })

  it('reaches nothing but its fields', () => {
    for (const text of ['process.exit(1) == 1', 'constructor == "a"', 'order.constructor == "a"', 'this.x == 1'])
      expect(fault(text)).not.toBeNull()
  })

  it('answers nothing when the facts do not', () => {
    const made = compileExpression('item.attributes.size == "L"', 'bool', ['item'])
    if (isFault(made)) throw new Error(made.reason)
    expect(made.answer({ item: { attributes: {} } })).toBeUndefined()
    expect(made.answer({ item: { attributes: { size: 'L' } } })).toBe(true)
    expect([...made.uses]).toEqual(['item.attributes'])
    expect(made.perLine).toBe(true)
  })
})

describe('a definition', () => {
  const definition: Definition = {
    rank: 1,
    filters: [{ name: 'near', expression: 'location.distanceKm < 300' }],
    criteria: [{ name: 'packages', kind: 'splits', weight: 500 }],
    splits: { max: 3, policy: 'free', groups: [] },
    minimumStock: 0,
    shortage: 'policy',
    shipToStore: false,
  }
  const problems = (over: Partial<Definition>) => {
    const made = compile({ id: 'x', code: 'x', version: 1, definition: { ...definition, ...over } })
    return 'problems' in made ? made.problems.map(({ path, reason }) => [path, reason]) : []
  }

  it('shows every fault at once, with the path of the field', () => {
    expect(
      problems({
        appliesWhen: 'location.kind == "store"',
        filters: [...definition.filters, { name: 'near', expression: 'true ||' }],
        criteria: [{ name: 'mine', kind: 'expression', weight: 1 }],
      }),
    ).toEqual([
      ['/definition/appliesWhen', 'location.kind is not known here, only order'],
      ['/definition/filters/1/expression', 'Unexpected token: EOF'],
      ['/definition/criteria/0/expression', 'expression needs an expression'],
      ['/definition/filters/1/name', 'near is there twice'],
    ])
  })

  it('reads only what it asks for', () => {
    const made = compile({ id: 'x', code: 'x', version: 1, definition })
    expect('needs' in made && made.needs).toEqual({ lanes: false, load: false, shelf: false, attributes: false })
  })
})
