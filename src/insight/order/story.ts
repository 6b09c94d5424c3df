import { type TSchema, Type } from 'typebox'
import { Day, Instant, id, Nullable } from '../../platform/http/schema.ts'

/** The order page as the API describes it: what is not named here is not sent. */
const Text = Type.String()
const Count = Type.Integer()
const Maybe = <T extends TSchema>(schema: T) => Type.Optional(Nullable(schema))
const Free = Type.Record(Type.String(), Type.Unknown())

/** Personal fields are left out for those who may not read them. */
const Party = Type.Object({
  party: Count,
  role: Text,
  name: Maybe(Text),
  company: Maybe(Text),
  email: Maybe(Text),
  phone: Maybe(Text),
  lines: Maybe(Type.Array(Text)),
  postalCode: Maybe(Text),
  city: Maybe(Text),
  region: Maybe(Text),
  country: Maybe(Text),
  instructions: Maybe(Text),
})

const Delivery = Type.Object({
  delivery: Count,
  method: Text,
  shipTo: Nullable(Count),
  pickupLocation: Nullable(Text),
  pickupLocationName: Nullable(Text),
  carrierService: Nullable(Text),
  requestedOn: Nullable(Day),
})

const Promised = Type.Object({
  units: Count,
  location: Nullable(Text),
  requestedOn: Nullable(Day),
  shipBy: Nullable(Day),
  deliverBy: Nullable(Day),
  reason: Text,
  recordedAt: Instant,
  toldAt: Nullable(Instant),
})

const Line = Type.Object({
  line: Count,
  delivery: Count,
  item: Nullable(Text),
  sku: Text,
  name: Text,
  kind: Text,
  quantity: Count,
  netMinor: Type.Optional(Count),
  taxMinor: Type.Optional(Count),
  grossMinor: Type.Optional(Count),
  relation: Nullable(Text),
  relationLine: Nullable(Count),
  buckets: Type.Record(Text, Count, { description: 'units by where they are; they add up to the quantity' }),
  promises: Type.Array(Promised),
  appointments: Type.Array(
    Type.Object(
      { place: Text, on: Day, slot: Text, units: Count },
      { description: 'hours of a service that are booked' },
    ),
  ),
  reservations: Type.Array(
    Type.Object({
      location: Text,
      units: Count,
      pegged: Type.Boolean({ description: 'to goods that are still to come' }),
      expectedAt: Nullable(Instant),
    }),
  ),
})

const Charge = Type.Object({
  charge: Count,
  delivery: Nullable(Count),
  kind: Text,
  name: Text,
  netMinor: Count,
  taxMinor: Count,
  grossMinor: Count,
  cancelled: Type.Boolean(),
})

const Hold = Type.Object({
  id: id('hold'),
  type: Text,
  reason: Text,
  stops: Type.Array(Text),
  raisedAt: Instant,
  expiresAt: Nullable(Instant),
  liftedAt: Nullable(Instant),
  liftedReason: Nullable(Text),
})

const Decision = Type.Object({
  id: id('decision'),
  delivery: Count,
  rule: Text,
  inputs: Type.Unknown(),
  outcome: Type.Unknown(),
  decidedAt: Instant,
})

const Scan = Type.Object({ code: Text, place: Nullable(Text), occurredAt: Text })
const Parcel = Type.Object({
  id: id('package'),
  package: Count,
  weightG: Count,
  service: Nullable(Text),
  trackingNumber: Nullable(Text),
  state: Text,
  packedAt: Instant,
  handedOverAt: Nullable(Instant),
  contents: Type.Array(Type.Object({ line: Count, units: Count })),
  delivery: Nullable(
    Type.Object({
      state: Text,
      failedAttempts: Count,
      lastEventAt: Nullable(Text),
      deliveredAt: Nullable(Text),
      confirmedAt: Nullable(Text),
      contestedAt: Nullable(Text),
    }),
  ),
  tracking: Type.Array(Scan),
})

const Work = Type.Object({
  id: id('fulfillmentOrder'),
  number: Text,
  delivery: Count,
  location: id('location'),
  locationName: Text,
  destination: Text,
  to: Nullable(Text),
  after: Nullable(Text),
  state: Text,
  shipBy: Nullable(Day),
  releasedAt: Instant,
  acceptedAt: Nullable(Instant),
  pickedAt: Nullable(Instant),
  packedAt: Nullable(Instant),
  readyAt: Nullable(Instant),
  doneAt: Nullable(Instant),
  lines: Type.Array(
    Type.Object({
      line: Count,
      sku: Text,
      units: Count,
      coming: Count,
      waiting: Count,
      declined: Count,
      picked: Count,
      short: Count,
      packed: Count,
      handedOver: Count,
      cancelled: Count,
    }),
  ),
  packages: Type.Array(Parcel),
})

const Payment = Type.Object({
  payment: id('payment'),
  method: Text,
  provider: id('provider'),
  currency: Text,
  operation: id('operation'),
  kind: Text,
  amountMinor: Count,
  state: Text,
  occurredAt: Instant,
  settledAt: Nullable(Instant),
})

const Return = Type.Object({
  id: id('return'),
  number: Text,
  way: Text,
  authorizedAt: Instant,
  receivedAt: Nullable(Instant),
  inspectedAt: Nullable(Instant),
  closedAt: Nullable(Instant),
  refundMinor: Count,
  expected: Count,
  received: Count,
  accepted: Count,
  refunded: Count,
})

const Message = Type.Object({
  id: id('message'),
  kind: Text,
  medium: Text,
  locale: Text,
  state: Text,
  madeAt: Instant,
  sentAt: Nullable(Instant),
})

const Amendment = Type.Object({
  version: Count,
  kind: Text,
  actor: Text,
  reason: Nullable(Text),
  detail: Type.Unknown(),
  occurredAt: Instant,
})

const Report = Type.Object({
  endpoint: id('endpoint'),
  event: Text,
  state: Text,
  attempts: Count,
  reportedAt: Nullable(Instant),
  acknowledgedAt: Nullable(Instant),
  problem: Nullable(Text),
  resentAt: Nullable(Instant),
  resendReason: Nullable(Text),
})

const Happened = Type.Object({
  specversion: Text,
  id: Text,
  source: Text,
  type: Text,
  subject: Type.Optional(Text),
  time: Instant,
  datacontenttype: Text,
  sequence: Text,
  data: Free,
})

const Money = Type.Object({
  currency: Text,
  totalMinor: Count,
  cancelledMinor: Count,
  creditedMinor: Count,
  dueMinor: Count,
  authorizedMinor: Count,
  capturedMinor: Count,
  refundedMinor: Count,
  owedMinor: Count,
})

export const Story = Type.Object({
  id: id('order'),
  number: Text,
  version: Count,
  channel: Type.Object({ id: id('channel'), code: Text }),
  externalNumber: Nullable(Text),
  customer: Nullable(Text),
  placedAtLocation: Nullable(Text),
  locale: Text,
  terms: Nullable(Text),
  priority: Count,
  placedAt: Instant,
  recordedAt: Instant,
  closedAt: Nullable(Instant),
  statuses: Type.Object({ fulfillment: Text, payment: Text, returns: Text, holds: Text }),
  money: Nullable(Money),
  parties: Type.Array(Party),
  deliveries: Type.Array(Delivery),
  lines: Type.Array(Line),
  charges: Type.Array(Charge),
  holds: Type.Array(Hold),
  decisions: Type.Array(Decision),
  fulfillmentOrders: Type.Array(Work),
  payments: Type.Array(Payment),
  returns: Type.Array(Return),
  messages: Type.Array(Message),
  amendments: Type.Array(Amendment),
  reports: Type.Array(Report),
  timeline: Type.Array(Happened),
  actions: Type.Array(Type.Object({ name: Text, allowed: Type.Boolean(), why: Nullable(Text) })),
})
