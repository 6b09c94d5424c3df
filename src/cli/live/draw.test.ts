import { expect, it } from 'vitest'
import { loadDemo } from '../../../demo/load.ts'
import { drawLife, TROUBLES } from './draw.ts'

const demo = loadDemo()
const many = Array.from({ length: 200 }, (_, n) => drawLife(1, n, demo))

it('draws the same order for the same seed and number, and another one for another seed', () => {
  expect(drawLife(1, 17, demo)).toEqual(many[17])
  expect(drawLife(2, 17, demo)).not.toEqual(many[17])
})

it('has every kind of trouble within an hour of orders, and most without', () => {
  const seen = new Set(many.slice(0, 32).map(({ trouble }) => trouble))
  expect([...seen].sort()).toEqual([...TROUBLES, 'none'].sort())
  expect(many.filter(({ trouble }) => trouble === 'none')).toHaveLength(150)
})

it('collects in a store of the buyer’s country alone, and sells nothing that was discontinued', () => {
  const stores = new Map(demo.locations.map((location) => [location.key, location]))
  const collected = many.filter(({ collectAt }) => collectAt !== null)
  expect(collected.length).toBeGreaterThan(5)
  for (const { collectAt, buyer } of collected) {
    expect(stores.get(collectAt ?? '')?.capabilities.pickup).toBe(true)
    expect(stores.get(collectAt ?? '')?.address.country).toBe(buyer.address.country)
  }
  const gone = new Set(demo.items.filter(({ discontinued }) => discontinued).map(({ sku }) => sku))
  expect(many.flatMap(({ lines }) => lines).filter(({ sku }) => gone.has(sku))).toEqual([])
})
