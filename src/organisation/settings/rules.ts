import type { PolicyName } from './settings.ts'

/** Who sets it: stock with the buyers, service with the leads, money with finance. */
export type PolicyFamily = 'stock' | 'service' | 'money'
export type PolicyRule = Readonly<{ family: PolicyFamily; about: string }> &
  (Readonly<{ values: readonly string[] }> | Readonly<{ min: number; max: number }>)

const DAY_H = 24
const YEAR_H = 365 * DAY_H
const DAY_MIN = DAY_H * 60

/** Ninety days are the longest that a report goes back. */
const stepTarget = (span: string): PolicyRule => ({
  family: 'service',
  min: 0,
  max: 90 * DAY_MIN,
  about: `minutes that may pass ${span}; 0: no target`,
})

/** What each policy takes. A policy without a rule does not compile. */
export const policyRules: Readonly<Record<PolicyName, PolicyRule>> = {
  'stock.shortage': { family: 'stock', values: ['backorder', 'refuse'], about: 'what becomes of units without stock' },
  'stock.safety_units': { family: 'stock', min: 0, max: 1_000_000, about: 'units kept unsold against uncertainty' },
  'backorder.sequence': {
    family: 'stock',
    values: ['priority', 'first_come'],
    about: 'who of those that wait for an item is served first',
  },
  'sourcing.pool_minutes': {
    family: 'service',
    min: 0,
    max: 240,
    about: 'minutes in which new orders wait, so that their places are chosen together',
  },
  'sourcing.reoptimize_minutes': {
    family: 'service',
    min: 0,
    max: DAY_MIN,
    about: 'minutes between two searches for cheaper places of all that is reserved; 0: only on request',
  },
  'sourcing.reoptimize_released': {
    family: 'service',
    values: ['no', 'yes'],
    about: 'may work that is not accepted yet go to another location then',
  },
  'release.when': {
    family: 'service',
    values: ['at_once', 'on_request'],
    about: 'when fulfillment orders go to their location',
  },
  'release.unpaid': { family: 'money', values: ['no', 'yes'], about: 'may goods leave before money is authorized' },
  'reserve.expires_h': { family: 'service', min: 1, max: YEAR_H, about: 'hours a reserved article waits in the store' },
  'pickup.expires_h': { family: 'service', min: 1, max: YEAR_H, about: 'hours goods wait that are ready for pickup' },
  'promise.handling_days': { family: 'service', min: 0, max: 365, about: 'days from placing to ship-by' },
  'promise.transit_days': { family: 'service', min: 0, max: 365, about: 'days from ship-by to deliver-by' },
  'service.full': {
    family: 'service',
    values: ['next', 'refuse'],
    about: 'a service without capacity on the day asked for: the next free time, or the order is refused',
  },
  'feedback.ask_after_h': {
    family: 'service',
    min: 0,
    max: YEAR_H,
    about: 'hours from delivery to asking for feedback',
  },
  'return.within_days': { family: 'service', min: 0, max: 3_650, about: 'days a return is authorized by rule' },
  'privacy.keep_days': { family: 'service', min: 0, max: 3_650, about: "days an order's personal data must be kept" },
  'refund.limit_minor': { family: 'money', min: 0, max: 1_000_000_000, about: 'minor units a person refunds alone' },
  'step.release_minutes': stepTarget('from sourced to released'),
  'step.accept_minutes': stepTarget('from released to accepted'),
  'step.pick_minutes': stepTarget('from accepted to picked'),
  'step.pack_minutes': stepTarget('from picked to packed'),
  'step.hand_over_minutes': stepTarget('from packed to handed over'),
  'step.deliver_minutes': stepTarget('from handed over to delivered'),
  'price.tolerance_minor': {
    family: 'money',
    min: 0,
    max: 1_000_000_000,
    about: "minor units a channel's total may differ without a hold",
  },
}

/** Does the policy take this value? */
export function takes(rule: PolicyRule, value: unknown): boolean {
  if ('values' in rule) return typeof value === 'string' && rule.values.includes(value)
  return typeof value === 'number' && Number.isInteger(value) && value >= rule.min && value <= rule.max
}
