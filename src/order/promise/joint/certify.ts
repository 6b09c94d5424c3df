import { certify } from '../source/certificate.ts'
import { type Choice, choose } from '../source/choose.ts'
import type { Seen } from '../source/question.ts'
import type { World } from '../source/world.ts'
import type { Candidate } from './blocks.ts'
import type { Placed } from './improve.ts'

/**
 * The certificate of a delivery that was placed together with others: what was free for it when it was placed last, and
 * the choice that follows from that, so that it can be replayed like any other.
 */
export function certifyJoint({ asked, block, delivery }: Candidate, { seen: stock }: Placed, world: World) {
  if (!stock) throw new Error('a delivery that was not moved has no certificate')
  const seen: Seen = { ...asked.seen, free: freeOf(asked.seen, block, stock) }
  const choice: Choice = choose(asked.strategy, asked.question, world.places, seen, { shipToStore: false })
  return certify({
    delivery: delivery.delivery,
    strategy: asked.strategy,
    question: asked.question,
    places: world.places,
    seen,
    choice,
    pegged: [],
    uncovered: [],
    shipToStore: false,
  })
}

/** What a place could not give this delivery counts as not there. */
function freeOf({ free, km }: Seen, { places, problem, keep }: Candidate['block'], stock: Int32Array): Int32Array {
  const [m, c] = [km.length, problem.locations]
  const seen = free.map((units) => Math.min(units, 0))
  for (let i = 0; i < problem.items; i++)
    places.forEach((j, k) => {
      const units = stock[i * c + k] as number
      seen[i * m + j] = units > 0 ? units + keep : 0
    })
  return seen
}
