import { type Static, Type } from 'typebox'
import { type DayNumber, dayText } from '../../../organisation/index.ts'
import { Currency, Day, Instant, Nullable } from '../../../platform/http/schema.ts'
import type { Lacking, Part, PickupOption, Quoted, Shipment, ShipOption } from './model.ts'

const Units = Type.Integer({ minimum: 1 })
const Minor = Type.Integer({ minimum: 0, description: 'minor units of the currency, what the carrier takes' })
const Window = Type.Object({ earliest: Day, latest: Day })
const ShownPart = Type.Object({
  line: Type.Integer({ description: 'place in the basket, from 1' }),
  sku: Type.String(),
  units: Units,
})
const Backordered = Type.Array(
  Type.Object({
    ...ShownPart.properties,
    until: Nullable(Type.String({ description: 'an instant; null: nobody knows' })),
  }),
)
const ShownShipment = Type.Object({
  location: Type.String(),
  service: Type.String(),
  lines: Type.Array(ShownPart),
  availableAt: Nullable(Instant),
  shipBy: Day,
  deliverBy: Window,
  costMinor: Minor,
  packages: Type.Integer(),
})
const OrderBy = {
  orderBy: Nullable(Type.String({ format: 'date-time', description: 'until when these dates hold' })),
  orderWithinS: Nullable(Type.Integer({ description: 'the same as seconds from now' })),
}
const ShownShip = Type.Object({
  service: Type.String(),
  carrier: Type.String(),
  name: Type.String(),
  features: Type.Array(Type.String()),
  costMinor: Minor,
  shipBy: Day,
  deliverBy: Window,
  ...OrderBy,
  splits: Type.Integer({ description: 'packages on different ways beyond the first' }),
  shipments: Type.Array(ShownShipment),
  backordered: Backordered,
})
const ShownPickup = Type.Object({
  location: Type.String(),
  name: Type.String(),
  km: Nullable(Type.Integer()),
  supplied: Type.Enum(['own_shelf', 'sent_there']),
  readyFrom: Instant,
  readyBy: Instant,
  costMinor: Minor,
  ...OrderBy,
  lines: Type.Array(ShownPart),
  splits: Type.Integer(),
  shipments: Type.Array(ShownShipment),
  backordered: Backordered,
})

export const ShownQuote = Type.Object({
  at: Instant,
  currency: Currency,
  weightG: Type.Integer(),
  delivery: Type.Array(ShownShip, { description: 'what is complete first, then the cheapest' }),
  absent: Type.Array(Type.Object({ service: Type.String(), reason: Type.String() })),
  pickup: Type.Array(ShownPickup, { description: 'what is complete first, then what is ready first' }),
  services: Type.Array(
    Type.Object({
      line: Type.Integer(),
      sku: Type.String(),
      place: Nullable(Type.String()),
      on: Nullable(Type.String()),
      slot: Nullable(Type.String()),
    }),
  ),
})

/** A quote as the API answers it: codes, days and instants; the same for every caller. */
export function showQuoted(quoted: Quoted): Static<typeof ShownQuote> {
  const { at, currency, weightG } = quoted
  return {
    at: instant(at),
    currency,
    weightG,
    delivery: quoted.ship.map((option) => showShip(option, at)),
    absent: quoted.absent.map((one) => ({ ...one })),
    pickup: quoted.pickup.map((option) => showPickup(option, at)),
    services: quoted.services.map(({ line, sku, ...one }) =>
      one.place === null
        ? { line, sku, place: null, on: null, slot: null }
        : { line, sku, place: one.place, on: one.on, slot: one.slot },
    ),
  }
}

function showShip(option: ShipOption, at: number): Static<typeof ShownShip> {
  const { service, shipments } = option
  return {
    service: service.code,
    carrier: service.carrier,
    name: service.name,
    features: [...service.features],
    costMinor: option.costMinor,
    shipBy: dayText(option.shipOn),
    deliverBy: between(option.earliestOn, option.latestOn),
    ...orderBy(option.orderBy, at),
    splits: shipments.length - 1,
    shipments: shipments.map(showShipment),
    backordered: option.backordered.map(showLacking),
  }
}

function showPickup(option: PickupOption, at: number): Static<typeof ShownPickup> {
  const { place, shelf, shipments } = option
  return {
    location: place.location.code,
    name: place.location.name,
    km: option.km,
    supplied: option.supplied,
    readyFrom: instant(option.readyFrom),
    readyBy: instant(option.readyBy),
    costMinor: option.costMinor,
    ...orderBy(option.orderBy, at),
    lines: shelf.map(showPart),
    splits: Math.max(0, shipments.length + (shelf.length > 0 ? 1 : 0) - 1),
    shipments: shipments.map(showShipment),
    backordered: option.backordered.map(showLacking),
  }
}

function showShipment(shipment: Shipment): Static<typeof ShownShipment> {
  return {
    location: shipment.place.location.code,
    service: shipment.service.code,
    lines: shipment.parts.map(showPart),
    availableAt: shipment.availableAt === 0 ? null : instant(shipment.availableAt),
    shipBy: dayText(shipment.shipOn),
    deliverBy: between(shipment.earliestOn, shipment.latestOn),
    costMinor: shipment.costMinor,
    packages: shipment.packages,
  }
}

function showPart({ line, sku, units }: Part): Static<typeof ShownPart> {
  return { line, sku, units }
}

function showLacking(part: Lacking) {
  return { ...showPart(part), until: part.until === null ? null : instant(part.until) }
}

function between(earliest: DayNumber, latest: DayNumber) {
  return { earliest: dayText(earliest), latest: dayText(latest) }
}

function orderBy(until: number | null, at: number) {
  return {
    orderBy: until === null ? null : instant(until),
    orderWithinS: until === null ? null : Math.max(0, Math.floor((until - at) / 1000)),
  }
}

function instant(at: number): string {
  return new Date(at).toISOString()
}
