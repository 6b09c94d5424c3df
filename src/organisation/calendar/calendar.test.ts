import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../platform/refusal.ts'
import { addWorkingDays, afterOpenMinutes, makeCalendar, nextHandover, type PickupPlan } from './calendar.ts'
import { dayNumber, dayText } from './days.ts'
import { holidaysOf, regionOf } from './holidays.ts'
import { type Hours, readHours, readTimes, type Span, writeTimes } from './hours.ts'
import { zoneOf } from './zone.ts'

function hoursOf(text: string): Hours {
  const hours = readHours(text)
  if (isRefusal(hours)) throw new Error(hours.detail)
  return hours
}

function berlin(text: string, exceptions: Record<string, string> = {}, region: string | null = 'BE') {
  const spans = (times: string): readonly Span[] => (times === 'off' ? [] : (readTimes(times) ?? []))
  return makeCalendar({
    timeZone: 'Europe/Berlin',
    country: 'DE',
    region,
    hours: hoursOf(text),
    exceptions: new Map(Object.entries(exceptions).map(([day, times]) => [dayNumber(day), spans(times)])),
  })
}

const at = (instant: string) => Date.parse(instant)
const every = <T>(value: T): T[] => Array.from({ length: 7 }, () => value)
const plan = (over: Partial<PickupPlan> = {}): PickupPlan => ({
  cutOff: [900, 900, 900, 900, 900, null, null],
  pickUp: every(null),
  handlingDays: 0,
  handlingMinutes: 0,
  ...over,
})
const leaves = (instant: string, calendar = berlin('Mo-Fr 08:00-18:00'), pickups = plan()) => {
  const handover = nextHandover(at(instant), calendar, pickups)
  return handover && [dayText(handover.on), new Date(handover.orderBy).toISOString()]
}

describe('opening hours', () => {
  it('are read with several spans, days in lists, past midnight and holidays', () => {
    const hours = hoursOf('Mo-Fr 09:00-12:00,13:00-18:00; Fr,Sa 20:00-02:00; PH 10:00-14:00')
    expect(hours.week.map(writeTimes)).toEqual([
      '09:00-12:00,13:00-18:00',
      '09:00-12:00,13:00-18:00',
      '09:00-12:00,13:00-18:00',
      '09:00-12:00,13:00-18:00',
      '20:00-02:00',
      '20:00-02:00',
      'off',
    ])
    expect(hours.holiday).toEqual([{ from: 600, to: 840 }])
  })

  it.each(['Mo-Xx 09:00-18:00', 'Mo 9-18', 'Mo 25:00-26:00', 'Mo 12:00-14:00,13:00-15:00', 'Mo-Fr open', 'always'])(
    'are refused when they cannot be read: %s',
    (text) => expect(readHours(text)).toMatchObject({ refused: 'bad_hours' }),
  )

  it('close on public holidays of the region, unless a day says otherwise', () => {
    const open = (calendar: ReturnType<typeof berlin>, day: string) => calendar.isWorkingDay(dayNumber(day))
    expect(open(berlin('Mo-Fr 08:00-18:00', {}, 'BE'), '2026-01-06')).toBe(true)
    expect(open(berlin('Mo-Fr 08:00-18:00', {}, 'BY'), '2026-01-06')).toBe(false)
    expect(open(berlin('Mo-Fr 08:00-18:00; PH open', {}, 'BY'), '2026-01-06')).toBe(true)
    expect(open(berlin('Mo-Fr 08:00-18:00', { '2026-01-06': '10:00-12:00' }, 'BY'), '2026-01-06')).toBe(true)
    expect(open(berlin('Mo-Fr 08:00-18:00', { '2026-01-07': 'off' }), '2026-01-07')).toBe(false)
  })
})

describe('public holidays', () => {
  it('are those of the region, found by its code or name', () => {
    expect([regionOf('DE', 'bayern'), regionOf('DE', 'BY'), regionOf('US', 'MA'), regionOf('DE', 'nowhere')]).toEqual([
      'BY',
      'BY',
      'MA',
      null,
    ])
    expect(holidaysOf('DE', null, 2026).has(dayNumber('2026-10-03'))).toBe(true)
    expect(holidaysOf('ZZ', null, 2026).size).toBe(0)
  })

  it('that begin at sunset are counted by whole days, half days not at all', () => {
    const turkey = [...holidaysOf('TR', null, 2026)].map(dayText)
    expect(turkey).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']))
    expect(turkey).not.toContain('2026-03-19')
    expect(turkey).not.toContain('2026-03-23')
  })
})

describe('clocks', () => {
  const zone = zoneOf('Europe/Berlin')
  it('are right on the days on which they are put forward and back', () => {
    const show = (day: string, minutes: number) => new Date(zone.instantAt(dayNumber(day), minutes)).toISOString()
    expect(show('2026-03-28', 900)).toBe('2026-03-28T14:00:00.000Z')
    expect(show('2026-03-29', 900)).toBe('2026-03-29T13:00:00.000Z')
    expect(show('2026-03-29', 150)).toBe('2026-03-29T01:30:00.000Z') // 02:30 is skipped: 03:30 summer time
    expect(show('2026-10-25', 60)).toBe('2026-10-24T23:00:00.000Z')
    expect(show('2026-10-25', 240)).toBe('2026-10-25T03:00:00.000Z')
    expect(show('2026-10-24', 1440 + 60)).toBe('2026-10-24T23:00:00.000Z')
    expect(dayText(zone.dayAt(at('2026-03-28T23:00:00Z')))).toBe('2026-03-29')
    expect(dayText(zone.dayAt(at('2026-03-28T22:59:59Z')))).toBe('2026-03-28')
  })

  it('give every instant the day that begins before it and ends after it', () => {
    const names = ['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC']
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 1.7e12, max: 1.9e12 }), (name, instant) => {
        const one = zoneOf(name)
        const day = one.dayAt(instant)
        expect(one.startOf(day)).toBeLessThanOrEqual(instant)
        expect(one.startOf(day + 1)).toBeGreaterThan(instant)
      }),
    )
  })
})

describe('work', () => {
  it('counts opening minutes over night, weekend and past midnight', () => {
    const bar = berlin('Fr,Sa 20:00-02:00')
    const worked = (instant: string, minutes: number, calendar = bar) =>
      new Date(afterOpenMinutes(calendar, at(instant), minutes) ?? 0).toISOString()
    // Friday 23:00 there: three hours until two, the fourth on Saturday evening.
    expect(worked('2026-05-08T21:00:00Z', 180)).toBe('2026-05-09T00:00:00.000Z')
    expect(worked('2026-05-08T21:00:00Z', 240)).toBe('2026-05-09T19:00:00.000Z')
    expect(worked('2026-05-08T23:30:00Z', 0)).toBe('2026-05-08T23:30:00.000Z')
    expect(worked('2026-05-11T08:00:00Z', 0)).toBe('2026-05-15T18:00:00.000Z')
    expect(afterOpenMinutes(berlin('Mo-Su off'), 0, 1)).toBeNull()
  })

  it('skips weekends and holidays when it counts days', () => {
    const office = berlin('Mo-Fr 08:00-18:00')
    const add = (day: string, days: number) => dayText(addWorkingDays(office, dayNumber(day), days) ?? 0)
    expect([add('2026-05-08', 0), add('2026-05-08', 1), add('2026-05-09', 0), add('2026-05-13', 1)]).toEqual([
      '2026-05-08',
      '2026-05-11',
      '2026-05-11',
      '2026-05-15', // the 14th is Ascension Day
    ])
  })
})

describe('the next pick-up', () => {
  it('takes an order at the very cut-off, and the next one on the day after', () => {
    expect(leaves('2026-05-06T13:00:00Z')).toEqual(['2026-05-06', '2026-05-06T13:00:00.000Z'])
    expect(leaves('2026-05-06T13:00:00.001Z')).toEqual(['2026-05-07', '2026-05-07T13:00:00.000Z'])
    expect(leaves('2026-05-06T04:00:00Z')).toEqual(['2026-05-06', '2026-05-06T13:00:00.000Z'])
  })

  it('keeps the cut-off of the wall clock when the clocks change', () => {
    const everyDay = plan({ cutOff: every(900) })
    const shop = berlin('Mo-Su 08:00-18:00')
    expect(leaves('2026-03-28T14:00:00Z', shop, everyDay)?.[0]).toBe('2026-03-28')
    expect(leaves('2026-03-29T13:00:00Z', shop, everyDay)?.[0]).toBe('2026-03-29')
    expect(leaves('2026-03-29T13:00:01Z', shop, everyDay)?.[0]).toBe('2026-03-30')
    expect(leaves('2026-10-25T13:30:00Z', shop, everyDay)?.[0]).toBe('2026-10-25')
  })

  it('waits over the weekend, a holiday and a full day', () => {
    expect(leaves('2026-05-08T13:30:00Z')?.[0]).toBe('2026-05-11')
    expect(leaves('2026-05-13T13:30:00Z')?.[0]).toBe('2026-05-15')
    const full = plan({ isFull: (day) => day === dayNumber('2026-05-06') })
    expect(leaves('2026-05-06T08:00:00Z', undefined, full)).toEqual(['2026-05-07', '2026-05-07T13:00:00.000Z'])
  })

  it('adds handling days of the place and lets Saturday work count where nobody comes on Saturday', () => {
    const store = berlin('Mo-Sa 10:00-20:00')
    const slow = plan({ handlingDays: 1 })
    expect(leaves('2026-05-08T12:00:00Z', store, slow)).toEqual(['2026-05-11', '2026-05-09T18:00:00.000Z'])
    expect(leaves('2026-05-09T12:00:00Z', store, slow)).toEqual(['2026-05-11', '2026-05-09T18:00:00.000Z'])
  })

  it('leaves time to work before the goods are fetched', () => {
    const fetched = plan({ pickUp: every(960), handlingMinutes: 120 })
    expect(leaves('2026-05-06T12:00:00Z', undefined, fetched)).toEqual(['2026-05-06', '2026-05-06T12:00:00.000Z'])
    expect(leaves('2026-05-06T12:00:01Z', undefined, fetched)?.[0]).toBe('2026-05-07')
  })

  it('never comes where nobody works or nobody fetches', () => {
    expect(leaves('2026-05-06T12:00:00Z', berlin('Mo-Su off'))).toBeNull()
    expect(leaves('2026-05-06T12:00:00Z', undefined, plan({ cutOff: every(null) }))).toBeNull()
  })

  it('is never earlier for a later order, and the same until the order-by that it names', () => {
    const texts = ['Mo-Fr 08:00-18:00', 'Mo-Sa 10:00-20:00; PH off', 'Tu,Th 20:00-02:00', 'Mo-Su 00:00-24:00; PH open']
    const day = fc.option(fc.integer({ min: 0, max: 1440 }), { nil: null })
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(day, { minLength: 7, maxLength: 7 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }),
        fc.integer({ min: 0, max: 10 * 86_400_000 }),
        fc.integer({ min: 0, max: 9 }),
        (text, cutOff, handlingDays, instant, later, fullEvery) => {
          const calendar = berlin(text)
          const isFull = (one: number) => fullEvery > 1 && one % fullEvery === 0
          const pickups = plan({ cutOff, handlingDays, isFull })
          const [first, second] = [
            nextHandover(instant, calendar, pickups),
            nextHandover(instant + later, calendar, pickups),
          ]
          if (!first || !second) return void expect([first, second]).toEqual([null, null])
          expect(second.on).toBeGreaterThanOrEqual(first.on)
          expect(first.orderBy).toBeGreaterThanOrEqual(instant)
          expect(nextHandover(first.orderBy, calendar, pickups)?.on).toBe(first.on)
          const next = nextHandover(first.orderBy + 1, calendar, pickups)
          if (next) expect(next.on).toBeGreaterThan(first.on)
        },
      ),
      { numRuns: 300 },
    )
  })
})
