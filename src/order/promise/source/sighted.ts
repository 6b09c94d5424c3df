import type { ItemId } from '../../../platform/ids.ts'
import { decideAtp } from '../availability/decide.ts'
import { makeSight, type Sight } from '../availability/sight.ts'
import type { Incoming } from './decide.ts'
import type { Place, Question, Wanted } from './question.ts'
import type { World } from './world.ts'

/** What a channel may promise of the stock; the same as it is shown. */
export function sightFor(world: World, channel: string): Sight {
  const known = world.sights.get(channel)
  if (known) return known
  const made = makeSight(world.allotments, world.policies, channel)
  world.sights.set(channel, made)
  return made
}

/** Units kept unsold at each place, as the channel's policies say. */
export function safetyFor(world: World, channel: string): Int32Array {
  const known = world.safety.get(channel)
  if (known) return known
  const made = Int32Array.from(world.places.list, ({ id }) =>
    world.policies('stock.safety_units', { location: id, channel }),
  )
  world.safety.set(channel, made)
  return made
}

/** Takes off what the channel leaves to others and what is kept for them: only where a merchant has such rows. */
export function narrow(free: Int32Array, world: World, { wanted }: Question, channel: string): void {
  const sight = sightFor(world, channel)
  const m = world.places.list.length
  for (let i = 0; i < wanted.length; i++) {
    const { item } = wanted[i] as Wanted
    const row = world.free.get(item)
    if (!row) continue
    for (let j = 0; j < m; j++) {
      const { id } = world.places.list[j] as Place
      const most = sight.atMost(item, id)
      const left = (row[j] as number) - sight.withheld(item, id)
      free[i * m + j] = most === null ? left : Math.min(left, most)
    }
  }
}

/** Units of coming supplies that a channel may promise: what is withheld is filled up first, as availability shows it. */
export function seenSupplies(world: World, channel: string): Incoming[] {
  const sight = sightFor(world, channel)
  const shelves = new Map<string, Incoming[]>()
  for (const supply of world.incoming.values()) {
    if (supply.units <= 0) continue
    const key = `${supply.item}/${supply.location}`
    shelves.set(key, [...(shelves.get(key) ?? []), supply])
  }
  return [...shelves.values()].flatMap((supplies) => {
    const [{ item, location }] = supplies as [Incoming]
    const sorted = supplies.toSorted(
      (a, b) => a.expectedAt.getTime() - b.expectedAt.getTime() || (a.supply < b.supply ? -1 : 1),
    )
    const withheld = sight.withheld(item, location)
    const most = sight.atMost(item, location)
    const upTo = (count: number) => {
      const coming = sorted.slice(0, count).map(({ units }) => ({ at: 1, units }))
      return decideAtp(freeAt(world, item, location), withheld, most, coming, 1).at(-1)?.units ?? 0
    }
    return sorted.map((supply, index) => ({ ...supply, units: upTo(index + 1) - upTo(index) }))
  })
}

function freeAt(world: World, item: ItemId, location: Incoming['location']): number {
  return world.free.get(item)?.[world.places.indexOf.get(location) ?? -1] ?? 0
}
