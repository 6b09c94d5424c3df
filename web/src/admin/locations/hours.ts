/** A day of the week as people fill it in: from and until, or closed (both empty). */
export type DayHours = Readonly<{ from: string; until: string }>
/** Monday first. */
export type Week = readonly DayHours[]

const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const
const CLOSED: DayHours = { from: '', until: '' }
const TIME = /^([01]?\d|2[0-3]):[0-5]\d$/

export const isOpen = ({ from, until }: DayHours) => from !== '' && until !== ''
export const USUAL: Week = NAMES.map((_, day) => (day < 6 ? { from: '09:00', until: '18:00' } : CLOSED))

/** The week in OpenStreetMap's way of writing, days that are alike joined: `Mo-Fr 09:00-18:00; Sa 10:00-16:00; PH off`. */
export function writeWeek(week: Week): string {
  const rules: string[] = []
  for (let first = 0; first < NAMES.length; ) {
    let last = first
    while (last + 1 < NAMES.length && same(week[first], week[last + 1])) last++
    const day = week[first] ?? CLOSED
    const days = first === last ? NAMES[first] : `${NAMES[first]}-${NAMES[last]}`
    if (isOpen(day)) rules.push(`${days} ${day.from}-${day.until}`)
    first = last + 1
  }
  return rules.length === 0 ? 'off' : [...rules, 'PH off'].join('; ')
}

/** Reads what can be shown as one span a day, holidays closed; null for anything richer, which is kept as text. */
export function readWeek(text: string): Week | null {
  const week: DayHours[] = NAMES.map(() => CLOSED)
  if (text.trim() === 'off') return week
  for (const rule of text.split(';').map((one) => one.trim())) {
    if (rule === '' || rule === 'PH off') continue
    const [days = '', times = '', ...rest] = rule.split(/\s+/)
    if (rest.length > 0) return null
    const [from = '', until = '', more] = times === 'off' ? ['', ''] : times.split('-')
    if (more !== undefined || (times !== 'off' && !(TIME.test(from) && TIME.test(until)))) return null
    for (const part of days.split(',')) {
      const [first = -1, last = first] = part.split('-').map((name) => NAMES.indexOf(name as (typeof NAMES)[number]))
      if (first < 0 || last < first) return null
      for (let day = first; day <= last; day++) week[day] = { from: padded(from), until: padded(until) }
    }
  }
  return week
}

const padded = (time: string) => (time.length === 4 ? `0${time}` : time)
const same = (one: DayHours | undefined, other: DayHours | undefined) =>
  one?.from === other?.from && one?.until === other?.until
