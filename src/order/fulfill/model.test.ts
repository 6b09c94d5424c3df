import { describe, expect, it } from 'vitest'
import { type FulfillmentOrder, moveLines, type Package, type PlaceMove } from './model.ts'
import { planWithdrawal } from './withdraw/decide.ts'

const EARLY = new Date('2026-01-01T08:00:00Z')
const LATE = new Date('2026-01-01T09:00:00Z')

/** A fulfillment order of one line with so many units. */
function work(units: number, over: Partial<FulfillmentOrder> = {}): FulfillmentOrder {
  const none = { coming: 0, declined: 0, picked: 0, short: 0, packed: 0, handedOver: 0, cancelled: 0 }
  const line = {
    line: 1,
    item: 'tea' as never,
    sku: 'tea',
    name: 'Tea',
    units,
    waiting: units,
    declineReason: null,
    ...none,
  }
  return {
    id: 'work' as never,
    number: '1001-1',
    order: 'order' as never,
    channel: 'web' as never,
    delivery: 1,
    location: 'hamburg' as never,
    supplier: null,
    destination: 'customer',
    to: null,
    after: null,
    transfer: null,
    state: 'released',
    shipBy: null,
    collectBy: null,
    codeTries: 0,
    releasedAt: EARLY,
    acceptedAt: null,
    pickedAt: null,
    packedAt: null,
    readyAt: null,
    doneAt: null,
    version: 1,
    lines: [line],
    packages: [],
    ...over,
  }
}

const move = (from: PlaceMove['from'], to: PlaceMove['to'], units: number): PlaceMove => ({ line: 1, from, to, units })
const moved = (...moves: PlaceMove[]) => moveLines(work(3), moves, LATE)

describe('the state of a fulfillment order', () => {
  it('follows from where its units are', () => {
    expect(work(3).state).toBe('released')
    expect(moved(move('waiting', 'picked', 1)).state).toBe('in_work')
    expect(moved(move('waiting', 'declined', 3)).state).toBe('cancelled')
    expect(moved(move('waiting', 'picked', 3), move('picked', 'packed', 3)).state).toBe('packed')
    expect(moved(move('waiting', 'short', 1), move('waiting', 'cancelled', 1)).state).toBe('released')
    const gone = [move('waiting', 'picked', 2), move('picked', 'packed', 2), move('packed', 'handedOver', 2)]
    expect(moved(...gone).state).toBe('in_work')
    expect(moved(...gone, move('waiting', 'short', 1)).state).toBe('done')
  })

  it('dates its milestones when they are reached, and takes them back when they are not true any more', () => {
    const packed = moved(move('waiting', 'picked', 3), move('picked', 'packed', 3))
    expect(packed).toMatchObject({ pickedAt: LATE, packedAt: LATE, doneAt: null })
    expect(moveLines(packed, [move('packed', 'picked', 1)], EARLY)).toMatchObject({ pickedAt: LATE, packedAt: null })
  })

  it('does not let units move that are not there, or where the table knows no way', () => {
    expect(() => moved(move('waiting', 'picked', 4))).toThrow('4 of 3 waiting')
    expect(() => moved(move('waiting', 'handedOver', 1))).toThrow('waiting to handedOver')
    expect(() => moved({ ...move('waiting', 'picked', 1), line: 2 })).toThrow('no line 2')
  })
})

describe('the plan of a withdrawal', () => {
  const box = (id: string, units: number) =>
    ({ id, package: 1, state: 'packed', contents: [{ line: 1, units }] }) as unknown as Package
  const packed = (readyAt: Date | null = null) =>
    moveLines(
      work(5, { readyAt, destination: readyAt ? 'pickup' : 'customer', packages: [box('a', 2), box('b', 3)] }),
      [move('waiting', 'picked', 5), move('picked', 'packed', 5)],
      LATE,
    )

  it('leads back to sourcing by the ways that units may go', () => {
    const plan = planWithdrawal([packed()], [{ line: 1, units: 2 }], 'open', LATE)
    expect(plan.moves).toEqual([
      { line: 1, units: 2, from: 'packed', to: 'picked' },
      { line: 1, units: 2, from: 'picked', to: 'open' },
      { line: 1, units: 1, from: 'packed', to: 'picked' },
    ])
    expect(plan.work[0]).toMatchObject({ opened: [{ id: 'b' }], putBack: [{ line: 1, units: 2 }], freed: [] })
  })

  it('makes nothing ready any more that lost a unit', () => {
    const plan = planWithdrawal([packed(EARLY)], [{ line: 1, units: 1 }], 'cancelled', LATE)
    expect(plan.moves).toEqual([
      { line: 1, units: 5, from: 'ready', to: 'packed' },
      { line: 1, units: 1, from: 'packed', to: 'cancelled' },
      { line: 1, units: 2, from: 'packed', to: 'picked' },
    ])
    expect(plan.work[0]?.after).toMatchObject({ readyAt: null, collectBy: null, state: 'in_work' })
  })

  it('takes from work that is not begun first', () => {
    const fresh = work(2, { id: 'fresh' as never })
    const plan = planWithdrawal([packed(), fresh], [{ line: 1, units: 2 }], 'cancelled', LATE)
    expect(plan.taken).toEqual([{ line: 1, units: 2, from: 'allocated' }])
    expect(plan.work.map((one) => one.before.id)).toEqual(['fresh'])
  })
})
