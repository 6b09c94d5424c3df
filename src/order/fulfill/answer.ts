import { type Static, Type } from 'typebox'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Vault } from '../../platform/auth/secrets.ts'
import type { Effects } from '../../platform/effects/effects.ts'
import type { CommandDeps } from '../../platform/http/command.ts'
import { AmountMinor, Day, Instant, id, Nullable, Units } from '../../platform/http/schema.ts'
import { showId, showOptionalId } from '../../platform/ids.ts'
import { actionsOn, actionsOnPackage } from './actions.ts'
import type { FulfillmentOrder, Package } from './model.ts'
import type { FulfillSteps } from './steps.ts'

/** What the routes of fulfillment need. */
export type FulfillDeps = CommandDeps &
  Readonly<{
    vault: Vault
    effects: Effects
    steps: FulfillSteps
    /** The merchant's GS1 company prefix for the numbers of packages. */
    companyPrefix?: string
    carrierTimeoutMs?: number
  }>

export const Work = { params: Type.Object({ id: id('fulfillmentOrder') }) }
export const WorkPackage = { params: Type.Object({ id: id('fulfillmentOrder'), package: id('package') }) }

export const Line = Type.Integer({ minimum: 1, maximum: 100_000, description: 'number of the order line' })
export const LineUnitsBody = Type.Object({ line: Line, units: Units }, { additionalProperties: false })
export const LinesBody = Type.Array(LineUnitsBody, { minItems: 1, maxItems: 1000 })

const Count = Type.Integer({ minimum: 0 })
export const Hint = Type.Object(
  { name: Type.String(), allowed: Type.Boolean(), why: Nullable(Type.String()) },
  { description: 'what may be done now, and why not' },
)
export const PackageAnswer = Type.Object({
  id: id('package'),
  package: Type.Integer(),
  sscc: Nullable(Type.String()),
  weightG: Count,
  carrier: Nullable(id('provider')),
  service: Nullable(Type.String()),
  trackingNumber: Nullable(Type.String()),
  state: Type.String(),
  label: Type.Object({ state: Nullable(Type.String()), problem: Nullable(Type.String()) }),
  contents: Type.Array(Type.Object({ line: Type.Integer(), units: Count })),
  packedAt: Instant,
  labelledAt: Nullable(Instant),
  handedOverAt: Nullable(Instant),
  actions: Type.Array(Hint),
})
const WorkLine = Type.Object({
  line: Type.Integer(),
  item: id('item'),
  sku: Type.String(),
  units: Count,
  coming: Count,
  waiting: Count,
  declined: Count,
  picked: Count,
  short: Count,
  packed: Count,
  handedOver: Count,
  cancelled: Count,
  declineReason: Nullable(Type.String()),
})
export const WorkAnswer = Type.Object({
  id: id('fulfillmentOrder'),
  number: Type.String(),
  order: id('order'),
  delivery: Type.Integer(),
  location: id('location'),
  destination: Type.String(),
  to: Nullable(id('location')),
  after: Nullable(id('fulfillmentOrder')),
  state: Type.String(),
  version: Type.Integer(),
  shipBy: Nullable(Day),
  collectBy: Nullable(Instant),
  releasedAt: Instant,
  acceptedAt: Nullable(Instant),
  pickedAt: Nullable(Instant),
  packedAt: Nullable(Instant),
  readyAt: Nullable(Instant),
  doneAt: Nullable(Instant),
  lines: Type.Array(WorkLine),
  packages: Type.Array(PackageAnswer),
  actions: Type.Array(Hint),
})
export const Price = { priceMinor: Nullable(AmountMinor), currency: Nullable(Type.String()) }

const instant = (at: Date | null) => at?.toISOString() ?? null

/** A fulfillment order as the API shows it: ids, numbers and states, nobody's name. */
export function showWork(fulfillment: FulfillmentOrder, principal: Principal, at: Date): Static<typeof WorkAnswer> {
  const { supplier: _, channel: __, codeTries: ___, transfer: ____, lines, packages, ...header } = fulfillment
  return {
    ...header,
    id: showId('fulfillmentOrder', header.id),
    order: showId('order', header.order),
    location: showId('location', header.location),
    to: showOptionalId('location', header.to),
    after: showOptionalId('fulfillmentOrder', header.after),
    collectBy: instant(header.collectBy),
    releasedAt: header.releasedAt.toISOString(),
    acceptedAt: instant(header.acceptedAt),
    pickedAt: instant(header.pickedAt),
    packedAt: instant(header.packedAt),
    readyAt: instant(header.readyAt),
    doneAt: instant(header.doneAt),
    lines: lines.map(({ name: _name, ...line }) => ({ ...line, item: showId('item', line.item) })),
    packages: packages.map((one) => showPackage(fulfillment, one, principal, at)),
    actions: actionsOn(fulfillment, principal, at),
  }
}

export function showPackage(
  fulfillment: FulfillmentOrder,
  found: Package,
  principal: Principal,
  at: Date,
): Static<typeof PackageAnswer> {
  const { id: packageId, package: number, sscc, weightG, carrier, service, trackingNumber, state, contents } = found
  return {
    id: showId('package', packageId),
    package: number,
    sscc,
    weightG,
    carrier: showOptionalId('provider', carrier),
    service,
    trackingNumber,
    state,
    label: { state: found.labelState, problem: found.labelProblem },
    contents: [...contents],
    packedAt: found.packedAt.toISOString(),
    labelledAt: instant(found.labelledAt),
    handedOverAt: instant(found.handedOverAt),
    actions: actionsOnPackage(fulfillment, found, principal, at),
  }
}
