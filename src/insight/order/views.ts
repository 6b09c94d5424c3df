import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'

/** The whole story of one order, read in one snapshot from the published views. One statement per part, all by order. */
export async function readStory(tx: Tx, order: OrderId) {
  const rows = <Row>(name: string, text: string) => tx.rows<Row>(`insight.${name}`, text, [tx.tenant, order])
  const [header] = await rows<HeaderRow>('order_header', HEADER)
  if (!header) return null
  const [
    parties,
    deliveries,
    lines,
    charges,
    holds,
    promises,
    reservations,
    appointments,
    decisions,
    fulfillmentOrders,
    packages,
    payments,
    returns,
    messages,
    amendments,
    reports,
  ] = await Promise.all([
    rows<PartyRow>('order_parties', PARTIES),
    rows<DeliveryRow>('order_deliveries', DELIVERIES),
    rows<LineRow>('order_lines', LINES),
    rows<ChargeRow>('order_charges', CHARGES),
    rows<HoldRow>('order_holds', HOLDS),
    rows<PromiseRow>('order_promises', PROMISES),
    rows<ReservationRow>('order_reservations', RESERVATIONS),
    rows<AppointmentRow>('order_appointments', APPOINTMENTS),
    rows<DecisionRow>('order_decisions', DECISIONS),
    rows<FulfillmentRow>('order_fulfillments', FULFILLMENTS),
    rows<PackageRow>('order_packages', PACKAGES),
    rows<PaymentRow>('order_payments', PAYMENTS),
    rows<ReturnRow>('order_returns', RETURNS),
    rows<MessageRow>('order_messages', MESSAGES),
    rows<AmendmentRow>('order_amendments', AMENDMENTS),
    rows<ReportRow>('order_reports', REPORTS),
  ])
  return {
    header,
    parties,
    deliveries,
    lines,
    charges,
    holds,
    promises,
    reservations,
    appointments,
    decisions,
    fulfillmentOrders,
    packages,
    payments,
    returns,
    messages,
    amendments,
    reports,
  }
}

/** The parts of an order that a version of it can show: what it was agreed about, and with whom. */
export async function readAgreedParts(tx: Tx, order: OrderId) {
  const rows = <Row>(name: string, text: string) => tx.rows<Row>(`insight.${name}`, text, [tx.tenant, order])
  const [header] = await rows<HeaderRow>('order_header', HEADER)
  if (!header) return null
  const [parties, deliveries, lines, charges] = await Promise.all([
    rows<PartyRow>('order_parties', PARTIES),
    rows<DeliveryRow>('order_deliveries', DELIVERIES),
    rows<LineRow>('order_lines', LINES),
    rows<ChargeRow>('order_charges', CHARGES),
  ])
  return { header, parties, deliveries, lines, charges }
}

export type AgreedParts = NonNullable<Awaited<ReturnType<typeof readAgreedParts>>>

/**
 * How an order was paid until its version was made; until now, when there is no such version. By positions of the log,
 * because these tell what was there first, and times of transactions do not.
 */
export function readMethodsUntil(
  tx: Tx,
  order: OrderId,
  version: number,
): Promise<{ method: string; provider: string }[]> {
  return tx.rows(
    'insight.order_methods_until',
    `select o.method, p.code as provider
       from platform.v_event e
       join pay.v_operation o on (o.tenant_id, o.id) = (e.tenant_id, e.subject_id)
       join organisation.v_provider p on (p.tenant_id, p.id) = (o.tenant_id, o.provider_id)
      where e.tenant_id = $1 and e.order_id = $2 and e.type like 'payment.%'
        and not exists (select from platform.v_event x where x.tenant_id = $1 and x.order_id = $2 and x.position < e.position
                          and x.type in ('order.amended', 'order.units_cancelled') and (x.data ->> 'version')::int = $3)
      group by 1, 2 order by min(e.position)`,
    [tx.tenant, order, version],
  )
}

export type Story = NonNullable<Awaited<ReturnType<typeof readStory>>>

type HeaderRow = {
  id: string
  number: string
  channel: string
  channelCode: string
  externalNumber: string | null
  placedAtLocation: string | null
  customer: string | null
  currency: string
  locale: string
  terms: string | null
  priority: number
  totalMinor: number
  cancelledMinor: number
  creditedMinor: number
  authorizedMinor: number
  capturedMinor: number
  refundedMinor: number
  fulfillmentStatus: string
  paymentStatus: string
  returnStatus: string
  holdStatus: string
  version: number
  placedAt: Date
  recordedAt: Date
  closedAt: Date | null
}
const HEADER = `
  select o.id, o.number, o.channel_id as channel, c.code as "channelCode", o.external_number as "externalNumber", o.placed_location_id as "placedAtLocation",
         o.customer_id as customer, o.currency, o.locale, o.terms, o.priority, o.total_minor as "totalMinor", o.cancelled_minor as "cancelledMinor",
         o.credited_minor as "creditedMinor", o.authorized_minor as "authorizedMinor", o.captured_minor as "capturedMinor", o.refunded_minor as "refundedMinor",
         o.fulfillment_status as "fulfillmentStatus", o.payment_status as "paymentStatus", o.return_status as "returnStatus", o.hold_status as "holdStatus",
         o.version, o.placed_at as "placedAt", o.recorded_at as "recordedAt", o.closed_at as "closedAt"
    from capture.v_order o join organisation.v_channel c on (c.tenant_id, c.id) = (o.tenant_id, o.channel_id)
   where o.tenant_id = $1 and o.id = $2`

export type PartyRow = {
  party: number
  role: string
  name: string | null
  company: string | null
  email: string | null
  phone: string | null
  lines: string[] | null
  postalCode: string | null
  city: string | null
  region: string | null
  country: string | null
  instructions: string | null
}
const PARTIES = `
  select party, role, name, company, email, phone, lines, postal_code as "postalCode", city, region, country, instructions
    from capture.v_party where tenant_id = $1 and order_id = $2 order by party`

type DeliveryRow = {
  delivery: number
  method: string
  shipTo: number | null
  pickupLocation: string | null
  pickupLocationName: string | null
  carrierService: string | null
  requestedOn: string | null
}
const DELIVERIES = `
  select d.delivery, d.method, d.ship_to as "shipTo", d.pickup_location_id as "pickupLocation", l.name as "pickupLocationName", d.carrier_service as "carrierService", d.requested_on as "requestedOn"
    from capture.v_delivery d left join organisation.v_location l on (l.tenant_id, l.id) = (d.tenant_id, d.pickup_location_id)
   where d.tenant_id = $1 and d.order_id = $2 order by d.delivery`

type LineRow = {
  line: number
  delivery: number
  item: string | null
  sku: string
  name: string
  kind: string
  quantity: number
  netMinor: number
  taxMinor: number
  grossMinor: number
  relation: string | null
  relationLine: number | null
  buckets: Record<string, number>
}
const LINES = `
  select line, delivery, item_id as item, sku, name, kind, quantity, net_minor as "netMinor", tax_minor as "taxMinor", gross_minor as "grossMinor", relation, relation_line as "relationLine",
         jsonb_build_object('open', open, 'backordered', backordered, 'preordered', preordered, 'reserved', reserved, 'allocated', allocated, 'picked', picked, 'packed', packed,
                            'ready', ready, 'shipped', shipped, 'delivered', delivered, 'cancelled', cancelled, 'lost', lost, 'sent_back', sent_back) as buckets
    from capture.v_order_line where tenant_id = $1 and order_id = $2 order by line`

type ChargeRow = {
  charge: number
  delivery: number | null
  kind: string
  name: string
  netMinor: number
  taxMinor: number
  grossMinor: number
  cancelled: boolean
}
const CHARGES = `
  select charge, delivery, kind, name, net_minor as "netMinor", tax_minor as "taxMinor", gross_minor as "grossMinor", cancelled
    from capture.v_charge where tenant_id = $1 and order_id = $2 order by charge`

type HoldRow = {
  id: string
  type: string
  reason: string
  stops: string[]
  raisedAt: Date
  expiresAt: Date | null
  liftedAt: Date | null
  liftedReason: string | null
}
const HOLDS = `
  select id, type, reason, stops, raised_at as "raisedAt", expires_at as "expiresAt", lifted_at as "liftedAt", lifted_reason as "liftedReason"
    from capture.v_hold where tenant_id = $1 and order_id = $2 order by raised_at, id`

type PromiseRow = {
  line: number
  units: number
  location: string | null
  requestedOn: string | null
  shipBy: string | null
  deliverBy: string | null
  reason: string
  recordedAt: Date
  /** When the customer heard of it. */
  toldAt: Date | null
}
const PROMISES = `
  select line, units, location_id as location, requested_on as "requestedOn", ship_by as "shipBy", deliver_by as "deliverBy", reason, recorded_at as "recordedAt", told_at as "toldAt"
    from promise.v_promise where tenant_id = $1 and order_id = $2 order by recorded_at, line`

type ReservationRow = { line: number; location: string; units: number; pegged: boolean; expectedAt: Date | null }
const RESERVATIONS = `
  select r.line, r.location_id as location, r.units, r.pegged, s.expected_at as "expectedAt"
    from inventory.v_reservation r left join inventory.v_expected_supply s on (s.tenant_id, s.id) = (r.tenant_id, r.supply_id)
   where r.tenant_id = $1 and r.demand_id = $2 order by r.line, r.location_id`

type AppointmentRow = { line: number; place: string; on: string; slot: string; units: number }
const APPOINTMENTS = `
  select line, place, on_day as "on", slot, units from organisation.v_service_booking where tenant_id = $1 and demand_id = $2 order by line, on_day, slot`

type DecisionRow = { id: string; delivery: number; rule: string; inputs: unknown; outcome: unknown; decidedAt: Date }
const DECISIONS = `
  select id, delivery, rule, inputs, outcome, decided_at as "decidedAt" from promise.v_decision where tenant_id = $1 and order_id = $2 order by decided_at, id`

type FulfillmentRow = {
  id: string
  number: string
  delivery: number
  location: string
  locationName: string
  destination: string
  to: string | null
  after: string | null
  state: string
  shipBy: string | null
  releasedAt: Date
  acceptedAt: Date | null
  pickedAt: Date | null
  packedAt: Date | null
  readyAt: Date | null
  doneAt: Date | null
  lines: Record<string, unknown>[]
}
const FULFILLMENTS = `
  select f.id, f.number, f.delivery, f.location_id as location, l.name as "locationName", f.destination, f.to_location_id as "to", f.after_id as after, f.state, f.ship_by as "shipBy", f.released_at as "releasedAt",
         f.accepted_at as "acceptedAt", f.picked_at as "pickedAt", f.packed_at as "packedAt", f.ready_at as "readyAt", f.done_at as "doneAt",
         (select coalesce(jsonb_agg(jsonb_build_object('line', n.line, 'sku', n.sku, 'units', n.units, 'coming', n.coming, 'waiting', n.waiting, 'declined', n.declined, 'picked', n.picked, 'short', n.short,
                    'packed', n.packed, 'handedOver', n.handed_over, 'cancelled', n.cancelled) order by n.line), '[]')
            from fulfill.v_fulfillment_line n where (n.tenant_id, n.fulfillment_order_id) = (f.tenant_id, f.id)) as lines
    from fulfill.v_fulfillment_order f join organisation.v_location l on (l.tenant_id, l.id) = (f.tenant_id, f.location_id)
   where f.tenant_id = $1 and f.order_id = $2 order by f.number`

type PackageRow = {
  id: string
  fulfillmentOrder: string
  package: number
  weightG: number
  service: string | null
  trackingNumber: string | null
  state: string
  packedAt: Date
  handedOverAt: Date | null
  contents: Record<string, unknown>[]
  delivery: Record<string, unknown> | null
  tracking: Record<string, unknown>[]
}
const PACKAGES = `
  select p.id, p.fulfillment_order_id as "fulfillmentOrder", p.package, p.weight_g as "weightG", p.service, p.tracking_number as "trackingNumber", p.state, p.packed_at as "packedAt",
         p.handed_over_at as "handedOverAt",
         (select coalesce(jsonb_agg(jsonb_build_object('line', c.line, 'units', c.units) order by c.line), '[]') from fulfill.v_package_content c where (c.tenant_id, c.package_id) = (p.tenant_id, p.id)) as contents,
         (select jsonb_build_object('state', s.state, 'failedAttempts', s.failed_attempts, 'lastEventAt', s.last_event_at, 'deliveredAt', s.delivered_at, 'confirmedAt', s.confirmed_at, 'contestedAt', s.contested_at)
            from deliver.v_package_state s where (s.tenant_id, s.package_id) = (p.tenant_id, p.id)) as delivery,
         (select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'place', t.place, 'occurredAt', t.occurred_at) order by t.occurred_at, t.recorded_at), '[]')
            from deliver.v_tracking_event t where (t.tenant_id, t.package_id) = (p.tenant_id, p.id)) as tracking
    from fulfill.v_package p where p.tenant_id = $1 and p.order_id = $2 order by p.packed_at, p.package`

type PaymentRow = {
  payment: string
  method: string
  provider: string
  currency: string
  operation: string
  kind: string
  amountMinor: number
  state: string
  occurredAt: Date
  settledAt: Date | null
}
const PAYMENTS = `
  select o.payment_id as payment, o.method, o.provider_id as provider, o.currency, o.id as operation, o.kind, o.amount_minor as "amountMinor", o.state, o.occurred_at as "occurredAt", o.settled_at as "settledAt"
    from pay.v_operation o where o.tenant_id = $1 and o.order_id = $2 order by o.recorded_at, o.id`

type ReturnRow = {
  id: string
  number: string
  way: string
  authorizedAt: Date
  receivedAt: Date | null
  inspectedAt: Date | null
  closedAt: Date | null
  refundMinor: number
  expected: number
  received: number
  accepted: number
  refunded: number
}
const RETURNS = `
  select id, number, way, authorized_at as "authorizedAt", received_at as "receivedAt", inspected_at as "inspectedAt", closed_at as "closedAt", refund_minor as "refundMinor", expected, received, accepted, refunded
    from aftersales.v_return where tenant_id = $1 and order_id = $2 order by authorized_at, id`

type MessageRow = {
  id: string
  kind: string
  medium: string
  locale: string
  state: string
  madeAt: Date
  sentAt: Date | null
}
const MESSAGES = `
  select id, kind, medium, locale, state, made_at as "madeAt", sent_at as "sentAt" from messages.v_message where tenant_id = $1 and order_id = $2 order by made_at, id`

type AmendmentRow = {
  version: number
  kind: string
  actor: string
  reason: string | null
  detail: unknown
  occurredAt: Date
}
const AMENDMENTS = `
  select version, kind, actor_kind as actor, reason, detail - 'was' as detail, occurred_at as "occurredAt" from capture.v_amendment where tenant_id = $1 and order_id = $2 order by version`

type ReportRow = {
  endpoint: string
  event: string
  state: string
  attempts: number
  reportedAt: Date | null
  acknowledgedAt: Date | null
  problem: string | null
  resentAt: Date | null
  resendReason: string | null
}
const REPORTS = `
  select d.endpoint_id as endpoint, e.type as event, d.state, d.attempts, d.reported_at as "reportedAt", d.acknowledged_at as "acknowledgedAt", d.problem,
         d.resent_at as "resentAt", d.resend_reason as "resendReason"
    from platform.v_webhook_delivery d join platform.v_event e on (e.tenant_id, e.position) = (d.tenant_id, d.position)
   where d.tenant_id = $1 and d.order_id = $2 order by d.position, d.endpoint_id`
