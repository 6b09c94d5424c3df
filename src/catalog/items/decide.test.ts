import { describe, expect, it } from 'vitest'
import { decideItems, type ItemKnowledge, type ItemWanted, isGtin } from './decide.ts'
import { completeItem, type NewItem, type StoredItem, sameItem } from './model.ts'

describe('a GTIN', () => {
  it('is right with 8, 12, 13 or 14 digits of which the last follows from the others', () => {
    for (const gtin of ['96385074', '036000291452', '4006381333931', '2000000000015', '10614141000415', '00000000'])
      expect(isGtin(gtin), gtin).toBe(true)
  })

  it('is wrong with another check digit, length or sign', () => {
    const wrong = [
      '96385075',
      '4006381333932',
      '400638133393',
      '',
      '1',
      '123456789',
      '4006381333931 ',
      '400638133393x',
      '٤٠٠٦٣٨١٣٣٣٩٣١',
    ]
    for (const gtin of wrong) expect(isGtin(gtin), gtin).toBe(false)
  })

  it('notices every single wrong digit', () => {
    const right = '4006381333931'
    for (let place = 0; place < right.length; place++)
      for (let digit = 0; digit < 10; digit++) {
        const changed = right.slice(0, place) + digit + right.slice(place + 1)
        expect(isGtin(changed)).toBe(changed === right)
      }
  })
})

const stored = (item: NewItem, version = 1): StoredItem => ({
  ...completeItem(item),
  id: `id of ${item.sku}` as StoredItem['id'],
  version,
  changedAt: new Date(0),
})
const knowing = (items: readonly StoredItem[], over: Partial<ItemKnowledge> = {}): ItemKnowledge => ({
  items: new Map(items.map((item) => [item.sku, item])),
  partKinds: new Map(items.map((item) => [item.sku, item.kind])),
  mayWrite: () => true,
  seesCost: true,
  isCurrency: (code) => code === 'EUR',
  ...over,
})
const tea = { sku: 'tea', name: 'Tea' }
const cup = { sku: 'cup', name: 'Cup' }
const set = {
  sku: 'set',
  name: 'Set',
  kind: 'kit',
  parts: [
    { sku: 'tea', units: 2 },
    { sku: 'cup', units: 1 },
  ],
} as const
const decide = (wanted: readonly ItemWanted[], known = knowing([])) =>
  decideItems(wanted, known).map((verdict) => ('refused' in verdict ? [verdict.refused, verdict.path] : verdict.done))

describe('writing a list of items', () => {
  it('makes, changes or leaves each of them', () => {
    const known = knowing([
      stored(tea),
      stored({ ...cup, weightG: 250, units: { carton: 6 }, cost: '1.5', costCurrency: 'EUR' }),
    ])
    const same = { ...cup, weightG: 250, units: { carton: 6 }, cost: '1.5000', costCurrency: 'EUR' }
    expect(decide([{ ...tea, name: 'Green tea' }, same, set], known)).toEqual(['changed', 'unchanged', 'made'])
  })

  it('takes a kit and its parts in one list, in any order', () => {
    expect(decide([set, tea, cup])).toEqual(['made', 'made', 'made'])
  })

  it('refuses a kit with parts that are unknown, refused, kits, itself, or named twice', () => {
    const kit = (sku: string, ...parts: string[]) => ({
      sku,
      name: sku,
      kind: 'kit' as const,
      parts: parts.map((part) => ({ sku: part, units: 1 })),
    })
    expect(
      decide([
        tea,
        { ...cup, gtin: '1' },
        kit('a', 'tea', 'ghost'),
        kit('b', 'cup'),
        kit('c', 'd'),
        kit('d', 'tea'),
        kit('e', 'e'),
        kit('f', 'tea', 'tea'),
        kit('g'),
      ]),
    ).toEqual([
      'made',
      ['bad_gtin', '/items/1/gtin'],
      ['bad_part', '/items/2/parts/1/sku'],
      ['bad_part', '/items/3/parts/0/sku'],
      ['bad_part', '/items/4/parts/0/sku'],
      'made',
      ['bad_part', '/items/6/parts/0/sku'],
      ['bad_part', '/items/7/parts/1/sku'],
      ['kit_without_parts', '/items/8/parts'],
    ])
    expect(decide([{ ...tea, parts: [{ sku: 'cup', units: 1 }] }, cup])).toEqual([
      ['parts_without_kit', '/items/0/parts'],
      'made',
    ])
  })

  it('keeps kind and base unit, because stock and orders count in them', () => {
    const known = knowing([stored(tea), stored(set)])
    expect(
      decide(
        [
          { ...tea, baseUnit: 'g' },
          { ...set, kind: 'physical', parts: [] },
        ],
        known,
      ),
    ).toEqual([
      ['item_fixed', '/items/0/baseUnit'],
      ['item_fixed', '/items/1/kind'],
    ])
  })

  it('refuses the second of two with one SKU, and an item that somebody changed meanwhile', () => {
    const known = knowing([stored(cup, 3)])
    expect(decide([tea, tea, { ...cup, name: 'Mug', version: 2 }], known)).toEqual([
      'made',
      ['sku_twice', '/items/1/sku'],
      ['stale_version', '/items/2/version'],
    ])
    expect(decide([{ ...cup, name: 'Mug', version: 3 }], known)).toEqual(['changed'])
  })

  it('wants a cost with its currency, and leaves the cost to those who see it', () => {
    const priced = { ...tea, cost: '2', costCurrency: 'EUR' }
    expect(
      decide([
        { ...tea, cost: '2' },
        { ...cup, costCurrency: 'EUR' },
        { ...cup, sku: 'mug', cost: '1', costCurrency: 'XXY' },
      ]),
    ).toEqual([
      ['cost_incomplete', '/items/0/cost'],
      ['cost_incomplete', '/items/1/cost'],
      ['unknown_currency', '/items/2/costCurrency'],
    ])
    expect(decide([tea], knowing([stored(priced)]))).toEqual(['changed'])
    expect(decide([tea], knowing([stored(priced)], { seesCost: false }))).toEqual(['unchanged'])
  })

  it('lets a partner write neither the items of others nor take them over', () => {
    const known = knowing([stored({ ...tea, supplier: 'other' }), stored({ ...cup, supplier: 'own' })], {
      mayWrite: (supplier) => supplier === 'own',
    })
    expect(
      decide(
        [
          { ...tea, supplier: 'own' },
          { ...cup, supplier: 'other' },
          { ...cup, sku: 'mug' },
        ],
        known,
      ),
    ).toEqual([
      ['not_your_item', '/items/0/supplier'],
      ['not_your_item', '/items/1/supplier'],
      ['not_your_item', '/items/2/supplier'],
    ])
  })
})

describe('two versions of an item', () => {
  it('are the same whatever the order of their keys and parts', () => {
    const one = completeItem({ ...set, attributes: { color: 'red', size: 'L' } })
    const other = completeItem({ ...set, attributes: { size: 'L', color: 'red' }, parts: [...set.parts].reverse() })
    expect(sameItem(one, other)).toBe(true)
    for (const change of [
      { name: 'X' },
      { gtin: '96385074' },
      { attributes: {} },
      { discontinued: true },
      { names: { de: 'Satz' } },
    ])
      expect(sameItem(one, { ...one, ...change })).toBe(false)
  })
})
