import { ON_HAND } from '../../../inventory/index.ts'
import { dayText } from '../../../organisation/index.ts'
import type { PickupOption, Quoted, Shipment, ShipOption } from './model.ts'
import type { HeldOption, HeldPart } from './store.ts'

/** Which of the options is held; with neither the first one that can be delivered, else fetched. */
export type HoldWish = Readonly<{ service?: string | undefined; location?: string | undefined; minutes: number }>

/** The option that is held, as the rows it takes units from; null when none has everything from somewhere. */
export function chooseOption(quoted: Quoted, wish: HoldWish): HeldOption | null {
  const ship = quoted.ship.find((one) => (wish.service ? one.service.code === wish.service : !wish.location))
  const pickup = quoted.pickup.find((one) =>
    wish.location ? one.place.location.code === wish.location : !wish.service,
  )
  const chosen = [ship, pickup].find((one) => one?.backordered.every((part) => part.until !== null))
  if (!chosen) return null
  return 'service' in chosen ? heldShip(quoted, chosen) : heldPickup(quoted, chosen)
}

function heldShip(quoted: Quoted, chosen: ShipOption): HeldOption {
  return {
    method: 'ship',
    service: chosen.service.code,
    pickup: null,
    costMinor: chosen.costMinor,
    currency: quoted.currency,
    parts: chosen.shipments.flatMap((shipment) => partsOf(shipment, dayText(shipment.latestOn))),
    services: slotsOf(quoted),
  }
}

function heldPickup(quoted: Quoted, chosen: PickupOption): HeldOption {
  const readyOn = dayText(chosen.place.calendar.zone.dayAt(chosen.readyBy))
  const common = { location: chosen.place.location.id, shipBy: readyOn, deliverBy: readyOn }
  return {
    method: 'collect',
    service: null,
    pickup: chosen.place.location.code,
    costMinor: chosen.costMinor,
    currency: quoted.currency,
    parts: [
      ...[{ parts: chosen.shelf, supply: ON_HAND }, ...chosen.expected].flatMap(({ parts, supply }) =>
        parts.map(({ line, want, item, units }) => ({ line, want, item, units, supply, ...common })),
      ),
      ...chosen.shipments.flatMap((shipment) => partsOf(shipment, readyOn)),
    ],
    services: slotsOf(quoted),
  }
}

/** A service without a slot is not held: it is agreed later. */
function slotsOf({ services }: Quoted): HeldOption['services'] {
  return services.flatMap((one) => {
    if (one.place === null) return []
    const { line, item, units, place, on, slot } = one
    return [{ line, item, units, place, on, slot }]
  })
}

/** The parts of a shipment as what they are taken from: the shelf, or one expected supply. */
function partsOf({ place, parts, supply, shipOn }: Shipment, deliverBy: string): HeldPart[] {
  const common = { location: place.location.id, supply, shipBy: dayText(shipOn), deliverBy }
  return parts.map(({ line, want, item, units }) => ({ line, want, item, units, ...common }))
}
