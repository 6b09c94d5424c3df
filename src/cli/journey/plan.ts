import type { DemoOrder } from '../../../demo/model.ts'
import { addDays } from '../../platform/time.ts'
import type { Disturbance } from './draw.ts'

/** The steps of an order's life in the sequence in which a day does them. */
export const STEPS = [
  'receive',
  'place',
  'pay',
  'cancel',
  'release',
  'decline',
  'short',
  'pick',
  'pack',
  'ship',
  'collect',
  'track',
  'deliver',
  'ask',
  'receipt',
  'return',
  'inspect',
] as const
export type Step = (typeof STEPS)[number]

export type Planned = Readonly<{ order: DemoOrder; disturbed: Disturbance }>

/** Days from hand-over to the door, by the source's shipper: 1 Speedy Express, 2 United Package, 3 Federal Shipping. */
const TRANSIT_DAYS: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 5 }
export const PAYMENT_TERM_DAYS = 20
const RETURN_AFTER_DAYS = 6
export const RETURN_TRANSIT_DAYS = 4

/** At which hour of the day (UTC) a step happens. */
export const HOUR: Readonly<Record<Step, number>> = {
  receive: 5,
  place: 7,
  pay: 7,
  cancel: 8,
  release: 9,
  decline: 9,
  short: 10,
  pick: 10,
  pack: 12,
  ship: 16,
  collect: 17,
  track: 18,
  deliver: 15,
  ask: 18,
  receipt: 11,
  return: 9,
  inspect: 13,
}

export function transitDays(order: DemoOrder): number {
  return TRANSIT_DAYS[order.shipperId] ?? 3
}

/** The day on which work on an order begins: a third of the way from order to shipping. */
export function workDay(order: DemoOrder, shippedOn: string): string {
  const days = Math.round((Date.parse(shippedOn) - Date.parse(order.orderedOn)) / 86_400_000)
  return addDays(order.orderedOn, Math.floor(days / 3))
}

/** What the day of each of an order's steps is, as far as it is known before anything went wrong. */
export function daysOf({ order, disturbed }: Planned, lastDay: string): Partial<Record<Step, string>> {
  const placed: Partial<Record<Step, string>> = {
    place: order.orderedOn,
    pay: order.orderedOn,
    ...(disturbed.cancel && { cancel: order.orderedOn }),
  }
  if (!order.shippedOn) return placed
  const begun = workDay(order, order.shippedOn)
  const arrived = order.channel === 'till' ? order.shippedOn : addDays(order.shippedOn, transitDays(order))
  const paid = addDays(order.shippedOn, PAYMENT_TERM_DAYS)
  const returned = addDays(arrived, RETURN_AFTER_DAYS)
  return {
    ...placed,
    release: begun,
    ...(disturbed.decline && { decline: begun }),
    ...(disturbed.short && { short: begun }),
    pick: begun,
    pack: order.shippedOn,
    ...(order.channel === 'till'
      ? { collect: order.shippedOn }
      : { ship: order.shippedOn, track: addDays(order.shippedOn, 1), deliver: arrived }),
    ask: addDays(arrived, 1),
    ...(onTerms(order) && paid <= lastDay && { receipt: paid }),
    ...(disturbed.returned &&
      returned <= lastDay && { return: returned, inspect: addDays(returned, RETURN_TRANSIT_DAYS) }),
  }
}

/** Companies at the business portal and the telephone desk buy on invoice; all others pay when they order. */
export function onTerms(order: DemoOrder): boolean {
  return order.channel === 'b2b' || order.channel === 'telephone'
}

/** When dates of the source lie: moved by some days, and never later than `until`. The same on every run of a merchant. */
export type Calendar = Readonly<{ shiftDays: number; until: Date }>

export function instantOf(day: string, step: Step, minute: number, calendar: Calendar): string {
  const at = Date.parse(`${addDays(day, calendar.shiftDays)}T00:00:00Z`) + (HOUR[step] * 60 + (minute % 55)) * 60_000
  return new Date(Math.min(at, calendar.until.getTime())).toISOString()
}
