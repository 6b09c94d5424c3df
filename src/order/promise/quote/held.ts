import { ON_HAND } from '../../../inventory/index.ts'
import { dayText } from '../../../organisation/index.ts'
import type { World } from '../availability/world.ts'
import type { Part, PickupOption, Quoted, Shipment, ShipOption } from './model.ts'
import type { HeldOption, HeldPart } from './store.ts'

/** Which of the options is held; with neither the first one that can be delivered, else fetched. */
export type HoldWish = Readonly<{ service?: string | undefined; location?: string | undefined; minutes: number }>

/** The option that is held, as the rows it takes units from; null when none has everything from somewhere. */
export function chooseOption(world: World, quoted: Quoted, wish: HoldWish): HeldOption | null {
  const ship = quoted.ship.find((one) => (wish.service ? one.service.code === wish.service : !wish.location))
  const pickup = quoted.pickup.find((one) =>
    wish.location ? one.place.location.code === wish.location : !wish.service,
  )
  const chosen = [ship, pickup].find((one) => one?.backordered.every((part) => part.until !== null))
  if (!chosen) return null
  const taken = new Map<string, number>()
  return 'service' in chosen ? heldShip(world, quoted, chosen, taken) : heldPickup(world, quoted, chosen, taken)
}

function heldShip(world: World, quoted: Quoted, chosen: ShipOption, taken: Map<string, number>): HeldOption {
  return {
    method: 'ship',
    service: chosen.service.code,
    pickup: null,
    costMinor: chosen.costMinor,
    currency: quoted.currency,
    parts: chosen.shipments.flatMap((shipment) => partsOf(world, shipment, taken, dayText(shipment.latestOn))),
    services: slotsOf(quoted),
  }
}

function heldPickup(world: World, quoted: Quoted, chosen: PickupOption, taken: Map<string, number>): HeldOption {
  const readyOn = dayText(chosen.place.calendar.zone.dayAt(chosen.readyBy))
  const common = { location: chosen.place.location.id, shipBy: readyOn, deliverBy: readyOn }
  return {
    method: 'collect',
    service: null,
    pickup: chosen.place.location.code,
    costMinor: chosen.costMinor,
    currency: quoted.currency,
    parts: [
      ...chosen.shelf.map(({ line, want, item, units }) => ({
        line,
        want,
        item,
        units,
        supply: ON_HAND,
        ...common,
      })),
      ...chosen.shipments.flatMap((shipment) => partsOf(world, shipment, taken, readyOn)),
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

/** The parts of a shipment as what they are taken from: the shelf, or expected supplies in the order of their dates. */
function partsOf(world: World, shipment: Shipment, taken: Map<string, number>, deliverBy: string): HeldPart[] {
  const common = { location: shipment.place.location.id, shipBy: dayText(shipment.shipOn), deliverBy }
  return shipment.parts.flatMap((part) =>
    sourcesOf(world, shipment, part, taken).map((source) => ({
      line: part.line,
      want: part.want,
      item: part.item,
      ...source,
      ...common,
    })),
  )
}

function sourcesOf(
  world: World,
  shipment: Shipment,
  part: Part,
  taken: Map<string, number>,
): { supply: string; units: number }[] {
  if (!shipment.supplied) return [{ supply: ON_HAND, units: part.units }]
  const supplies = world.coming(part.item).get(shipment.place.index) ?? []
  let wanted = part.units
  return supplies.flatMap(({ supply, units }) => {
    const some = Math.min(wanted, units - (taken.get(supply) ?? 0))
    if (some <= 0) return []
    taken.set(supply, (taken.get(supply) ?? 0) + some)
    wanted -= some
    return [{ supply, units: some }]
  })
}
