import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { EffectAnswer } from '../../../platform/effects/effects.ts'
import { callPartner, type PartnerOutcome } from '../../../platform/effects/http-partner.ts'
import type { Account, PaymentProvider, ProviderAnswer, ProviderRequest } from './provider.ts'

const Booked = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  key: Type.String(),
  kind: Type.String(),
  state: Type.Union([Type.Literal('succeeded'), Type.Literal('declined')]),
  amountMinor: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  currency: Type.String(),
  reason: Type.Optional(Type.String({ maxLength: 200 })),
  instrument: Type.Optional(
    Type.Object({ brand: Type.String({ maxLength: 40 }), lastFour: Type.String({ pattern: '^[0-9]{4}$' }) }),
  ),
})
const Problem = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 100 }),
  detail: Type.Optional(Type.String()),
})

const TIMEOUT_MS = 10_000
/** Refusals that end the authorization itself. */
const GONE = ['authorization_voided', 'authorization_expired']

function addressOf(account: Account): { url: string; secret: string; timeoutMs: number } | undefined {
  const { url, timeoutMs } = account.settings
  if (typeof url !== 'string' || account.secret === null) return undefined
  return { url, secret: account.secret, timeoutMs: typeof timeoutMs === 'number' ? timeoutMs : TIMEOUT_MS }
}

async function send(
  account: Account,
  request: ProviderRequest,
  path: string,
  body: Readonly<Record<string, unknown>>,
): Promise<EffectAnswer> {
  const address = addressOf(account)
  if (!address) return { outcome: 'not_sent', problem: 'the provider has no url or no secret' }
  const { url, ...access } = address
  const outcome = await callPartner({ ...access, method: 'POST', url: url + path, body })
  return toAnswer(outcome, request)
}

function toAnswer(outcome: PartnerOutcome, request: ProviderRequest): EffectAnswer {
  if (outcome.kind !== 'answer')
    return { outcome: outcome.kind === 'not_sent' ? 'not_sent' : 'unknown', problem: outcome.problem }
  const { status, body, retryAfterS } = outcome
  if (status >= 200 && status < 300) return readBooked(body, request)
  if (status === 429)
    return { outcome: 'not_sent', problem: 'too many requests', ...(retryAfterS !== undefined && { retryAfterS }) }
  // A key used for another request is booked, we cannot tell as what: that is asked for.
  if (status >= 400 && status < 500 && status !== 408 && Value.Check(Problem, body) && body.code !== 'key_reused') {
    const answer: ProviderAnswer = { ...(GONE.includes(body.code) && { gone: true }) }
    return { outcome: 'refused', problem: body.code, answer }
  }
  return { outcome: 'unknown', problem: `status ${status}` }
}

/** Takes an answer for the truth only when it is about our operation, in its currency, and of no more than was asked. */
function readBooked(body: unknown, request: ProviderRequest): EffectAnswer {
  if (!Value.Check(Booked, body)) return { outcome: 'unknown', problem: 'the answer is no operation' }
  const booked: Static<typeof Booked> = body
  const { key, kind, currency } = request
  const differs = booked.key !== key || booked.kind !== kind || booked.currency !== currency
  if (differs || (kind !== 'void' && booked.amountMinor > request.amountMinor))
    return { outcome: 'unknown', problem: 'the provider booked something else' }
  const { id: reference, amountMinor, instrument } = booked
  if (booked.state === 'declined')
    return { outcome: 'refused', problem: booked.reason ?? 'declined', answer: { reference, declined: true } }
  return { outcome: 'succeeded', answer: { reference, amountMinor, ...instrument } }
}

const about = ({ of }: ProviderRequest) => encodeURIComponent(of ?? '')

/** The test payment service of `partners/payment-service`, over HTTP; `settings` are `{ url, timeoutMs? }`. */
export const testPayment: PaymentProvider = {
  methods: ['card'],
  authorization: {
    needsInstrument: true,
    authorize: (account, request) => {
      const { kind: _kind, of: _of, ...body } = request
      return send(account, request, '/authorizations', body)
    },
    capture: (account, request) => {
      const { key, amountMinor } = request
      return send(account, request, `/authorizations/${about(request)}/captures`, { key, amountMinor })
    },
    void: (account, request) => send(account, request, `/authorizations/${about(request)}/voids`, { key: request.key }),
  },
  refund: (account, request) => {
    const { key, amountMinor } = request
    return send(account, request, `/captures/${about(request)}/refunds`, { key, amountMinor })
  },
  ask: async (account, request) => {
    const address = addressOf(account)
    if (!address) return { outcome: 'unknown', problem: 'the provider has no url or no secret' }
    const { url, ...access } = address
    const outcome = await callPartner({
      ...access,
      method: 'GET',
      url: `${url}/operations/${encodeURIComponent(request.key)}`,
    })
    if (outcome.kind !== 'answer') return { outcome: 'unknown', problem: outcome.problem }
    const { status, body } = outcome
    if (status === 200) return readBooked(body, request)
    if (status === 404 && Value.Check(Problem, body) && body.code === 'not_found') return null
    return { outcome: 'unknown', problem: `asked, and was told ${status}` }
  },
}
