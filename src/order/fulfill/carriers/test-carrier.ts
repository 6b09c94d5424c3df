import { callPartner, type PartnerOutcome } from '../../../platform/effects/http-partner.ts'
import type { Account, Address, Carrier, LabelQuestion } from './carrier.ts'
import {
  codeOf,
  failureOf,
  labelOf,
  ratesOf,
  scanOf,
  shipmentIdOf,
  stillUnknown,
  voidedOf,
} from './test-carrier-answers.ts'

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
    return ratesOf(answer) ?? failureOf(answer)
  },
  async buyLabel(account, key, question) {
    const answer = await ask(account, 'POST', '/shipments', shipmentOf(key, question))
    return labelOf(answer) ?? failureOf(answer)
  },
  async askLabel(account, key) {
    const answer = await lookUp(account, key)
    if (answer.kind === 'answer' && answer.status === 404) return null
    return labelOf(answer) ?? stillUnknown(answer)
  },
  async voidLabel(account, key, labelKey) {
    const found = await lookUp(account, labelKey)
    const known = voidedOf(found)
    if (known) return known
    const shipment = shipmentIdOf(found)
    if (!shipment) return stillUnknown(found)
    const path = `/shipments/${encodeURIComponent(shipment)}/cancellations`
    const answer = await ask(account, 'POST', path, { key })
    if (answer.kind === 'answer' && (answer.status === 200 || answer.status === 201)) return { outcome: 'voided' }
    return codeOf(answer) === 'already_cancelled' ? { outcome: 'voided' } : failureOf(answer)
  },
  async askVoid(account, labelKey) {
    const found = await lookUp(account, labelKey)
    return voidedOf(found) ?? (shipmentIdOf(found) ? null : stillUnknown(found))
  },
  readScan: scanOf,
}

function ask(
  { settings, secret, timeoutMs }: Account,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<PartnerOutcome> {
  const base = typeof settings['url'] === 'string' ? settings['url'].replace(/\/$/, '') : ''
  if (!/^https?:\/\//.test(base)) return Promise.resolve({ kind: 'not_sent', problem: 'the provider has no url' })
  return callPartner({ method, url: `${base}${path}`, secret, timeoutMs, ...(body !== undefined && { body }) })
}

function lookUp(account: Account, labelKey: string): Promise<PartnerOutcome> {
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
