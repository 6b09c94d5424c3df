import { toDecimal } from '../../platform/money.ts'

export const KINDS = [
  'order_confirmed',
  'out_of_stock',
  'shipped',
  'ready_for_pickup',
  'delivered',
  'feedback_request',
  'refunded',
  'cancelled',
  'delivery_failed',
  'new_date',
] as const
export type MessageKind = (typeof KINDS)[number]

/** Looks a text up in a language and fills its blanks. */
export type Speak = (key: string, values?: Readonly<Record<string, unknown>>) => string

export type MessageFacts = Readonly<{
  kind: MessageKind
  locale: string
  timeZone: string
  number: string
  name: string | null
  brand: string
  currency: string
  totalMinor: number
  amountMinor: number | null
  lines: readonly Readonly<{ units: number; name: string }>[]
  deliverBy: string | null
  trackingNumbers: readonly string[]
  place: string | null
  collectBy: Date | null
  code: string | null
  link: string
}>

export type Composed = Readonly<{ subject: string; text: string; html: string }>

/** Messages that name the day by which an order is promised. */
const DATED: ReadonlySet<MessageKind> = new Set(['order_confirmed', 'out_of_stock', 'new_date'])

export function namesDate(kind: MessageKind): boolean {
  return DATED.has(kind)
}

/**
 * Is a new date news to somebody who was told another one? A later day is, one that nobody knows any more, and the first
 * after "as soon as we know it". An earlier day is a pleasant surprise, and the same day is no news.
 * @param told the day that was named last; null: none was known; undefined: nothing was ever said of it
 */
export function isNews(told: string | null | undefined, now: string | null): boolean {
  if (told === undefined) return false
  if (told === null || now === null) return told !== now
  return now > told
}

/** Formatters are dear to make and cheap to use: one for each language and currency or zone. */
function remembered<T>(make: (locale: string, other: string) => T): (locale: string, other: string) => T {
  const known = new Map<string, T>()
  return (locale, other) => {
    const key = `${locale} ${other}`
    const format = known.get(key) ?? make(locale, other)
    known.set(key, format)
    return format
  }
}
const moneyFormat = remembered((locale, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }))
const dayFormat = remembered((locale, timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }))

/** Writes a message: subject, plain text, and the same as HTML in which whatever a person typed is text and never markup. */
export function composeMessage(facts: MessageFacts, speak: Speak): Composed {
  const money = (minor: number) =>
    moneyFormat(facts.locale, facts.currency).format(Number(toDecimal(minor, facts.currency)))
  const day = (date: Date, timeZone: string) => dayFormat(facts.locale, timeZone).format(date)
  const lines = facts.lines.map((line) => speak('line', line)).join('\n')
  const promise = facts.deliverBy
    ? speak('promise_date', { date: day(new Date(`${facts.deliverBy}T12:00:00Z`), 'UTC') })
    : speak('promise_none')
  const values = {
    number: facts.number,
    brand: facts.brand,
    total: money(facts.totalMinor),
    amount: money(facts.amountMinor ?? 0),
    lines,
    promise,
    tracking: facts.trackingNumbers.map((tracking) => speak('tracking', { tracking })).join('\n'),
    place: facts.place ?? '',
    until: facts.collectBy ? day(facts.collectBy, facts.timeZone) : '',
    code: facts.code ?? '',
    link: facts.link,
  }
  const greeting = facts.name ? speak('greeting', { name: facts.name }) : speak('greeting_nobody')
  const follow = facts.kind === 'feedback_request' ? [] : [speak('follow', values)]
  const text = [greeting, speak(`${facts.kind}.body`, values), ...follow, speak('closing', values)]
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
  return { subject: oneLine(speak(`${facts.kind}.subject`, values)), text, html: toHtml(text, facts.link) }
}

/** A subject is one line: what was typed cannot add headers. */
function oneLine(subject: string): string {
  return subject.replace(/[\r\n]+/g, ' ').slice(0, 200)
}

function toHtml(text: string, link: string): string {
  const paragraphs = text.split('\n\n').map((paragraph) => `<p>${toText(paragraph).replaceAll('\n', '<br>')}</p>`)
  const anchor = `<a href="${toText(link)}">${toText(link)}</a>`
  return `<!doctype html><meta charset="utf-8"><div style="font:16px/1.5 sans-serif;max-width:36em">${paragraphs.join('').replaceAll(toText(link), anchor)}</div>`
}

function toText(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (character) => named[character] ?? character)
}
