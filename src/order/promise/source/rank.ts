import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId } from '../../../platform/ids.ts'
import type { SourceRequest } from '../../capture/index.ts'
import { UNKNOWN_KM } from '../strategy/language.ts'
import { partsOf } from './certificate.ts'
import { barCells, refuseLocations, scoringOf } from './choose.ts'
import { ask } from './plan.ts'
import type { Question, Seen } from './question.ts'
import { plainReads, type Reads } from './reads.ts'
import { readWorld } from './world.ts'

/** A location as it stands for a demand: what it would cost, or why it is not asked. */
export type Ranked = Readonly<{
  location: LocationId
  code: string
  /** null: it may serve. */
  refused: string | null
  distanceKm: number | null
  /** Points (hundredths of a minor unit) if it served all that it has; parts by the name of the criterion. */
  points: number
  parts: Readonly<Record<string, number>>
  /** Units free there of each item that is wanted. */
  free: ReadonlyMap<ItemId, number>
  /** Does it have all that is wanted? */
  whole: boolean
}>
export type RankedDelivery = Readonly<{ delivery: number; rule: string; locations: readonly Ranked[] }>

/**
 * All locations for a demand with their cost parts and refusals, by the strategy that applies: those that have all of
 * it first, then by cost. Reads without locks and writes nothing.
 */
export async function rankLocations(
  tx: Tx,
  request: SourceRequest,
  over: Partial<Reads> = {},
): Promise<RankedDelivery[]> {
  const world = await readWorld(tx, [request], { ...plainReads, ...over })
  return request.deliveries.map((delivery) => {
    const { question, strategy, seen } = ask(delivery, request, world)
    const scoring = scoringOf(strategy, question, world.places, seen)
    const refused = refuseLocations(scoring, { shipToStore: world.shipToStore })
    barCells(scoring, refused)
    const locations = world.places.list.map((place, j): Ranked => {
      const parts = partsOf(strategy, question, world.places, seen, j)
      const km = seen.km[j] as number
      return {
        location: place.id,
        code: place.code,
        refused: refused[j] ?? null,
        distanceKm: km === UNKNOWN_KM ? null : km,
        points: parts.reduce((sum, part) => sum + part, 0),
        parts: Object.fromEntries(strategy.criteria.map(({ name }, index) => [name, parts[index] ?? 0])),
        ...shelfOf(question, seen, j),
      }
    })
    return { delivery: delivery.delivery, rule: strategy.rule, locations: locations.sort(byUse) }
  })
}

function shelfOf(question: Question, seen: Seen, j: number): Pick<Ranked, 'free' | 'whole'> {
  const free = new Map(
    question.wanted.map(({ item }, i) => [item, Math.max(0, seen.free[i * seen.km.length + j] as number)]),
  )
  return { free, whole: question.wanted.every(({ item, units }) => (free.get(item) ?? 0) >= units) }
}

function byUse(a: Ranked, b: Ranked): number {
  return (
    Number(a.refused !== null) - Number(b.refused !== null) ||
    Number(b.whole) - Number(a.whole) ||
    a.points - b.points ||
    (a.code < b.code ? -1 : 1)
  )
}
