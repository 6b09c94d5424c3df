import { expect, it } from 'vitest'
import type { Story } from '../api.ts'
import { wayOf } from './way.ts'

const work = (over: object) =>
  ({
    ...{ state: 'done', releasedAt: '2026-03-02T09:00:00Z', acceptedAt: null, pickedAt: '2026-03-02T10:00:00Z' },
    ...{ packedAt: null, readyAt: null, lines: [{ line: 1 }], packages: [] },
    ...over,
  }) as unknown as Story['fulfillmentOrders'][number]
const story = {
  placedAt: '2026-03-01T12:00:00Z',
  lines: [
    { line: 1, promises: [{ deliverBy: '2026-03-03' }, { deliverBy: '2026-03-05' }] },
    { line: 2, promises: [{ deliverBy: '2026-09-09' }] },
  ],
} as unknown as Story
const NOW = Date.parse('2026-03-08T00:00:00Z')

it('tells what happened and the newest promise of what travels with it', () => {
  const parcel = { handedOverAt: '2026-03-03T08:00:00Z', delivery: { deliveredAt: '2026-03-04T11:00:00Z' } }
  const way = wayOf(work({ packages: [parcel] }), story, NOW)
  expect(way.stops.map(({ step }) => step)).toEqual(['placed', 'released', 'picked', 'handed_over', 'delivered'])
  expect([way.promisedOn, new Date(way.until).toISOString()]).toEqual(['2026-03-05', '2026-03-06T00:00:00.000Z'])
})

it('is not there before its last parcel is, and goes on until now', () => {
  const parcels = [
    { handedOverAt: '2026-03-03T08:00:00Z', delivery: { deliveredAt: '2026-03-04T11:00:00Z' } },
    { handedOverAt: null, delivery: null },
  ]
  const way = wayOf(work({ packages: parcels }), story, NOW)
  expect(way.stops.at(-1)?.step).toBe('handed_over')
  expect(way.until).toBe(NOW)
})
