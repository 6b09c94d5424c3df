import { Type } from 'typebox'
import type { Desk } from '../shared/desk.ts'
import { type Outcome, refuse } from '../shared/outcome.ts'
import { Key, MinorUnits, Params } from '../shared/schemas.ts'
import type { PartnerServer } from '../shared/server.ts'
import type { Ledger } from './model.ts'
import type { Till } from './till.ts'

const strict = { additionalProperties: false }
const currencies = new Set(Intl.supportedValuesOf('currency'))

const AuthorizeBody = Type.Object(
  {
    key: Key,
    reference: Type.String({ minLength: 1, maxLength: 200 }),
    amountMinor: MinorUnits,
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    instrument: Type.String({ minLength: 1, maxLength: 200 }),
  },
  strict,
)
const PartBody = Type.Object({ key: Key, amountMinor: MinorUnits }, strict)
const VoidBody = Type.Object({ key: Key }, strict)
const ByReference = Type.Object({ reference: Type.String({ minLength: 1 }) }, strict)

const inKnownCurrency = <Body>(currency: string, book: () => Outcome<Body>): Outcome<Body> =>
  currencies.has(currency) ? book() : refuse(422, 'unknown_currency', `${currency} is not an ISO 4217 currency.`)

type Setup = { server: PartnerServer; desk: Desk; ledger: Ledger; till: Till }

/** `POST /authorizations`, `POST /charges`: what begins a payment. */
const mountOpenings = ({ server, desk, till }: Setup): void => {
  server.post('/authorizations', { schema: { body: AuthorizeBody } }, ({ body }, reply) =>
    desk.perform(reply, { ...body, kind: 'authorize' }, (declined) =>
      inKnownCurrency(body.currency, () => till.authorize(body, declined)),
    ),
  )
  server.post('/charges', { schema: { body: AuthorizeBody } }, ({ body }, reply) =>
    desk.perform(reply, { ...body, kind: 'charge' }, (declined) =>
      inKnownCurrency(body.currency, () => till.charge(body, declined)),
    ),
  )
}

/** What follows on an authorization or a capture. */
const mountFollowUps = ({ server, desk, ledger, till }: Setup): void => {
  const referenceOf = (id: string): string | undefined => ledger.byId.get(id)?.reference

  server.post('/authorizations/:id/captures', { schema: { params: Params, body: PartBody } }, (request, reply) => {
    const asked = { ...request.body, of: request.params.id }
    return desk.perform(reply, { ...request.body, kind: 'capture', reference: referenceOf(asked.of) }, (declined) =>
      till.capture(asked, declined),
    )
  })
  server.post('/authorizations/:id/voids', { schema: { params: Params, body: VoidBody } }, (request, reply) => {
    const asked = { ...request.body, of: request.params.id }
    return desk.perform(reply, { ...request.body, kind: 'void', reference: referenceOf(asked.of) }, (declined) =>
      till.void(asked, declined),
    )
  })
  server.post('/captures/:id/refunds', { schema: { params: Params, body: PartBody } }, (request, reply) => {
    const asked = { ...request.body, of: request.params.id }
    return desk.perform(reply, { ...request.body, kind: 'refund', reference: referenceOf(asked.of) }, (declined) =>
      till.refund(asked, declined),
    )
  })
}

/** What was booked: by key after an unknown answer, by reference for a list. */
const mountLookups = ({ server, desk, ledger }: Setup): void => {
  const byKey = Type.Object({ key: Key })
  server.get('/operations/:key', { schema: { params: byKey } }, ({ params: { key } }, reply) =>
    desk.perform(reply, { kind: 'lookup', key }, () => {
      const known = ledger.byKey.get(key)
      return known
        ? { status: 200, body: known.operation, events: [] }
        : refuse(404, 'not_found', `No operation was booked under the key ${key}.`)
    }),
  )
  server.get('/operations', { schema: { querystring: ByReference } }, ({ query: { reference } }, reply) =>
    desk.perform(reply, { kind: 'lookup', reference }, () => ({
      status: 200,
      body: ledger.byReference.get(reference) ?? [],
      events: [],
    })),
  )
}

/** The payment service's routes. */
export const mountRoutes = (setup: Setup): void => {
  mountOpenings(setup)
  mountFollowUps(setup)
  mountLookups(setup)
}
