import type { ItemId, LocationId } from '../../../platform/ids.ts'
import type { Place } from '../source/question.ts'
import type { World } from '../source/world.ts'
import type { Candidate, Table } from './blocks.ts'
import { closeFull, closeOverfull, type JointDays } from './days.ts'
import { dealHops, type Hop } from './deal.ts'
import { improveJointly, type Joint, type Placed } from './improve.ts'

/** A delivery that changes places: of each of its units in play by index, where they go. */
export type Moving = Readonly<{
  candidate: Candidate
  placed: Placed
  dealt: readonly { index: number; hops: Hop[] }[]
}>

/**
 * Places for all, chosen anew as long as somebody finds a day full. The bound is that of the first choice: what is
 * closed later is closed because somebody else took the room, and another sequence could do without.
 */
export function chooseTogether(
  { world, free, candidates }: Table,
  days: JointDays | null,
): Readonly<{ joint: Pick<Joint, 'placed' | 'before' | 'after' | 'bound'>; moving: readonly Moving[] }> {
  if (days) closeFull(days, candidates, world)
  let bound: number | null = null
  for (let round = 1; ; round++) {
    const joint = improveJointly(
      candidates.map((one) => one.block),
      free,
    )
    bound ??= joint.bound
    const moving = candidates.flatMap((candidate, index) => {
      const placed = joint.placed[index] as Placed
      const dealt = placed.seen ? dealHops(candidate.units, wantedOf(candidate, placed, world)) : []
      return dealt.length > 0 ? [{ candidate, placed, dealt }] : []
    })
    const moved = moving.map(({ candidate, dealt }) => ({ candidate, hops: dealt.flatMap(({ hops }) => hops) }))
    if (!days || !closeOverfull(days, candidates, moved, world, round)) return { joint: { ...joint, bound }, moving }
  }
}

/** Units of each item at each place, as they were chosen. */
function wantedOf({ block }: Candidate, { take }: Placed, world: World): Map<ItemId, Map<LocationId, number>> {
  const c = block.problem.locations
  return new Map(
    block.items.map((item, i) => [
      item,
      new Map(block.places.map((j, k) => [(world.places.list[j] as Place).id, take[i * c + k] as number] as const)),
    ]),
  )
}
