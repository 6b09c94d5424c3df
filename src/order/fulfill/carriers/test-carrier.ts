import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Account, Address, Carrier, Failure, LabelAnswer, LabelQuestion, Rate, VoidAnswer } from './carrier.ts'
import { askHttp, type HttpAnswer } from './http.ts'

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

/** The lightest package there is: a carrier weighs nothing as a gram. */
const LEAST_WEIGHT_G = 1
/** What fits on the carrier's label. */
const ADDRESS_LINES = 4

/** The carrier that comes with Kontor as a process of its own; `settings.url` says where it listens. */
export const testCarrier: Carrier = {
  missing: ({ service }) => (service === null ? 'service' : null),
  async rates(account, { from, to, weightG }) {
    const place = ({ country, postalCode }: Address) => ({ country, postalCode })
    const body = { from: place(from), to: place(to), packages: [{ weightG: Math.max(weightG, LEAST_WEIGHT_G) }] }
    const answer = await ask(account, 'POST', '/rates', body)
    const rates = read(answer, Type.Array(RateRow))
    return rates ? rates.map(showRate) : failureOf(answer)
  },
  async buyLabel(account, key, question) {
    const answer = await ask(account, 'POST', '/shipments', shipmentOf(key, question))
    return labelOf(answer) ?? failureOf(answer)
  },
  async askLabel(account, key) {
    const answer = await lookUp(account, key)
    if ('status' in answer && answer.status === 404) return null
    return labelOf(answer) ?? stillUnknown(answer)
  },
  async voidLabel(account, key, labelKey) {
    const found = await lookUp(account, labelKey)
    const known = voidedOf(found)
    if (known) return known
    const shipment = read(found, Shipment)
    if (!shipment) return stillUnknown(found)
    const path = `/shipments/${encodeURIComponent(shipment.id)}/cancellations`
    const answer = await ask(account, 'POST', path, { key })
    if ('status' in answer && (answer.status === 200 || answer.status === 201)) return { outcome: 'voided' }
    return codeOf(answer) === 'already_cancelled' ? { outcome: 'voided' } : failureOf(answer)
  },
  async askVoid(account, labelKey) {
    const found = await lookUp(account, labelKey)
    return voidedOf(found) ?? (read(found, Shipment) ? null : stillUnknown(found))
  },
  readScan(event) {
    if (!Value.Check(Tracking, event)) return null
    const { at: text, proof, ...scan } = event.data
    const at = new Date(text)
    return Number.isNaN(at.getTime()) ? null : { ...scan, at, ...(proof && { receivedBy: proof.name }) }
  },
}

function ask(
  { settings, secret, timeoutMs }: Account,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<HttpAnswer> {
  const base = typeof settings['url'] === 'string' ? settings['url'].replace(/\/$/, '') : ''
  if (!/^https?:\/\//.test(base)) return Promise.resolve({ failed: 'the provider has no url', sent: false })
  return askHttp({ method, url: `${base}${path}`, secret, timeoutMs, body })
}

function lookUp(account: Account, labelKey: string): Promise<HttpAnswer> {
  return ask(account, 'GET', `/shipments/by-key/${encodeURIComponent(labelKey)}`)
}

function shipmentOf(key: string, { service, reference, packageReference, from, to, weightG }: LabelQuestion) {
  return {
    key,
    reference,
    service,
    from: fitted(from),
    to: fitted(to),
    packages: [{ reference: packageReference, weightG: Math.max(weightG, LEAST_WEIGHT_G) }],
  }
}

/** An address of more lines than a label has keeps all its words: the last line takes the rest. */
function fitted({ lines, ...address }: Address) {
  const head = lines.slice(0, ADDRESS_LINES - 1)
  const rest = lines.slice(ADDRESS_LINES - 1)
  return { ...address, lines: rest.length > 0 ? [...head, rest.join(', ')] : head }
}

/** A success of the expected shape; undefined for everything else. */
function read<T extends TSchema>(answer: HttpAnswer, schema: T): Static<T> | undefined {
  if (!('status' in answer) || (answer.status !== 200 && answer.status !== 201)) return undefined
  return Value.Check(schema, answer.json) ? answer.json : undefined
}

function labelOf(answer: HttpAnswer): LabelAnswer | undefined {
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
function voidedOf(answer: HttpAnswer): VoidAnswer | undefined {
  if ('status' in answer && answer.status === 404) return { outcome: 'voided' }
  return read(answer, Shipment)?.state === 'cancelled' ? { outcome: 'voided' } : undefined
}

function codeOf(answer: HttpAnswer): string | undefined {
  return 'status' in answer && Value.Check(Refused, answer.json) ? answer.json.code : undefined
}

function failureOf(answer: HttpAnswer): Failure {
  if (!('status' in answer))
    return answer.sent
      ? { outcome: 'unknown', problem: answer.failed }
      : { outcome: 'not_sent', problem: answer.failed }
  const { status, retryAfterS } = answer
  if (status === 429)
    return { outcome: 'not_sent', problem: 'too_many_requests', ...(retryAfterS !== null && { retryAfterS }) }
  const code = codeOf(answer)
  // The key was booked with other content before: asking for it tells what.
  if (code === 'key_reused') return { outcome: 'unknown', problem: code }
  if (status >= 400 && status < 500 && status !== 408)
    return { outcome: 'refused', problem: code ?? `status_${status}` }
  return { outcome: 'unknown', problem: `status_${status}` }
}

/** A question that found no answer says nothing about what was asked after. */
function stillUnknown(answer: HttpAnswer): Failure {
  return { outcome: 'unknown', problem: 'status' in answer ? `status_${answer.status}` : answer.failed }
}

function showRate({ service, amountMinor, currency, days }: Static<typeof RateRow>): Rate {
  return { service, amountMinor, currency, minDays: days.min, maxDays: days.max }
}
