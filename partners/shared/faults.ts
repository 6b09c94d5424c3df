import { type Static, Type } from 'typebox'

const strict = { additionalProperties: false }

const FaultKind = Type.Union([
  Type.Literal('slow'),
  Type.Literal('fail'),
  Type.Literal('refuse_connection'),
  Type.Literal('execute_then_hang'),
  Type.Literal('execute_then_500'),
  Type.Literal('execute_then_cut'),
  Type.Literal('garbage'),
  Type.Literal('too_many'),
  Type.Literal('decline'),
])

const PlannedFault = Type.Object(
  {
    match: Type.Object(
      {
        kind: Type.Optional(Type.String()),
        reference: Type.Optional(Type.String()),
        key: Type.Optional(Type.String()),
        amountMinor: Type.Optional(Type.Integer()),
      },
      strict,
    ),
    fault: FaultKind,
    delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
    times: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  strict,
)

const WebhookFaults = Type.Object(
  {
    copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
    delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
    beforeAnswer: Type.Optional(Type.Boolean()),
    drop: Type.Optional(Type.Boolean()),
    order: Type.Optional(Type.Union([Type.Literal('normal'), Type.Literal('reversed')])),
  },
  strict,
)

/** What `PUT /faults` takes. */
export const FaultPlan = Type.Object(
  { plan: Type.Optional(Type.Array(PlannedFault)), webhooks: Type.Optional(WebhookFaults) },
  strict,
)

export type PlannedFault = Static<typeof PlannedFault>
export type WebhookFaults = Static<typeof WebhookFaults>

/** What a request is about, for a plan to match. */
export type Subject = {
  kind: string
  key?: string | undefined
  reference?: string | undefined
  amountMinor?: number | undefined
}

export type Faults = {
  /** The first planned fault that matches, counted down; undefined when all goes well. */
  take: (subject: Subject) => PlannedFault | undefined
  webhooks: () => WebhookFaults
  left: () => { plan: PlannedFault[]; webhooks: WebhookFaults }
  replace: (plan: Static<typeof FaultPlan>) => void
}

// Questions and simulated scans go wrong only when a plan names them: an open plan is meant for what changes something.
const ONLY_BY_NAME: readonly string[] = ['lookup', 'scan']

const matches = ({ match }: PlannedFault, subject: Subject): boolean =>
  (match.kind === undefined ? !ONLY_BY_NAME.includes(subject.kind) : match.kind === subject.kind) &&
  (match.reference === undefined || match.reference === subject.reference) &&
  (match.key === undefined || match.key === subject.key) &&
  (match.amountMinor === undefined || match.amountMinor === subject.amountMinor)

/** Holds the fault plan in memory: a restart starts without faults. */
export const createFaults = (): Faults => {
  let plan: PlannedFault[] = []
  let webhooks: WebhookFaults = {}
  return {
    take: (subject) => {
      const found = plan.find((planned) => matches(planned, subject))
      if (found?.times === undefined) return found
      const rest = found.times > 1 ? [{ ...found, times: found.times - 1 }] : []
      plan = plan.flatMap((planned) => (planned === found ? rest : [planned]))
      return found
    },
    webhooks: () => webhooks,
    left: () => ({ plan, webhooks }),
    replace: (next) => {
      plan = next.plan ?? []
      webhooks = next.webhooks ?? {}
    },
  }
}
