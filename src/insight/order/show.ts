import { type Order, orderActions } from '../../order/capture/index.ts'
import { type LoggedEvent, toCloudEvent } from '../../platform/events/log.ts'
import { showId, showOptionalId, type TenantId } from '../../platform/ids.ts'
import type { Story } from './views.ts'

/** What a customer may do; why something else may not be done is the house's own. */
const CUSTOMERS: ReadonlySet<string> = new Set(['cancel', 'amend_delivery', 'return'])

/** The order page: everything about one order, with ids as the API shows them and personal data only for who may see it. */
export function showStory(
  tenant: TenantId,
  story: Story,
  order: Order,
  events: readonly LoggedEvent[],
  sees: { personal: boolean; money: boolean; inside: boolean; actors: ReadonlyMap<string, string> },
) {
  const { header } = story
  return {
    id: showId('order', header.id),
    number: header.number,
    version: header.version,
    channel: { id: showId('channel', header.channel), code: header.channelCode },
    externalNumber: header.externalNumber,
    customer: showOptionalId('customer', header.customer),
    placedAtLocation: showOptionalId('location', header.placedAtLocation),
    locale: header.locale,
    terms: header.terms,
    priority: header.priority,
    placedAt: header.placedAt.toISOString(),
    recordedAt: header.recordedAt.toISOString(),
    closedAt: header.closedAt?.toISOString() ?? null,
    statuses: {
      fulfillment: header.fulfillmentStatus,
      payment: header.paymentStatus,
      returns: header.returnStatus,
      holds: header.holdStatus,
    },
    money: sees.money ? showMoney(header) : null,
    parties: story.parties.map((party) =>
      sees.personal ? party : { party: party.party, role: party.role, city: party.city, country: party.country },
    ),
    deliveries: story.deliveries.map((delivery) => ({
      ...delivery,
      pickupLocation: showOptionalId('location', delivery.pickupLocation),
    })),
    lines: story.lines.map((line) => showLine(line, story, sees.money)),
    charges: sees.money ? story.charges : [],
    holds: sees.inside ? story.holds.map((hold) => ({ ...hold, id: showId('hold', hold.id) })) : [],
    decisions: (sees.inside ? story.decisions : []).map((decision) => ({
      ...decision,
      id: showId('decision', decision.id),
    })),
    fulfillmentOrders: story.fulfillmentOrders.map((one) => ({
      ...one,
      id: showId('fulfillmentOrder', one.id),
      location: showId('location', one.location),
      packages: story.packages
        .filter((pack) => pack.fulfillmentOrder === one.id)
        .map(({ fulfillmentOrder: _, ...pack }) => ({ ...pack, id: showId('package', pack.id) })),
    })),
    payments: sees.money
      ? story.payments.map((one) => ({
          ...one,
          payment: showId('payment', one.payment),
          provider: showId('provider', one.provider),
          operation: showId('operation', one.operation),
        }))
      : [],
    returns: story.returns.map((one) => ({ ...one, id: showId('return', one.id) })),
    messages: story.messages.map((one) => ({ ...one, id: showId('message', one.id) })),
    amendments: sees.inside ? story.amendments : [],
    reports: (sees.inside ? story.reports : []).map((one) => ({ ...one, endpoint: showId('endpoint', one.endpoint) })),
    timeline: (sees.inside ? events : []).map((event) => {
      const shown = toCloudEvent(tenant, event)
      const actorName = sees.actors.get(event.actor.id ?? '')
      return actorName === undefined ? shown : { ...shown, data: { ...shown.data, actorName } }
    }),
    actions: orderActions(order).filter(({ name }) => sees.inside || CUSTOMERS.has(name)),
  }
}

function showMoney(header: Story['header']) {
  const { currency, totalMinor, cancelledMinor, creditedMinor, authorizedMinor, capturedMinor, refundedMinor } = header
  const dueMinor = totalMinor - cancelledMinor - creditedMinor
  return {
    currency,
    totalMinor,
    cancelledMinor,
    creditedMinor,
    dueMinor,
    authorizedMinor,
    capturedMinor,
    refundedMinor,
    owedMinor: dueMinor - capturedMinor + refundedMinor,
  }
}

function showLine(line: Story['lines'][number], story: Story, money: boolean) {
  const { netMinor, taxMinor, grossMinor, ...rest } = line
  return {
    ...rest,
    item: showOptionalId('item', line.item),
    ...(money && { netMinor, taxMinor, grossMinor }),
    promises: story.promises
      .filter((one) => one.line === line.line)
      .map(({ line: _, ...one }) => ({ ...one, location: showOptionalId('location', one.location) })),
    appointments: story.appointments.filter((one) => one.line === line.line).map(({ line: _, ...one }) => one),
    reservations: story.reservations
      .filter((one) => one.line === line.line)
      .map(({ line: _, ...one }) => ({ ...one, location: showId('location', one.location) })),
  }
}
