import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { bucketOf, followObjects, type Happening, secondsOf, spreadOf } from './decide.ts'

const at = (position: number, type: string, order: string, seconds: number, data = {}): Happening => ({
  ...{ position, type, order, channel: null, location: null, data },
  occurredAt: new Date(Date.UTC(2027, 0, 1) + seconds * 1000),
})
const short = ({ kind, from, to, tookS }: { kind: string; from: string; to: string; tookS: number }) =>
  `${kind}: ${from} > ${to} ${tookS}`

describe('objects', () => {
  const [order, other, work] = [newId(), newId(), newId()]
  const events = [
    at(1, 'order.placed', order, 0),
    at(2, 'order.placed', other, 5),
    at(3, 'fulfillment.released', order, 60, { fulfillmentOrder: work }),
    at(4, 'fulfillment.picked', order, 90, { fulfillmentOrder: `ffo_${work.replaceAll('-', '')}` }),
    at(5, 'order.held', other, 3),
  ]

  it('are followed each by itself, however an event writes their ids; what is told late took no time', () => {
    expect(followObjects([], events).passages.map(short)).toEqual([
      'order: order.placed > fulfillment.released 60',
      'order: fulfillment.released > fulfillment.picked 30',
      'fulfillment_order: fulfillment.released > fulfillment.picked 30',
      'order: order.placed > order.held 0',
    ])
  })

  it('give the same passages in one list or in several, and none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), (cut, back) => {
        const whole = followObjects([], events)
        const first = followObjects([], events.slice(0, cut))
        const rest = followObjects(first.traces, events.slice(Math.max(0, cut - back)))
        expect([...first.passages, ...rest.passages]).toEqual(whole.passages)
      }),
    )
  })
})

describe('buckets', () => {
  it('give back what went in, at most 5 % off and a second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * 86_400 }), (seconds) => {
        const back = secondsOf(bucketOf(seconds))
        expect(Math.abs(back - seconds)).toBeLessThanOrEqual(seconds * 0.05 + 1)
      }),
    )
  })

  it('tell median and nine tenths as the sorted durations do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 }), (durations) => {
        const spread = spreadOf(durations.map((one) => ({ bucket: bucketOf(one), passages: 1 })))
        const sorted = durations.toSorted((a, b) => a - b)
        const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
        expect(spread.passages).toBe(durations.length)
        expect(spread.medianS).toBe(secondsOf(bucketOf(rank(0.5))))
        expect(spread.p90S).toBe(secondsOf(bucketOf(rank(0.9))))
      }),
    )
    expect(spreadOf([])).toEqual({ passages: 0, medianS: null, p90S: null })
  })
})
