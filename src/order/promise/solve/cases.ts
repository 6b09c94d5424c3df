import { MUST_COVER, type Problem } from './model.ts'

/** Random numbers that are the same on every machine: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type CaseOptions = Readonly<{ items: number; locations: number; seed: number }>

/**
 * A realistic case: a delivery of some lines on a map with warehouses that hold most and stores that hold some. Packages
 * cost about 5.00 and grow with the road, units cost handling and road by weight; stores handle dearer.
 */
export function makeCase({ items, locations, seed }: CaseOptions): Problem {
  const random = seeded(seed)
  // Some days the shelves are full, some days hardly anybody has it all.
  const plenty = 0.15 + random()
  const demand = Int32Array.from({ length: items }, () => 1 + Math.floor(random() ** 3 * 4))
  const [stock, unit] = [new Int32Array(items * locations), new Float64Array(items * locations)]
  const weights = Array.from({ length: items }, () => 0.1 + random() * 4)
  const places = Array.from({ length: locations }, (_, j) => ({
    km: Math.round(Math.hypot(random() - 0.5, random() - 0.5) * 800),
    warehouse: j % 10 === 0,
    full: 0.15 + random() * 0.5,
  })).sort((a, b) => a.km - b.km)
  const fixed = Float64Array.from(places, ({ km, warehouse }) =>
    Math.round((390 + km * 0.4 + (warehouse ? 0 : 120)) * 100),
  )
  places.forEach(({ km, warehouse, full }, j) => {
    for (let i = 0; i < items; i++) {
      const held = random() < (warehouse ? 0.8 : full) * Math.min(1, plenty)
      stock[i * locations + j] = held ? 1 + Math.floor(random() ** 2 * (warehouse ? 60 : 6)) : 0
      unit[i * locations + j] = Math.round(((warehouse ? 35 : 80) + (weights[i] ?? 1) * km * 0.05) * 100)
    }
  })
  return {
    items,
    locations,
    demand,
    stock,
    unit,
    fixed,
    shortage: new Float64Array(items).fill(MUST_COVER),
    maxLocations: locations,
    capacity: null,
    groups: null,
  }
}
