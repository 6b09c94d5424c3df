import { describe, expect, it } from 'vitest'
import { judge, type OrderFacts } from './decide.ts'

const FINE: OrderFacts = {
  ...{ order: 'o', channel: 'c', locations: ['hamburg'], units: 3, delivered: 3, lost: 0, givenUp: 0 },
  ...{ waited: 0, fellOut: 0, lateLines: 0, contested: 0, damaged: 0, wrong: 0, paymentTroubles: 0 },
  ...{ fulfillmentOrders: 1, deliveries: 1, paidAt: new Date('2027-01-02T00:00:00Z') },
  ...{ placedAt: new Date('2027-01-01T00:00:00Z'), closedAt: new Date('2027-01-04T00:00:00Z') },
}
const wrong = (over: Partial<OrderFacts>) => {
  const verdict = judge({ ...FINE, ...over })
  const causes = ['late', 'short', 'damaged', 'returned', 'payment', 'split'] as const
  return causes.filter((cause) => verdict?.[cause])
}

describe('an order that is closed', () => {
  it('is fine, and its money took as long as to the last of it', () => {
    expect(wrong({})).toEqual([])
    expect(judge(FINE)).toMatchObject({ filled: 3, cashS: 86_400 })
    expect(judge({ ...FINE, paidAt: null })?.cashS).toBeNull()
  })

  it('is wrong for each cause by itself', () => {
    expect(wrong({ lateLines: 1 })).toEqual(['late'])
    for (const fact of ['lost', 'givenUp', 'contested']) expect(wrong({ [fact]: 1 })).toEqual(['short'])
    expect(wrong({ damaged: 1 })).toEqual(['damaged'])
    expect(wrong({ wrong: 1 })).toEqual(['returned'])
    expect(wrong({ paymentTroubles: 1 })).toEqual(['payment'])
  })

  it('is split where more is sent than there are places to send it to', () => {
    expect(wrong({ fulfillmentOrders: 2 })).toEqual(['split'])
    expect(wrong({ fulfillmentOrders: 2, deliveries: 2 })).toEqual([])
  })

  it('fills at the first try what neither waited nor fell out, and never less than nothing', () => {
    expect(judge({ ...FINE, waited: 1, fellOut: 1 })?.filled).toBe(1)
    expect(judge({ ...FINE, waited: 3, fellOut: 3 })?.filled).toBe(0)
  })

  it('is not judged where its customer took it back as a whole, or nothing was to be sent', () => {
    expect(judge({ ...FINE, delivered: 0 })).toBeNull()
    expect(judge({ ...FINE, delivered: 0, givenUp: 3 })).toMatchObject({ short: true })
    expect(judge({ ...FINE, units: 0 })).toBeNull()
  })
})
