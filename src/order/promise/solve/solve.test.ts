import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCase } from './cases.ts'
import { MUST_COVER, type Problem } from './model.ts'
import { solve } from './solve.ts'

/** Tries every set of locations and, in it, every way to give the units. */
function bruteForce(problem: Problem): { short: number; cost: number } {
  const { items, locations, demand, stock, unit, fixed } = problem
  let best = { short: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY }
  for (let set = 0; set < 1 << locations; set++) {
    const open = Array.from({ length: locations }, (_, j) => j).filter((j) => set & (1 << j))
    if (open.length > problem.maxLocations) continue
    const start = open.reduce((sum, j) => sum + (fixed[j] ?? 0), 0)
    const room = open.map((j) => problem.capacity?.[j] ?? Number.POSITIVE_INFINITY)
    const give = (i: number, k: number, left: number, short: number, cost: number): void => {
      if (i === items) {
        if (short < best.short || (short === best.short && cost < best.cost)) best = { short, cost }
        return
      }
      if (k === open.length) {
        const points = problem.shortage[i] ?? MUST_COVER
        const priced = points !== MUST_COVER
        give(i + 1, 0, demand[i + 1] ?? 0, short + (priced ? 0 : left), cost + (priced ? points * left : 0))
        return
      }
      const j = open[k] as number
      const most = Math.max(0, Math.min(left, stock[i * locations + j] ?? 0, room[k] as number))
      for (let units = 0; units <= most; units++) {
        room[k] = (room[k] as number) - units
        give(i, k + 1, left - units, short, cost + units * (unit[i * locations + j] ?? 0))
        room[k] = (room[k] as number) + units
      }
    }
    give(0, 0, demand[0] ?? 0, 0, start)
  }
  return best
}

const small = fc
  .record({ items: fc.integer({ min: 1, max: 3 }), locations: fc.integer({ min: 1, max: 5 }) })
  .chain(({ items, locations }) =>
    fc
      .record({
        demand: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: items, maxLength: items }),
        stock: fc.array(fc.integer({ min: -1, max: 3 }), {
          minLength: items * locations,
          maxLength: items * locations,
        }),
        unit: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: items * locations, maxLength: items * locations }),
        fixed: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: locations, maxLength: locations }),
        shortage: fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { freq: 2 }), {
          minLength: items,
          maxLength: items,
        }),
        maxLocations: fc.integer({ min: 1, max: locations }),
        capacity: fc.option(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: locations, maxLength: locations })),
      })
      .map(
        (raw): Problem => ({
          items,
          locations,
          demand: Int32Array.from(raw.demand),
          stock: Int32Array.from(raw.stock),
          unit: Float64Array.from(raw.unit),
          fixed: Float64Array.from(raw.fixed),
          shortage: Float64Array.from(raw.shortage.map((points) => points ?? MUST_COVER)),
          maxLocations: raw.maxLocations,
          capacity: raw.capacity && Int32Array.from(raw.capacity),
          groups: null,
        }),
      ),
  )

/** A part of a problem as rows: an item, or a bundle of which one unit is wanted and a place has all or nothing. */
function problemOf(
  problem: Problem,
  rows: readonly (readonly number[])[],
  bundles: readonly (readonly number[])[] = [],
): Problem {
  const { locations: m, demand, stock, unit } = problem
  const isBundle = (row: readonly number[]) => bundles.includes(row)
  const cells = (pick: (row: readonly number[], j: number) => number) =>
    rows.flatMap((row) => Array.from({ length: m }, (_, j) => pick(row, j)))
  return {
    ...problem,
    items: rows.length,
    demand: Int32Array.from(rows, (row) => (isBundle(row) ? 1 : (demand[row[0] as number] as number))),
    stock: Int32Array.from(
      cells((row, j) => {
        if (!isBundle(row)) return stock[(row[0] as number) * m + j] as number
        return row.every((i) => (stock[i * m + j] as number) >= (demand[i] as number)) ? 1 : 0
      }),
    ),
    unit: Float64Array.from(
      cells((row, j) =>
        row.reduce((sum, i) => sum + (unit[i * m + j] as number) * (isBundle(row) ? (demand[i] as number) : 1), 0),
      ),
    ),
    shortage: new Float64Array(rows.length).fill(MUST_COVER),
    groups: null,
  }
}

function shortOf(problem: Problem, short: Int32Array): number {
  return short.reduce((sum, units, i) => sum + (problem.shortage[i] === MUST_COVER ? units : 0), 0)
}

describe('the cheapest way to serve a delivery', () => {
  it('is what trying everything finds, for stock, split limits, capacities and priced shortages', () => {
    fc.assert(
      fc.property(small, (problem) => {
        const found = solve(problem)
        expect({ short: shortOf(problem, found.short), cost: found.cost }).toEqual(bruteForce(problem))
        expect(found.gap).toBe(0)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never takes more than wanted, than there is, or than a location can ship', () => {
    fc.assert(
      fc.property(small, (problem) => {
        const { take, short } = solve(problem)
        for (let i = 0; i < problem.items; i++) {
          const row = take.subarray(i * problem.locations, (i + 1) * problem.locations)
          expect(row.reduce((sum, units) => sum + units, 0) + (short[i] ?? 0)).toBe(problem.demand[i])
          row.forEach((units, j) => {
            expect(units === 0 || units <= (problem.stock[i * problem.locations + j] ?? 0)).toBe(true)
          })
        }
        for (let j = 0; j < problem.locations; j++) {
          const units = take.reduce((sum, some, cell) => sum + (cell % problem.locations === j ? some : 0), 0)
          if (problem.capacity) expect(units).toBeLessThanOrEqual(Math.max(0, problem.capacity[j] ?? 0))
        }
      }),
      { numRuns: 500 },
    )
  })

  const shelf = (
    rows: readonly (readonly number[])[],
    fixed: readonly number[],
    over: Partial<Problem> = {},
  ): Problem => ({
    items: rows.length,
    locations: fixed.length,
    demand: new Int32Array(rows.length).fill(1),
    stock: Int32Array.from(rows.flat()),
    unit: new Float64Array(rows.length * fixed.length),
    fixed: Float64Array.from(fixed),
    shortage: new Float64Array(rows.length).fill(MUST_COVER),
    maxLocations: fixed.length,
    capacity: null,
    groups: null,
    ...over,
  })

  it('gives a tie to the location of the lower rank', () => {
    expect([...solve(shelf([[0, 4, 4]], [5, 5, 5])).take]).toEqual([0, 1, 0])
    expect([
      ...solve(
        shelf(
          [
            [1, 1, 0, 0],
            [0, 0, 1, 1],
          ],
          [5, 5, 5, 5],
        ),
      ).take,
    ]).toEqual([1, 0, 0, 0, 0, 0, 1, 0])
  })

  it('ships together what must go together, and waits for all of it when nobody has it all', () => {
    const groups = { of: Int32Array.from([0, 0]), policy: ['together'] as const }
    expect([
      ...solve(
        shelf(
          [
            [1, 0, 1],
            [0, 1, 1],
          ],
          [1, 1, 90],
          { groups },
        ),
      ).take,
    ]).toEqual([0, 0, 1, 0, 0, 1])
    expect([
      ...solve(
        shelf(
          [
            [1, 0],
            [0, 1],
          ],
          [1, 1],
          { groups },
        ),
      ).short,
    ]).toEqual([1, 1])
  })

  it('pays a package for every line that ships alone', () => {
    const groups = { of: Int32Array.from([0, 1]), policy: ['alone', 'free'] as const }
    const found = solve(
      shelf(
        [
          [1, 0],
          [1, 1],
        ],
        [4, 9],
        { groups },
      ),
    )
    expect({ cost: found.cost, packages: found.packages }).toEqual({ cost: 8, packages: 2 })
  })

  it('is what trying everything finds, with lines that travel together and lines that travel alone', () => {
    const grouped = small.chain((problem) =>
      fc
        .array(fc.constantFrom(0, 1, 2, 3), { minLength: problem.items, maxLength: problem.items })
        .map((of): Problem => {
          const shortage = new Float64Array(problem.items).fill(MUST_COVER)
          const policy = ['free', 'together', 'alone', 'together'] as const
          return { ...problem, shortage, capacity: null, groups: { of: Int32Array.from(of), policy } }
        }),
    )
    fc.assert(
      fc.property(grouped, (problem) => {
        const { items, locations, demand, groups } = problem
        const { take, short, cost } = solve(problem)
        let [wantedShort, wantedCost] = [0, 0]
        const of = [...(groups?.of ?? [])]
        const members = (group: number) => of.flatMap((one, i) => (one === group ? [i] : []))
        for (const i of members(2)) {
          const best = bruteForce(problemOf(problem, [[i]]))
          wantedShort += best.short
          wantedCost += best.cost
        }
        const bundles = [1, 3].map(members).filter((one) => one.length > 0)
        const shared = [...members(0).map((i) => [i]), ...bundles]
        if (shared.length > 0) {
          const best = bruteForce(problemOf(problem, shared, bundles))
          wantedShort += best.short
          wantedCost += best.cost
        }
        const isShort = (group: number[]) => group.some((i) => (short[i] ?? 0) > 0)
        const foundShort =
          [...members(0), ...members(2)].reduce((sum, i) => sum + (short[i] ?? 0), 0) + bundles.filter(isShort).length
        expect({ short: foundShort, cost }).toEqual({ short: wantedShort, cost: wantedCost })
        for (const bundle of bundles) {
          const from = bundle.flatMap((i) =>
            Array.from({ length: locations }, (_, j) => j).filter((j) => (take[i * locations + j] ?? 0) > 0),
          )
          expect(new Set(from).size).toBeLessThanOrEqual(1)
          expect(new Set(bundle.map((i) => (short[i] ?? 0) === 0)).size).toBe(1)
        }
        expect(take).toHaveLength(items * locations)
        expect(demand).toHaveLength(items)
      }),
      { numRuns: 1_000 },
    )
  })

  it('answers a case beyond its budget with what it has, and by how much it could be wrong', () => {
    const large = makeCase({ items: 20, locations: 150, seed: 4 })
    const [quick, exact] = [solve(large, 1), solve(large, 1_000_000)]
    expect(exact.gap).toBe(0)
    expect([...quick.short, ...exact.short].every((units) => units === 0)).toBe(true)
    expect(quick.gap).toBeGreaterThan(0)
    expect(quick.cost - quick.gap).toBeLessThanOrEqual(exact.cost)
    expect(quick.cost).toBeGreaterThanOrEqual(exact.cost)
  })
})
