import { uuidv7 } from 'uuidv7'
import { fingerprintOf } from '../shared/fingerprint.ts'
import { isRefusal, keyReused, type Outcome, type PartnerEvent, type Refusal } from '../shared/outcome.ts'
import {
  type Authorization,
  type Circumstances,
  decideAuthorize,
  decideCapture,
  decideRefund,
  decideVoid,
  type Part,
} from './decide.ts'
import { type Entry, enter, type Ledger, type Operation } from './model.ts'

type Charge = { authorization: Operation; capture?: Operation }

export type Till = {
  authorize: (asked: Authorization, declined: boolean) => Outcome<Operation>
  capture: (asked: Part, declined: boolean) => Outcome<Operation>
  void: (asked: { key: string; of: string }, declined: boolean) => Outcome<Operation>
  refund: (asked: Part, declined: boolean) => Outcome<Operation>
  charge: (asked: Authorization, declined: boolean) => Outcome<Charge>
}

type Setup = { ledger: Ledger; append: (entry: Entry) => void; now: () => Date }

const ID_PREFIX = { authorize: 'aut', capture: 'cap', void: 'voi', refund: 'ref' }

const eventOf = ({ id, key, kind, state, amountMinor, currency, reference }: Operation): PartnerEvent => ({
  id: `evt_${id}`,
  type: `operation.${state}`,
  lane: reference,
  data: { id, key, kind, state, amountMinor, currency, reference },
})

/** Books operations, each key once. A step that runs through without waiting: two requests never see half of each other. */
export const createTill = ({ ledger, append, now }: Setup): Till => {
  const book = (
    kind: Operation['kind'],
    request: { key: string },
    declined: boolean,
    decide: (circumstances: Circumstances) => Operation | Refusal,
  ): Outcome<Operation> => {
    const fingerprint = fingerprintOf({ kind, request })
    const known = ledger.byKey.get(request.key)
    if (known) {
      return known.fingerprint === fingerprint
        ? { status: 200, body: known.operation, events: [] }
        : keyReused(request.key)
    }
    const operation = decide({ at: now(), id: `${ID_PREFIX[kind]}_${uuidv7()}`, declined })
    if (isRefusal(operation)) return operation
    const entry = { fingerprint, operation }
    enter(ledger, entry)
    append(entry)
    return { status: 201, body: operation, events: [eventOf(operation)] }
  }
  const authorize = (asked: Authorization, declined: boolean, by: object = {}): Outcome<Operation> =>
    book('authorize', { ...asked, ...by }, declined, (circumstances) => decideAuthorize(asked, circumstances))
  const capture = (asked: Part, declined: boolean): Outcome<Operation> =>
    book('capture', asked, declined, (circumstances) => decideCapture(ledger, asked, circumstances))

  /** A repeated charge books what a crash left out, because both halves are booked once by their own keys. */
  const charge = (asked: Authorization, declined: boolean): Outcome<Charge> => {
    const captureKey = `${asked.key}:capture`
    if (ledger.byKey.has(captureKey) && !ledger.byKey.has(asked.key)) return keyReused(captureKey)
    const first = authorize(asked, declined, { by: 'charge' })
    if (isRefusal(first)) return first
    if (first.body.state === 'declined') return { ...first, body: { authorization: first.body } }
    const second = capture({ key: captureKey, of: first.body.id, amountMinor: asked.amountMinor }, false)
    if (isRefusal(second)) return second
    return {
      status: second.status,
      body: { authorization: first.body, capture: second.body },
      events: [...first.events, ...second.events],
    }
  }
  return {
    authorize,
    capture,
    void: (asked, declined) =>
      book('void', asked, declined, (circumstances) => decideVoid(ledger, asked, circumstances)),
    refund: (asked, declined) =>
      book('refund', asked, declined, (circumstances) => decideRefund(ledger, asked, circumstances)),
    charge,
  }
}
