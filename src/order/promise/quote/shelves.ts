import type { Place } from '../../../organisation/index.ts'
import type { Sight } from '../availability/sight.ts'
import { atpAt, type World } from '../availability/world.ts'
import type { Lacking, Part, Want } from './model.ts'

/** The basket against the shelves: what each place has of each item now, in one array, place by place. */
export type Shelves = Readonly<{
  wants: readonly Want[]
  /** Items of the basket, each once, with all units that the lines want of it. */
  items: readonly string[]
  needed: readonly number[]
  weightG: number
  /** Goods that may not leave before this instant (preorder), or 0. */
  notBefore: number
  /** Units a place can give of the item at index `item` now. */
  has(place: Place, item: number): number
}>

export function makeShelves(world: World, sight: Sight, wants: readonly Want[]): Shelves {
  const index = new Map<string, number>()
  const needed: number[] = []
  let weightG = 0
  let notBefore = 0
  for (const want of wants) {
    const at = index.get(want.item.id) ?? index.size
    index.set(want.item.id, at)
    needed[at] = (needed[at] ?? 0) + want.units
    weightG += (want.item.weightG ?? 0) * want.units
    notBefore = Math.max(notBefore, want.notBefore)
  }
  const items = [...index.keys()]
  const known = new Int32Array(world.master.places.length * items.length).fill(-1)
  const free = items.map((item) => world.free(item))
  return {
    wants,
    items,
    needed,
    weightG,
    notBefore,
    has(place, item) {
      const cell = place.index * items.length + item
      const before = known[cell] as number
      if (before >= 0) return before
      const id = items[item] as string
      const { id: location } = place.location
      const here = free[item]?.get(location) ?? 0
      const left = here <= 0 ? 0 : Math.max(0, here - sight.withheld(id, location))
      const most = left === 0 ? null : sight.atMost(id, location)
      const units = most === null ? left : Math.min(left, most)
      known[cell] = units
      return units
    },
  }
}

/** Units of each item that are still wanted. */
export type Rest = number[]

export function isEmpty(rest: Rest): boolean {
  return rest.every((units) => units === 0)
}

/** Does one place have everything now? */
export function hasAll(shelves: Shelves, place: Place, rest: readonly number[]): boolean {
  for (let item = 0; item < rest.length; item++) if (shelves.has(place, item) < (rest[item] as number)) return false
  return true
}

/** How many of the wanted units a place can give now. */
export function gives(shelves: Shelves, place: Place, rest: readonly number[]): number {
  let units = 0
  for (let item = 0; item < rest.length; item++) units += Math.min(shelves.has(place, item), rest[item] as number)
  return units
}

/** Takes what a place has out of the rest. @returns units by item */
export function take(shelves: Shelves, place: Place, rest: Rest): number[] {
  return rest.map((wanted, item) => {
    const units = Math.min(wanted, shelves.has(place, item))
    rest[item] = wanted - units
    return units
  })
}

export function weightOf(shelves: Shelves, units: readonly number[]): number {
  return shelves.wants.reduce((sum, want) => {
    const item = shelves.items.indexOf(want.item.id)
    const needed = shelves.needed[item] ?? 0
    return needed === 0 ? sum : sum + ((want.item.weightG ?? 0) * want.units * (units[item] ?? 0)) / needed
  }, 0)
}

/** Deals units of items back to the lines that want them, the first line first; it remembers what each has got. */
export type Deal = (units: readonly number[]) => Part[]

export function makeDeal({ wants, items }: Shelves, dealt: readonly Part[] = []): Deal {
  const left = wants.map(({ units }, index) => {
    const got = dealt.filter((part) => part.want === index + 1)
    return got.reduce((rest, part) => rest - part.units, units)
  })
  const places = wants.map((want) => items.indexOf(want.item.id))
  return (units) => {
    const rest = [...units]
    const parts: Part[] = []
    for (const [index, want] of wants.entries()) {
      const item = places[index] ?? 0
      const some = Math.min(left[index] ?? 0, rest[item] ?? 0)
      if (some === 0) continue
      left[index] = (left[index] ?? 0) - some
      rest[item] = (rest[item] ?? 0) - some
      parts.push({ line: want.line, want: index + 1, item: want.item.id, sku: want.item.sku, units: some })
    }
    return parts
  }
}

/** Units of one item that come to a place at a moment. */
export type Arrival = Readonly<{ place: Place; at: number; item: number; units: number }>

/** Supply that covers what the shelves lack, earliest first; it is taken out of the rest. */
export function arrivalsFor(
  world: World,
  sight: Sight,
  shelves: Shelves,
  places: readonly Place[],
  rest: Rest,
): Arrival[] {
  const arrivals = rest.flatMap((wanted, item) => {
    const id = shelves.items[item] as string
    const found = world.items.get(id)
    if (wanted === 0 || !found) return []
    return places.flatMap((place) => {
      const [, ...later] = atpAt(world, sight, found, place)
      let before = shelves.has(place, item)
      return later.map((step): Arrival => {
        const units = step.units - before
        before = step.units
        return { place, at: step.at, item, units }
      })
    })
  })
  arrivals.sort((a, b) => a.at - b.at || a.place.index - b.place.index)
  return arrivals.flatMap((one) => {
    const units = Math.min(one.units, rest[one.item] as number)
    if (units <= 0) return []
    rest[one.item] = (rest[one.item] as number) - units
    return [{ ...one, units }]
  })
}

/** What nobody has and nobody expects. */
export function lackingOf(deal: Deal, rest: Rest): Lacking[] {
  return deal(rest).map((part) => ({ ...part, until: null }))
}
