import { describe, expect, it } from 'vitest'
import type { Order } from './api.ts'
import { inkOn, luminance } from './brand.ts'
import { isLate, stageOf } from './stage.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { nl } from './words/nl.ts'
import { tr } from './words/tr.ts'

describe('the color of a brand', () => {
  it('is always written on in ink that can be read', () => {
    for (let value = 0; value <= 0xffffff; value += 0x010307) {
      const color = `#${value.toString(16).padStart(6, '0')}`
      const [dark, bright] = [luminance(color), luminance(inkOn(color))].sort((a, b) => a - b)
      expect(((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05), color).toBeGreaterThanOrEqual(4.5)
    }
  })
})

const delivery = {
  pickup: null,
  promisedOn: '2026-12-01',
  arrivedAt: null,
  ready: false,
} as Order['deliveries'][number]
const order = (fulfillment: string, over: Partial<Order['deliveries'][number]> = {}) =>
  ({ statuses: { fulfillment }, deliveries: [{ ...delivery, ...over }] }) as unknown as Order
const store = { name: 'Store Berlin', street: null, postalCode: null, city: 'Berlin' }

describe('where an order is', () => {
  it('is said in the words of its way', () => {
    expect(stageOf(order('shipped'))).toMatchObject({ word: 'at_shipped', reached: 2 })
    expect(stageOf(order('delivered'))).toMatchObject({ word: 'at_delivered', reached: 3 })
    expect(stageOf(order('delivered', { pickup: store }))).toMatchObject({ word: 'at_collected', reached: 3 })
    expect(stageOf(order('ready_for_pickup', { pickup: store }))).toMatchObject({ place: 'Store Berlin', reached: 2 })
    expect(stageOf(order('cancelled'))).toMatchObject({ reached: null })
    expect(stageOf(order('something_new'))).toMatchObject({ word: 'at_other', reached: 0 })
  })

  it('is late when its day is over and it is not there', () => {
    expect(isLate(delivery, '2026-12-01')).toBe(false)
    expect(isLate(delivery, '2026-12-02')).toBe(true)
    expect(isLate({ ...delivery, arrivedAt: '2026-12-03T10:00:00Z' }, '2026-12-04')).toBe(false)
    expect(isLate({ ...delivery, ready: true }, '2026-12-04')).toBe(false)
    expect(isLate({ ...delivery, promisedOn: null }, '2026-12-04')).toBe(false)
  })
})

const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
describe.each([
  ['German', de],
  ['Dutch', nl],
  ['Turkish', tr],
])('%s', (_name, words) => {
  it('says everything, and puts the same things into its sentences', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort())
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe('')
      expect(blanks(text), key).toEqual(blanks(en[key as keyof typeof en]))
    }
  })
})
