import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { PartnerOutcome } from '../../../platform/effects/http-partner.ts'
import type { CarrierScan, Failure, LabelAnswer, Rate, VoidAnswer } from './carrier.ts'

const RateRow = Type.Object({
  service: Type.String(),
  amountMinor: Type.Integer({ minimum: 0 }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  days: Type.Object({ min: Type.Integer(), max: Type.Integer() }),
})
const Shipment = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  state: Type.String(),
  amountMinor: Type.Integer({ minimum: 0 }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  packages: Type.Tuple([
    Type.Object({
      trackingNumber: Type.String({ minLength: 1, maxLength: 100 }),
      label: Type.Object({ contentType: Type.Literal('application/pdf'), base64: Type.String({ minLength: 1 }) }),
    }),
  ]),
})
const Tracking = Type.Object({
  type: Type.Literal('tracking.updated'),
  data: Type.Object({
    trackingNumber: Type.String({ minLength: 1, maxLength: 100 }),
    code: Type.String({ minLength: 1, maxLength: 40 }),
    at: Type.String({ minLength: 1, maxLength: 40 }),
    place: Type.Optional(Type.String({ maxLength: 200 })),
    detail: Type.Optional(Type.String({ maxLength: 500 })),
    proof: Type.Optional(Type.Object({ name: Type.String({ maxLength: 200 }) })),
  }),
})
const Refused = Type.Object({ code: Type.String({ pattern: '^[a-z_]{1,60}$' }) })

/** A success of the expected shape; undefined for everything else. */
function read<T extends TSchema>(answer: PartnerOutcome, schema: T): Static<T> | undefined {
  if (answer.kind !== 'answer' || (answer.status !== 200 && answer.status !== 201)) return undefined
  return Value.Check(schema, answer.body) ? answer.body : undefined
}

export function labelOf(answer: PartnerOutcome): LabelAnswer | undefined {
  const shipment = read(answer, Shipment)
  if (!shipment) return undefined
  // A carrier that knows the key answers with the shipment of then, and that one may have been cancelled since.
  if (shipment.state !== 'booked') return { outcome: 'refused', problem: `shipment_${shipment.state}` }
  const [{ trackingNumber, label }] = shipment.packages
  return {
    outcome: 'bought',
    label: {
      trackingNumber,
      providerReference: shipment.id,
      priceMinor: shipment.amountMinor,
      currency: shipment.currency,
      document: { contentType: label.contentType, content: Buffer.from(label.base64, 'base64') },
    },
  }
}

/** Voided when it is cancelled, and when the carrier never booked it. */
export function voidedOf(answer: PartnerOutcome): VoidAnswer | undefined {
  if (answer.kind === 'answer' && answer.status === 404) return { outcome: 'voided' }
  return read(answer, Shipment)?.state === 'cancelled' ? { outcome: 'voided' } : undefined
}

export function codeOf(answer: PartnerOutcome): string | undefined {
  return answer.kind === 'answer' && Value.Check(Refused, answer.body) ? answer.body.code : undefined
}

export function failureOf(answer: PartnerOutcome): Failure {
  if (answer.kind !== 'answer')
    return { outcome: answer.kind === 'not_sent' ? 'not_sent' : 'unknown', problem: answer.problem }
  const { status, retryAfterS } = answer
  if (status === 429)
    return { outcome: 'not_sent', problem: 'too_many_requests', ...(retryAfterS !== undefined && { retryAfterS }) }
  const code = codeOf(answer)
  // The key was booked with other content before: asking for it tells what.
  if (code === 'key_reused') return { outcome: 'unknown', problem: code }
  if (status >= 400 && status < 500 && status !== 408)
    return { outcome: 'refused', problem: code ?? `status_${status}` }
  return { outcome: 'unknown', problem: `status_${status}` }
}

/** A question that found no answer says nothing about what was asked after. */
export function stillUnknown(answer: PartnerOutcome): Failure {
  return { outcome: 'unknown', problem: answer.kind === 'answer' ? `status_${answer.status}` : answer.problem }
}

export function ratesOf(answer: PartnerOutcome): Rate[] | undefined {
  return read(answer, Type.Array(RateRow))?.map(({ service, amountMinor, currency, days }) => ({
    service,
    amountMinor,
    currency,
    minDays: days.min,
    maxDays: days.max,
  }))
}

/** The carrier's own id of what it booked. */
export function shipmentIdOf(answer: PartnerOutcome): string | undefined {
  return read(answer, Shipment)?.id
}

/** A scan out of a webhook; null when it tells of something else. */
export function scanOf(event: unknown): CarrierScan | null {
  if (!Value.Check(Tracking, event)) return null
  const { at: text, proof, ...scan } = event.data
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? null : { ...scan, at, ...(proof && { receivedBy: proof.name }) }
}
