import { describe, expect, it } from 'vitest'
import { promiseAndFact } from './promise.ts'

type Arguments = Parameters<typeof promiseAndFact>
const promised = (deliverBy: string | null, toldAt: string | null = null) => ({ deliverBy, toldAt })
const line = (buckets: object, promises: object[]) =>
  ({ line: 1, quantity: 2, buckets, promises }) as unknown as Arguments[0]
const parcels = (...deliveredAt: (string | null)[]) =>
  ({
    fulfillmentOrders: [
      { packages: deliveredAt.map((at) => ({ contents: [{ line: 1, units: 1 }], delivery: { deliveredAt: at } })) },
    ],
  }) as unknown as Arguments[1]

describe('promise against fact', () => {
  it('is the last parcel against the last promise, and counts how often the day moved', () => {
    const promises = [promised('2026-03-02'), promised('2026-03-02'), promised('2026-03-05', '2026-03-01T08:00:00Z')]
    const kept = promiseAndFact(
      line({ delivered: 2 }, promises),
      parcels('2026-03-04T10:00:00Z', '2026-03-07T10:00:00Z'),
      '2026-04-01',
    )
    expect(kept).toEqual({
      ...{ promisedOn: '2026-03-05', changes: 1, toldAt: '2026-03-01T08:00:00Z' },
      ...{ deliveredOn: '2026-03-07', daysLate: 2 },
    })
  })

  it('is late by today while units are on their way, and early below zero', () => {
    const open = line({ delivered: 1, shipped: 1 }, [promised('2026-03-05')])
    expect(promiseAndFact(open, parcels('2026-03-04T10:00:00Z', null), '2026-03-06').daysLate).toBe(1)
    expect(promiseAndFact(open, parcels('2026-03-04T10:00:00Z', null), '2026-03-03').daysLate).toBe(-2)
  })

  it('says nothing where nothing was promised, or where nothing comes any more', () => {
    expect(promiseAndFact(line({ open: 2 }, []), parcels(), '2026-03-06')).toMatchObject({ daysLate: null, changes: 0 })
    const gone = promiseAndFact(line({ cancelled: 2 }, [promised('2026-03-05')]), parcels(), '2026-03-06')
    expect(gone).toMatchObject({ deliveredOn: null, daysLate: null })
  })
})
