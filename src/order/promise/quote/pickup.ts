import {
  addWorkingDays,
  afterOpenMinutes,
  type DayNumber,
  distanceKm,
  type Place,
  type Service,
} from '../../../organisation/index.ts'
import type { Part, PickupOption, Point } from './model.ts'
import { isEmpty, lackingOf, makeDeal, take } from './shelves.ts'
import { openWay, planService, type Way } from './ship.ts'

/** When a store has goods ready that are there at `at`: its collecting days and minutes, in its opening hours. */
export function readyAt(place: Place, at: number): number | null {
  const { calendar, collect } = place
  const open = afterOpenMinutes(calendar, at, 0)
  if (open === null) return null
  if (collect.days === 0) return afterOpenMinutes(calendar, at, collect.minutes)
  const day = addWorkingDays(calendar, calendar.zone.dayAt(open), collect.days)
  return day === null ? null : afterOpenMinutes(calendar, calendar.zone.startOf(day), collect.minutes)
}

/** Until when an order must be in for goods to be ready on the same day; null when that is not known. */
function orderByOf(place: Place, at: number, ready: number): number | null {
  const { calendar, collect } = place
  if (collect.days > 0) return null
  const day = calendar.zone.dayAt(ready)
  const closes = calendar.openSpans(day).at(-1)
  if (!closes) return null
  const until = calendar.zone.instantAt(day, closes.to) - collect.minutes * 60_000
  return until > at && until >= calendar.zone.instantAt(day, closes.from) ? until : null
}

/** How one store can hand a basket over: from its own shelf, and what it lacks is sent there first. */
export function planPickup(
  base: Omit<Parameters<typeof openWay>[0], 'to'>,
  services: readonly Service[],
  place: Place,
  from: Point | null,
): PickupOption | null {
  const { world, shelves } = base
  const rest = [...shelves.needed]
  const deal = makeDeal(shelves)
  const at = Math.max(world.now, shelves.notBefore)
  const shelf = deal(take(shelves, place, rest))
  const ready = readyAt(place, at)
  if (ready === null) return null
  const { latitude, longitude } = place.location
  const km =
    from === null || latitude === null || longitude === null
      ? null
      : Math.round(distanceKm(from, { latitude, longitude }))
  const common = { place, km, shelf }
  if (isEmpty(rest))
    return {
      ...common,
      supplied: 'own_shelf',
      shipments: [],
      costMinor: 0,
      readyFrom: ready,
      readyBy: ready,
      orderBy: orderByOf(place, at, ready),
      backordered: [],
    }
  const sent = sendThere(base, services, place, rest, shelf)
  const [first, last] = sent ? [arrived(place, sent.earliestOn), arrived(place, sent.latestOn + 1)] : [ready, ready]
  if (first === null || last === null || (sent === null && shelf.length === 0)) return null
  return {
    ...common,
    supplied: sent ? 'sent_there' : 'own_shelf',
    shipments: sent?.shipments ?? [],
    costMinor: sent?.costMinor ?? 0,
    readyFrom: Math.max(ready, first),
    readyBy: Math.max(ready, last),
    orderBy: sent?.orderBy ?? null,
    backordered: sent?.backordered ?? lackingOf(deal, rest),
  }
}

/** The earliest way, then the cheapest, in which what a store lacks comes to it. */
function sendThere(
  base: Omit<Parameters<typeof openWay>[0], 'to'>,
  services: readonly Service[],
  store: Place,
  rest: readonly number[],
  dealt: readonly Part[],
) {
  const { country, postalCode, region, latitude, longitude } = store.location
  const way: Way = openWay(
    {
      ...base,
      to: { country, postalCode, region, latitude, longitude },
      places: base.places.filter((place) => place !== store),
    },
    { needed: rest, dealt },
  )
  let best: Exclude<ReturnType<typeof planService>, string> | null = null
  for (const service of services) {
    const option = planService(way, service)
    if (typeof option === 'string') continue
    const missing = (one: typeof option) => one.backordered.reduce((sum, part) => sum + part.units, 0)
    const better =
      best === null ||
      missing(option) < missing(best) ||
      (missing(option) === missing(best) &&
        (option.latestOn < best.latestOn || (option.latestOn === best.latestOn && option.costMinor < best.costMinor)))
    if (better) best = option
  }
  return best
}

/** Goods come in the course of a day: at best before the store opens on it, at worst after it has closed. */
function arrived(place: Place, before: DayNumber): number | null {
  return readyAt(place, place.calendar.zone.startOf(before))
}
