import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemId } from '../../../platform/ids.ts'
import { MUST_COVER, type Problem } from '../solve/model.ts'
import { type Block, costOf, type Free, improveJointly } from './improve.ts'

const ITEMS = ['a', 'b'] as ItemId[]
const PLACES = 3

/** A small world: what lies where, and deliveries that have their units somewhere already. */
type Small = Readonly<{
  free: number[][]
  blocks: { units: number[][]; unit: number[][]; fixed: number[]; closed: number[] }[]
}>
const cells = (max: number) =>
  fc.array(fc.array(fc.nat(max), { minLength: PLACES, maxLength: PLACES }), { minLength: 2, maxLength: 2 })
const row = (max: number) => fc.array(fc.nat(max), { minLength: PLACES, maxLength: PLACES })
const small: fc.Arbitrary<Small> = fc.record({
  free: cells(2),
  blocks: fc.array(fc.record({ units: cells(2), unit: cells(30), fixed: row(100), closed: row(1) }), {
    minLength: 1,
    maxLength: 3,
  }),
})

function blocksOf({ free, blocks }: Small): { list: Block[]; free: Free } {
  const inPlay = (i: number, j: number) =>
    (free[i]?.[j] ?? 0) + blocks.reduce((sum, block) => sum + (block.units[i]?.[j] ?? 0), 0)
  const list = blocks.map(({ units, unit, fixed, closed }): Block => {
    const problem: Problem = {
      items: 2,
      locations: PLACES,
      demand: Int32Array.from(units, (own) => own.reduce((sum, count) => sum + count, 0)),
      stock: Int32Array.from(units.flatMap((own, i) => own.map((_, j) => inPlay(i, j)))),
      unit: Float64Array.from(unit.flat()),
      fixed: Float64Array.from(fixed),
      shortage: new Float64Array(2).fill(MUST_COVER),
      maxLocations: PLACES,
      capacity: null,
      groups: null,
    }
    return {
      problem,
      items: ITEMS,
      places: [0, 1, 2],
      now: Int32Array.from(units.flat()),
      keep: 0,
      closed: Uint8Array.from(closed),
    }
  })
  return { list, free: new Map(ITEMS.map((item, i) => [item, Int32Array.from(free[i] ?? [])])) }
}

const packages = (take: Int32Array) =>
  [0, 1, 2].filter((j) => take.some((units, cell) => units > 0 && cell % PLACES === j)).length

/** The least cost of all joint choices, by trying every one of them. */
function bruteForce(list: readonly Block[], free: Free, b = 0): number {
  const block = list[b]
  if (!block) return 0
  let best = Number.POSITIVE_INFINITY
  const take = new Int32Array(block.now.length)
  const deal = (cell: number, left: readonly number[]): void => {
    if (cell === take.length) {
      if (left.some((units) => units > 0)) return
      const rest = new Map([...free].map(([item, units]) => [item, units.slice()]))
      take.forEach((units, at) => {
        const shelf = rest.get(ITEMS[Math.floor(at / PLACES)] as ItemId) as Int32Array
        shelf[at % PLACES] = (shelf[at % PLACES] as number) - units
      })
      best = Math.min(best, costOf(block, take) + bruteForce(list, rest, b + 1))
      return
    }
    const [i, j] = [Math.floor(cell / PLACES), cell % PLACES]
    const shelf = free.get(ITEMS[i] as ItemId)?.[j] ?? 0
    const most = Math.min(left[i] as number, shelf, block.closed[j] ? (block.now[cell] as number) : shelf)
    for (let units = 0; units <= most; units++) {
      take[cell] = units
      deal(
        cell + 1,
        left.map((count, at) => (at === i ? count - units : count)),
      )
    }
    take[cell] = 0
  }
  deal(0, [...block.problem.demand])
  return best
}

/** All that is in play on the shelves: what is free and what the blocks give back. */
function allFree({ list, free }: ReturnType<typeof blocksOf>): Free {
  const all = new Map([...free].map(([item, units]) => [item, units.slice()]))
  for (const block of list)
    block.now.forEach((units, cell) => {
      const shelf = all.get(ITEMS[Math.floor(cell / PLACES)] as ItemId) as Int32Array
      shelf[cell % PLACES] = (shelf[cell % PLACES] as number) + units
    })
  return all
}

describe('choosing places for many deliveries together', () => {
  it('never costs more, takes no unit twice, delays and splits nobody, and lies between its bound and what was', () => {
    fc.assert(
      fc.property(small, (world) => {
        const given = blocksOf(world)
        const joint = improveJointly(given.list, given.free)
        const best = bruteForce(given.list, allFree(given))
        expect(joint.after).toBeLessThanOrEqual(joint.before)
        expect(joint.bound).toBeLessThanOrEqual(best)
        expect(best).toBeLessThanOrEqual(joint.after)
        const left = allFree(given)
        for (const [b, { take, points }] of joint.placed.entries()) {
          const block = given.list[b] as Block
          expect(points).toBe(costOf(block, take))
          const was = costOf(block, block.now)
          expect(points < was || packages(take) <= packages(block.now)).toBe(true)
          for (let i = 0; i < 2; i++) {
            const own = take.slice(i * PLACES, (i + 1) * PLACES)
            expect(own.reduce((sum, units) => sum + units, 0)).toBe(block.problem.demand[i])
            own.forEach((units, j) => {
              if (block.closed[j]) expect(units).toBeLessThanOrEqual(block.now[i * PLACES + j] as number)
              const shelf = left.get(ITEMS[i] as ItemId) as Int32Array
              shelf[j] = (shelf[j] as number) - units
            })
          }
        }
        for (const shelf of left.values()) for (const units of shelf) expect(units).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })

  it('lets two that stand in each other’s way change places, which neither could alone', () => {
    const world: Small = {
      free: [
        [0, 0, 0],
        [0, 0, 0],
      ],
      blocks: [
        {
          units: [
            [0, 1, 0],
            [0, 0, 0],
          ],
          unit: [
            [0, 0, 0],
            [0, 0, 0],
          ],
          fixed: [10, 90, 90],
          closed: [0, 0, 0],
        },
        {
          units: [
            [1, 0, 0],
            [0, 0, 0],
          ],
          unit: [
            [0, 0, 0],
            [0, 0, 0],
          ],
          fixed: [50, 20, 90],
          closed: [0, 0, 0],
        },
      ],
    }
    const { list, free } = blocksOf(world)
    const joint = improveJointly(list, free)
    expect([joint.before, joint.after, joint.bound]).toEqual([140, 30, 30])
  })
})

it('proves its choice where two want the same unit: the bound knows what a scarce unit is worth', () => {
  const world: Small = {
    free: [
      [1, 1, 0],
      [0, 0, 0],
    ],
    blocks: [
      {
        units: [
          [0, 0, 1],
          [0, 0, 0],
        ],
        unit: [
          [0, 0, 0],
          [0, 0, 0],
        ],
        fixed: [10, 40, 90],
        closed: [0, 0, 0],
      },
      {
        units: [
          [0, 0, 1],
          [0, 0, 0],
        ],
        unit: [
          [0, 0, 0],
          [0, 0, 0],
        ],
        fixed: [20, 30, 90],
        closed: [0, 0, 0],
      },
    ],
  }
  const { list, free } = blocksOf(world)
  const joint = improveJointly(list, free)
  expect([joint.before, joint.after, joint.bound]).toEqual([180, 40, 40])
})

it('splits nobody for the good of another: what is cheaper in sum is refused where one pays for it with a package', () => {
  const none = [
    [0, 0, 0],
    [0, 0, 0],
  ]
  const world: Small = {
    free: none,
    blocks: [
      {
        units: [
          [0, 1, 0],
          [0, 0, 0],
        ],
        unit: none,
        fixed: [0, 100, 100],
        closed: [0, 0, 0],
      },
      {
        units: [
          [2, 0, 0],
          [0, 0, 0],
        ],
        unit: none,
        fixed: [10, 10, 999],
        closed: [0, 0, 0],
      },
    ],
  }
  const { list, free } = blocksOf(world)
  const joint = improveJointly(list, free)
  expect([joint.before, joint.after]).toEqual([110, 110])
})
