import { describe, expect, it } from 'vitest'
import { dayAfter, daysOn, mondayOf, rowsOf } from './days.ts'

describe('days of the calendar', () => {
  it('begin on Mondays, and do not stumble over the change of the clock', () => {
    expect(mondayOf('2026-03-29')).toBe('2026-03-23')
    expect(mondayOf('2026-03-23')).toBe('2026-03-23')
    expect(dayAfter('2026-10-24', 2)).toBe('2026-10-26')
  })

  it('of a period are those of the week that were chosen, both ends with it', () => {
    expect(daysOn('2026-11-02', '2026-11-13', [1, 5])).toEqual(['2026-11-02', '2026-11-06', '2026-11-09', '2026-11-13'])
    expect(daysOn('2026-11-13', '2026-11-02', [1, 5])).toEqual([])
  })

  it('stand in rows of a place and a time', () => {
    const slot = (place: string, on: string, time: string) => ({
      sku: 's',
      place,
      on,
      slot: time,
      capacity: 4,
      booked: 1,
    })
    const rows = rowsOf([
      slot('DE', '2026-11-02', '13:00-17:00'),
      slot('DE', '2026-11-02', '08:00-12:00'),
      slot('DE', '2026-11-03', '08:00-12:00'),
      slot('AT', '2026-11-02', ''),
    ])
    expect(rows.map(({ place, slot: time, days }) => [place, time, [...days.keys()]])).toEqual([
      ['AT', '', ['2026-11-02']],
      ['DE', '08:00-12:00', ['2026-11-02', '2026-11-03']],
      ['DE', '13:00-17:00', ['2026-11-02']],
    ])
  })
})
