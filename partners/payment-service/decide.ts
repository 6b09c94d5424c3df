import { type Refusal, refuse } from '../shared/outcome.ts'
import { bankRefusal, describeInstrument } from './instrument.ts'
import { type Ledger, leftMinor, type Operation } from './model.ts'

const AUTHORIZATION_TTL_MS = 7 * 24 * 3_600_000

/** What a decision gets from outside: the time, the new operation's id and whether the fault plan says no. */
export type Circumstances = { at: Date; id: string; declined: boolean }

export type Authorization = {
  key: string
  reference: string
  amountMinor: number
  currency: string
  instrument: string
}
export type Part = { key: string; of: string; amountMinor: number }

const PLANNED_REASON = 'do_not_honor'

const verdict = (reason: string | undefined): Pick<Operation, 'state' | 'reason'> =>
  reason === undefined ? { state: 'succeeded' } : { state: 'declined', reason }

const find = (ledger: Ledger, id: string, kind: Operation['kind']): Operation | Refusal => {
  const found = ledger.byId.get(id)
  return found?.kind === kind ? found : refuse(404, 'not_found', `There is no ${kind} operation ${id}.`)
}

const exceeds = (name: string, what: string, left: number): Refusal =>
  refuse(409, name, `Only ${left} minor units are left of this ${what}.`)

/** A step on an operation booked before: it carries that operation's currency and reference. */
const stepOn = (
  before: Operation,
  kind: Operation['kind'],
  { key, amountMinor }: { key: string; amountMinor: number },
  { at, id, declined }: Circumstances,
): Operation => ({
  id,
  key,
  kind,
  ...verdict(declined ? PLANNED_REASON : undefined),
  amountMinor,
  currency: before.currency,
  reference: before.reference,
  at: at.toISOString(),
  ...(before.kind === 'capture' ? { captureId: before.id } : { authorizationId: before.id }),
})

/** Sets money aside for seven days, or is declined by the bank behind the instrument. */
export const decideAuthorize = (asked: Authorization, { at, id, declined }: Circumstances): Operation => ({
  id,
  key: asked.key,
  kind: 'authorize',
  ...verdict(bankRefusal(asked.instrument) ?? (declined ? PLANNED_REASON : undefined)),
  amountMinor: asked.amountMinor,
  currency: asked.currency,
  reference: asked.reference,
  at: at.toISOString(),
  expiresAt: new Date(at.getTime() + AUTHORIZATION_TTL_MS).toISOString(),
  instrument: describeInstrument(asked.instrument),
})

const openAuthorization = (ledger: Ledger, id: string): Operation | Refusal => {
  const authorization = find(ledger, id, 'authorize')
  if ('refused' in authorization) return authorization
  if (authorization.state === 'declined') {
    return refuse(409, 'authorization_declined', 'This authorization was declined.')
  }
  if (ledger.voided.has(id)) return refuse(409, 'authorization_voided', 'This authorization was voided.')
  return authorization
}

/** Takes a part of an authorization: up to what is left of it, until it expires or is voided. */
export const decideCapture = (ledger: Ledger, asked: Part, circumstances: Circumstances): Operation | Refusal => {
  const authorization = openAuthorization(ledger, asked.of)
  if ('refused' in authorization) return authorization
  if (authorization.expiresAt !== undefined && circumstances.at.toISOString() >= authorization.expiresAt) {
    return refuse(409, 'authorization_expired', `This authorization expired at ${authorization.expiresAt}.`)
  }
  const left = leftMinor(ledger, authorization)
  if (asked.amountMinor > left) return exceeds('exceeds_authorization', 'authorization', left)
  return stepOn(authorization, 'capture', asked, circumstances)
}

/** Gives up what was not captured of an authorization; its amount is what was given up. */
export const decideVoid = (
  ledger: Ledger,
  asked: { key: string; of: string },
  circumstances: Circumstances,
): Operation | Refusal => {
  const authorization = openAuthorization(ledger, asked.of)
  if ('refused' in authorization) return authorization
  const left = leftMinor(ledger, authorization)
  if (left === 0) return refuse(409, 'nothing_to_void', 'All of this authorization was captured.')
  return stepOn(authorization, 'void', { key: asked.key, amountMinor: left }, circumstances)
}

/** Sends taken money back: up to what was captured and not yet refunded. */
export const decideRefund = (ledger: Ledger, asked: Part, circumstances: Circumstances): Operation | Refusal => {
  const capture = find(ledger, asked.of, 'capture')
  if ('refused' in capture) return capture
  if (capture.state === 'declined') return refuse(409, 'capture_declined', 'This capture was declined.')
  const left = leftMinor(ledger, capture)
  if (asked.amountMinor > left) return exceeds('exceeds_capture', 'capture', left)
  return stepOn(capture, 'refund', asked, circumstances)
}
