import { describe, expect, it } from 'vitest'
import { compareDue, dueOf } from './decide.ts'

const AT = new Date('2026-11-24T10:00:00Z')
const TODAY = '2026-11-24'
const work = { state: 'released', destination: 'customer', shipBy: TODAY, collectBy: null } as const

describe('what is due at a location', () => {
  it('is late when its day is over there, not before', () => {
    expect(dueOf(work, AT, TODAY)).toEqual({ what: 'ship', on: TODAY, at: null, late: false })
    expect(dueOf(work, AT, '2026-11-25')).toMatchObject({ late: true })
    expect(dueOf({ ...work, shipBy: null }, AT, TODAY)).toMatchObject({ on: null, late: false })
  })

  it('is named by where the goods go', () => {
    const what = (over: object) => dueOf({ ...work, ...over }, AT, TODAY).what
    expect(what({ destination: 'pickup' })).toBe('prepare')
    expect(what({ destination: 'location' })).toBe('send_on')
    expect(what({ destination: 'pickup', state: 'coming' })).toBe('arrive')
  })

  it('is the customer’s turn once the goods are ready: late when nobody came in time', () => {
    const ready = { ...work, state: 'ready', destination: 'pickup' } as const
    expect(dueOf({ ...ready, collectBy: new Date('2026-11-24T10:00:01Z') }, AT, TODAY)).toMatchObject({ late: false })
    expect(dueOf({ ...ready, collectBy: AT }, AT, '2026-11-20')).toEqual({
      what: 'collect',
      on: null,
      at: AT,
      late: true,
    })
  })

  it('comes late first, then by day, then as it was released', () => {
    const row = (number: string, on: string | null, late: boolean, hour = 8) => ({
      number,
      due: { what: 'ship' as const, on, at: null, late },
      releasedAt: new Date(AT.getTime() + hour * 3_600_000),
    })
    const rows = [
      row('E', null, false),
      row('D', '2026-11-25', false),
      row('C', TODAY, false, 9),
      row('B', TODAY, false, 7),
      row('A', '2026-11-26', true),
    ]
    expect(rows.sort(compareDue).map(({ number }) => number)).toEqual(['A', 'B', 'C', 'D', 'E'])
  })
})
