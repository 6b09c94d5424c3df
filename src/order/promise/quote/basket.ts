import { dayNumber, locate } from '../../../organisation/index.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import type { World } from '../availability/world.ts'
import { refusePromise } from '../refusals.ts'
import type { Point, QuoteAddress, QuoteRequest, Want } from './model.ts'

/** A basket as items: goods of kits as their parts, services apart, digital articles need no promise. */
export type Basket = Readonly<{
  wants: readonly Want[]
  services: readonly Readonly<{ line: number; sku: string; item: string; units: number }>[]
}>

export function readBasket(world: World, lines: QuoteRequest['lines']): Basket | Refusal {
  const wants: Want[] = []
  const services: Basket['services'][number][] = []
  for (const [index, { sku, quantity, unit }] of lines.entries()) {
    const item = world.bySku.get(sku)
    const path = `/lines/${index}`
    if (!item) return refusePromise.unknown_item(`there is no item ${sku}`, { path: `${path}/sku` })
    const factor = unit === undefined ? 1 : Object.hasOwn(item.units, unit) ? item.units[unit] : undefined
    if (factor === undefined)
      return refusePromise.unknown_unit(`${sku} is not sold by ${unit}`, { path: `${path}/unit` })
    const units = quantity * factor
    const line = index + 1
    const notBefore = releaseOf(world, item.releasedOn)
    if (item.kind === 'physical') wants.push({ line, sku, item, units, notBefore })
    if (item.kind === 'service') services.push({ line, sku, item: item.id, units })
    if (item.kind === 'kit')
      for (const part of item.parts) {
        const found = world.items.get(part.item)
        if (found?.kind === 'physical') wants.push({ line, sku, item: found, units: units * part.units, notBefore })
      }
  }
  return { wants, services }
}

/** A preordered item may leave from the morning of its release day on, and not before. */
function releaseOf(world: World, releasedOn: string | null): number {
  if (releasedOn === null) return 0
  const [place] = world.master.places
  const start = place ? place.calendar.zone.startOf(dayNumber(releasedOn)) : Date.parse(releasedOn)
  return start > world.now ? start : 0
}

/** The middle of the postal code, or of the country. */
export function pointOf(address: QuoteAddress): Point | null {
  const { country, postalCode } = address
  return locate({ country, ...(postalCode !== null && { postalCode }) })
}
