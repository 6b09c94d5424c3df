import type { ItemId, LocationId } from '../../../platform/ids.ts'
import type { Lane } from '../solve/model.ts'
import { kilometersTo } from './distances.ts'
import { NO_LANE, type Question, type Seen, type Wanted } from './question.ts'
import { narrow, safetyFor } from './sighted.ts'
import type { World } from './world.ts'

/** Rows of free units, used again by the next question: a fresh array for each costs more than the choice itself. */
let scratch = new Int32Array(0)

/** The numbers for one question, from what was read. They hold until the next question is asked. */
export function seenFor(
  world: World,
  question: Question,
  channel: string,
  to: Readonly<{ key: string; latitude: number | null; longitude: number | null }>,
): Seen {
  const { places, shelf } = world
  const [m, n] = [places.list.length, question.wanted.length]
  if (scratch.length < n * m) scratch = new Int32Array(n * m * 2)
  const free = scratch
  const safety = safetyFor(world, channel)
  for (let i = 0; i < n; i++) {
    const row = world.free.get((question.wanted[i] as Wanted).item)
    for (let j = 0; j < m; j++) free[i * m + j] = row ? (row[j] as number) - (safety[j] as number) : 0
  }
  if (world.allotments.length > 0) narrow(free, world, question, channel)
  const lanes = world.lanes.get(to.key)
  const cells = shelf && {
    ageDays: cellsOf(question, m, (item) => shelf.get(item)?.ageDays),
    confidence: cellsOf(question, m, (item) => shelf.get(item)?.confidence),
  }
  return {
    km: distancesTo(world, question, to),
    free,
    columns: {
      ...(lanes && lanes.size > 0 && laneColumns(world, lanes)),
      ...(world.ordersOpen && { ordersOpen: world.ordersOpen }),
      ...(world.roomIn && { roomIn: world.roomIn }),
    },
    cells: cells ?? {},
    wantedDays: question.requestedOn === null ? null : daysBetween(world.today, question.requestedOn),
  }
}

function cellsOf(question: Question, m: number, row: (item: ItemId) => Int32Array | undefined): Int32Array {
  const cells = new Int32Array(question.wanted.length * m)
  question.wanted.forEach(({ item }, i) => {
    const own = row(item)
    if (own) cells.set(own, i * m)
  })
  return cells
}

function laneColumns(world: World, lanes: ReadonlyMap<LocationId, Lane>) {
  const column = (pick: (lane: Lane) => number) =>
    Int32Array.from(world.places.list, (place) => {
      const lane = lanes.get(place.id)
      return lane ? pick(lane) : 0
    })
  const laneMinor = column((lane) => lane.costMinor)
  world.places.list.forEach((place, j) => {
    if (!lanes.has(place.id)) laneMinor[j] = NO_LANE
  })
  return {
    laneMinor,
    laneKgMinor: column((lane) => lane.costPerKgMinor),
    deliverDays: column((lane) => (lane.deliverBy ? Math.max(0, daysBetween(world.today, lane.deliverBy)) : 0)),
    co2G: column((lane) => lane.co2G),
  }
}

/** Whole kilometers from each place to the address, or to the place where it is collected. */
function distancesTo(
  world: World,
  question: Question,
  to: Readonly<{ latitude: number | null; longitude: number | null }>,
): Int32Array {
  const pickup =
    question.pickup === null ? undefined : world.places.list[world.places.indexOf.get(question.pickup) ?? -1]
  const { latitude, longitude } = pickup ?? to
  const key = `${latitude}/${longitude}`
  const known = world.distances.get(key)
  if (known) return known
  const km = kilometersTo(world.places, latitude, longitude)
  world.distances.set(key, km)
  return km
}

const DAY_MS = 86_400_000

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}
