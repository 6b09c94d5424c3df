import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemId, LocationId } from '../../../platform/ids.ts'
import { type Compiled, compile } from '../strategy/compile.ts'
import { BUILT_IN, type Definition } from '../strategy/model.ts'
import { choose } from './choose.ts'
import { pack, unpack } from './packed.ts'
import { indexed } from './places.ts'
import type { Place, Places, Question, Seen, Wanted } from './question.ts'

const place = (code: string, over: Partial<Place> = {}): Place => ({
  id: code as LocationId,
  code,
  kind: 'warehouse',
  city: code,
  postalCode: null,
  region: null,
  country: 'DE',
  latitude: null,
  longitude: null,
  canShip: true,
  canPickup: true,
  stockKeeper: 'kontor',
  dailyCapacity: null,
  active: true,
  ...over,
})

function strategy(over: Partial<Definition> = {}): Compiled {
  const made = compile({ id: 'x', code: 'x', version: 1, definition: { ...BUILT_IN.definition, ...over } })
  if ('problems' in made) throw new Error(JSON.stringify(made.problems))
  return made
}

/** Rows are items, columns places: what is free. */
function world(places: readonly Place[], free: readonly (readonly number[])[], over: Partial<Seen> = {}) {
  const known: Places = indexed('w', places)
  const seen: Seen = {
    km: Int32Array.from(places, (_, j) => (j + 1) * 10),
    free: Int32Array.from(free.flat()),
    columns: {},
    cells: {},
    wantedDays: null,
    ...over,
  }
  return { places: known, seen }
}

const wants = (...units: number[]): Wanted[] =>
  units.map((count, i) => ({
    item: `item${i}` as ItemId,
    units: count,
    sku: `sku${i}`,
    kind: 'physical',
    weightG: 500,
    attributes: i === 0 ? { bulky: true } : {},
    lines: [{ line: i + 1, units: count }],
  }))

const question = (wanted: Wanted[], over: Partial<Question> = {}): Question => ({
  facts: {
    channelCode: 'web',
    channelKind: 'web',
    customerGroup: 'gold',
    currency: 'EUR',
    valueMinor: 5_000,
    terms: null,
    tags: [],
  },
  priority: 0,
  method: 'ship',
  pickup: null,
  country: 'DE',
  region: null,
  postalCode: '10119',
  requestedOn: null,
  declined: [],
  wanted,
  ...over,
})

function decide(by: Compiled, asked: Question, { places, seen }: ReturnType<typeof world>, shipToStore = false) {
  const choice = choose(by, asked, places, seen, { shipToStore })
  return {
    ...choice,
    taken: choice.taken.map(({ line, units, j }) => [line, places.list[j]?.code, units]),
    refused: Object.fromEntries(choice.refused.flatMap((why, j) => (why ? [[places.list[j]?.code, why]] : []))),
  }
}

const [a, b, c] = [place('a'), place('b'), place('c', { kind: 'store' })]

describe('choosing locations', () => {
  it('takes all from the nearest that has it all, else the fewest packages, by the built-in strategy', () => {
    expect(
      decide(
        strategy(),
        question(wants(1, 1)),
        world(
          [a, b, c],
          [
            [1, 5, 5],
            [0, 5, 5],
          ],
        ),
      ),
    ).toMatchObject({
      how: 'one_location',
      taken: [
        [1, 'b', 1],
        [2, 'b', 1],
      ],
    })
    expect(
      decide(
        strategy(),
        question(wants(1, 1)),
        world(
          [a, b, c],
          [
            [0, 5, 0],
            [0, 0, 5],
          ],
        ),
      ),
    ).toMatchObject({
      how: 'split',
      packages: 2,
      refused: { a: 'no_stock' },
    })
  })

  it('says of each location why it was not asked', () => {
    const places = [
      a,
      place('b', { active: false }),
      place('c', { canShip: false }),
      place('d'),
      place('e', { dailyCapacity: 9 }),
      place('f'),
    ]
    const seen = world(places, [[0, 5, 5, 5, 5, 5]], { columns: { ordersOpen: Int32Array.from([0, 0, 0, 0, 9, 0]) } })
    const by = strategy({ filters: [{ name: 'too_far', expression: 'location.distanceKm < 50' }] })
    expect(decide(by, question(wants(1), { declined: ['d' as LocationId] }), seen)).toMatchObject({
      how: 'partly',
      missing: [{ line: 1, units: 1 }],
      refused: { a: 'no_stock', b: 'inactive', c: 'cannot_ship', d: 'declined', e: 'full', f: 'too_far' },
    })
  })

  it('bars a location for the lines that a filter speaks of, not for others', () => {
    const by = strategy({
      filters: [{ name: 'bulky', expression: '!(has(item.attributes.bulky) && location.kind == "store")' }],
    })
    expect(
      decide(
        by,
        question(wants(1, 1)),
        world(
          [c, b],
          [
            [5, 5],
            [5, 0],
          ],
        ),
      ).taken,
    ).toEqual([
      [1, 'b', 1],
      [2, 'c', 1],
    ])
  })

  it('weighs what the merchant weighs: lanes, depth, load, promise and expressions', () => {
    const far = {
      columns: { laneMinor: Int32Array.from([900, 400]), deliverDays: Int32Array.from([1, 4]) },
      wantedDays: 2,
    }
    const places = world([a, b], [[5, 5]], far)
    const criteria = (kind: 'shipping_cost' | 'promise_date') => [{ name: 'one', kind, weight: 1 }]
    expect(decide(strategy({ criteria: criteria('shipping_cost') }), question(wants(1)), places).taken).toEqual([
      [1, 'b', 1],
    ])
    expect(decide(strategy({ criteria: criteria('promise_date') }), question(wants(1)), places).taken).toEqual([
      [1, 'a', 1],
    ])
    const gold = strategy({
      criteria: [
        {
          name: 'mine',
          kind: 'expression',
          weight: 1,
          expression: 'order.customerGroup == "gold" && location.kind == "store" ? 0 : 1',
        },
      ],
    })
    expect(decide(gold, question(wants(1)), world([a, c], [[5, 5]])).taken).toEqual([[1, 'c', 1]])
    const deep = strategy({ criteria: [{ name: 'deep', kind: 'stock_depth', weight: 1 }] })
    expect(decide(deep, question(wants(2)), world([a, b], [[2, 50]])).taken).toEqual([[1, 'b', 2]])
  })

  it('keeps the minimum on the shelf, and the number of packages', () => {
    const shelf = world([a, b, c], [[1, 1, 1]])
    expect(decide(strategy({ minimumStock: 1 }), question(wants(1)), shelf).missing).toHaveLength(1)
    const two = strategy({ splits: { max: 2, policy: 'free', groups: [] } })
    expect(decide(two, question(wants(3)), shelf)).toMatchObject({ packages: 2, missing: [{ units: 1 }] })
  })

  it('ships a group together, and another line alone', () => {
    const groups = [{ name: 'bulky', policy: 'alone' as const, lines: 'has(item.attributes.bulky)' }]
    const by = strategy({ splits: { max: 5, policy: 'free', groups } })
    expect(decide(by, question(wants(1, 1)), world([a], [[5], [5]]))).toMatchObject({
      packages: 2,
      how: 'one_location',
    })
    const whole = strategy({ splits: { max: 5, policy: 'together', groups: [] } })
    expect(
      decide(
        whole,
        question(wants(1, 1)),
        world(
          [a, b],
          [
            [5, 0],
            [0, 5],
          ],
        ),
      ).missing,
    ).toHaveLength(2)
  })

  it('supplies a pickup from elsewhere only when the house can and the strategy wants it', () => {
    const asked = question(wants(1), { method: 'collect', pickup: 'c' as LocationId })
    const elsewhere = world([a, c], [[5, 0]])
    expect(decide(strategy({ shipToStore: true }), asked, elsewhere).missing).toHaveLength(1)
    expect(decide(strategy({ shipToStore: false }), asked, elsewhere, true).missing).toHaveLength(1)
    expect(decide(strategy({ shipToStore: true }), asked, elsewhere, true).taken).toEqual([[1, 'a', 1]])
    expect(decide(strategy({ shipToStore: true }), asked, world([a, c], [[5, 1]]), true).taken).toEqual([[1, 'c', 1]])
  })

  it('deals the units back to the lines, no more than each wants', () => {
    const wanted = [
      {
        ...(wants(5)[0] as Wanted),
        lines: [
          { line: 1, units: 2 },
          { line: 2, units: 3 },
        ],
      },
    ]
    expect(decide(strategy(), question(wanted), world([a, b, c], [[1, 3, 1]])).taken).toEqual([
      [1, 'a', 1],
      [1, 'b', 1],
      [2, 'b', 2],
      [2, 'c', 1],
    ])
  })
})

describe('what a decision saw', () => {
  it('comes out of its bytes as it went in, as far as it can matter', () => {
    const numbers = (max: number, length: number) =>
      fc.array(fc.integer({ min: -3, max }), { minLength: length, maxLength: length })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }).chain((m) =>
          fc.record({
            free: fc.array(numbers(300, m), { minLength: 1, maxLength: 4 }),
            km: numbers(900, m).map((list) => list.map(Math.abs)),
            lanes: fc.option(numbers(5_000, m)),
            wantedDays: fc.option(fc.integer({ min: -5, max: 400 })),
          }),
        ),
        ({ free, km, lanes, wantedDays }) => {
          const items = free.length
          const seen: Seen = {
            km: Int32Array.from(km),
            free: Int32Array.from(free.flat()),
            columns: lanes ? { laneMinor: Int32Array.from(lanes) } : {},
            cells: { ageDays: Int32Array.from(free.flat()) },
            wantedDays,
          }
          const bytes = pack(seen, items)
          const again = unpack(bytes)
          expect(pack(again, again.items)).toEqual(bytes)
          km.forEach((distance, j) => {
            if (!free.some((row) => (row[j] ?? 0) > 0)) return
            expect(again.km[j]).toBe(distance)
            free.forEach((row, i) => {
              expect(again.free[i * km.length + j]).toBe(Math.max(0, row[j] ?? 0))
            })
            expect(again.columns.laneMinor?.[j]).toBe(lanes?.[j])
          })
          expect(again.wantedDays).toBe(wantedDays)
        },
      ),
    )
  })
})
