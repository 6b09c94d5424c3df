import type { MasterTable } from '../carriers/master-table.ts'
import { regionOf } from './holidays.ts'
import { readHours, readTimes } from './hours.ts'
import { refuseCalendar } from './refusals.ts'

const DAYS = { min: 0, max: 60 }
const MINUTES = { min: 0, max: 10_080 }
const A_DAY = { min: 0, max: 10_000_000 }

/** Working hours, handling times and capacity of places. */
export const calendarTable: MasterTable = {
  name: 'calendars',
  noun: 'calendars',
  keyColumn: 'location',
  columns: {
    location: 'needed; code of the location',
    hours: 'Mo-Fr 09:00-18:00; Sa 10:00-02:00; PH off. Empty: the opening hours of the location',
    holidayRegion: 'code or name of the region whose public holidays hold; empty: found by the location',
    shipDays: 'working days from order to pick-up by the carrier; 0 is usual',
    shipMinutes: 'minutes of work before the carrier comes; 0 is usual',
    collectDays: 'working days until goods are ready in the store; 0 is usual',
    collectMinutes: 'opening minutes until goods are ready in the store; 120 is usual',
    ordersADay: 'orders that can be promised for one day; empty: the daily capacity of the location',
    unitsADay: 'units that can be promised for one day; empty: any',
  },
  table: 'organisation.calendar',
  keys: ['location'],
  read(cells, known) {
    const location = cells.needed('location', 64)
    const hours = cells.text('hours', 500) ?? null
    const region = cells.text('holidayRegion', 60) ?? null
    const place = known.locations.get(location)
    if (!place) cells.refuse('location', `there is no location ${location}`)
    const read = hours === null ? null : readHours(hours)
    if (read && 'refused' in read) return { ...read, path: '/hours' }
    const found = place && region !== null ? regionOf(place.country, region) : null
    if (place && region !== null && found === null)
      return refuseCalendar.unknown_region(`${place.country} has no region ${region}`, { path: '/holidayRegion' })
    return {
      location,
      hours,
      holiday_region: found,
      ship_days: cells.integer('shipDays', DAYS) ?? 0,
      ship_minutes: cells.integer('shipMinutes', MINUTES) ?? 0,
      collect_days: cells.integer('collectDays', DAYS) ?? 0,
      collect_minutes: cells.integer('collectMinutes', MINUTES) ?? 120,
      orders_a_day: cells.integer('ordersADay', A_DAY) ?? null,
      units_a_day: cells.integer('unitsADay', A_DAY) ?? null,
    }
  },
}

/** Days that are not like the others of the week. */
export const calendarDayTable: MasterTable = {
  name: 'calendar-days',
  noun: 'calendar days',
  keyColumn: 'location',
  columns: {
    location: 'needed; code of the location',
    day: 'needed; YYYY-MM-DD',
    hours: 'needed; 09:00-12:00,13:00-18:00 or off',
    reason: 'why, for people; at most 100 characters',
  },
  table: 'organisation.calendar_day',
  keys: ['location', 'on_day'],
  read(cells, known) {
    const location = cells.needed('location', 64)
    const hours = cells.needed('hours', 200)
    if (!known.locations.has(location)) cells.refuse('location', `there is no location ${location}`)
    if (hours !== 'off' && readTimes(hours) === null)
      return refuseCalendar.bad_hours(`${hours} is not like 09:00-12:00,13:00-18:00`, { path: '/hours' })
    cells.needed('day', 10)
    return { location, on_day: cells.day('day') ?? '', hours, reason: cells.text('reason', 100) ?? '' }
  },
  show: ({ on_day }) => ({ day: String(on_day) }),
}
