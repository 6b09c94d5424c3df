import { describe, expect, it } from 'vitest'
import type { Work } from '../queue/act.ts'
import { lineOf, NOTHING_TYPED, typeKey } from './code.ts'

const line = (number: number, sku: string, gtin: string | null) =>
  ({ line: number, sku, gtin }) as unknown as Work['lines'][number]
const lines = [line(1, 'NW-001', '00000040123455'), line(2, 'NW-002', '04006381333931'), line(3, 'NW-003', null)]

describe('a code', () => {
  it.each([
    ['40123455', 1],
    ['4006381333931', 2],
    ['04006381333931', 2],
    ['nw-003', 3],
    [' NW-001 ', 1],
    ['4006381333932', undefined],
    ['00000000', undefined],
    ['', undefined],
  ])('%j is of line %s', (code, wanted) => expect(lineOf(lines, code)?.line).toBe(wanted))
})

function type(keys: readonly (readonly [string, number])[]): string | undefined {
  let [typed, found] = [NOTHING_TYPED, undefined as string | undefined]
  for (const [key, at] of keys) {
    const next = typeKey(typed, key, at)
    typed = next.typed
    found = next.code ?? found
  }
  return found
}
const fast = (text: string, from = 1000) => [...text].map((key, index) => [key, from + index * 10] as const)

describe('keys that go to no field', () => {
  it('are a code when they come as fast as a scanner types, ended by Enter', () => {
    expect(type([...fast('40123455'), ['Enter', 1090]])).toBe('40123455')
    expect(type([...fast('NW'), ['Shift', 1020], ['-', 1030], ['1', 1040], ['Enter', 1050]])).toBe('NW-1')
  })

  it('are none when a person types them, or when Enter comes alone', () => {
    expect(
      type([
        ['1', 0],
        ['2', 200],
        ['3', 400],
        ['Enter', 600],
      ]),
    ).toBeUndefined()
    expect(type([['Enter', 10]])).toBeUndefined()
    expect(type([...fast('40123455'), ['Enter', 2000]])).toBeUndefined()
  })
})
