import type { Item } from '../../../catalog/index.ts'
import { type Capacity, type Place, readCapacities, readChannels, regionsOf } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { addDays, dayOf } from '../../../platform/time.ts'
import { refusePromise } from '../refusals.ts'
import { type Atp, sumAtp } from './decide.ts'
import { makeSight, type Sight } from './sight.ts'
import { atpAt, atpOver, isStockedAt, readWorld, unitsAtNow, type World } from './world.ts'

/** What is asked: SKUs, where, and for whom. */
export type Asked = Readonly<{
  skus: readonly string[]
  /** Codes of locations; null: every one that ships or hands over. */
  locations: readonly string[] | null
  /** `DE` or `DE-10`: places in a country, or where postal codes begin so. */
  region: string | null
  /** Code of the channel that asks; null: nobody in particular. */
  channel: string | null
  /** Only places that ship, or that hand over; null: both. */
  method: 'ship' | 'collect' | null
  /** Only numbers of now, a row a SKU and a column a place: `cells` instead of `items`. */
  cells: boolean
}>

/** In which case an item is: stock now, stock to come, not yet out, none, or without stock by its nature. */
export type State = 'available' | 'expected' | 'preorder' | 'unavailable' | 'unlimited'

export type ItemAtp = Readonly<{
  sku: string
  kind: Item['kind']
  state: State
  releasedOn: string | null
  discontinued: boolean
  total: Atp
  /** Those that have some or expect some. */
  places: readonly Readonly<{ place: Place; atp: Atp }>[]
  slots: readonly Capacity[]
}>

export type Answered = Readonly<{
  at: Date
  items: readonly ItemAtp[]
  unknown: readonly string[]
  places: readonly Place[]
  cells: readonly Readonly<{ sku: string; units: readonly number[] }>[]
}>

/** Services are shown as far ahead as people plan. */
const SLOT_DAYS = 28

/** Answers several questions from one snapshot. */
export async function answerAvailability(tx: Tx, asked: readonly Asked[]): Promise<(Answered | Refusal)[]> {
  const [world, channels] = await Promise.all([
    readWorld(tx, { skus: [...new Set(asked.flatMap((one) => one.skus))] }),
    asked.some((one) => one.channel !== null) ? readChannels(tx) : [],
  ])
  const services = [...world.items.values()].filter((item) => item.kind === 'service').map((item) => item.id)
  const today = dayOf(tx.now)
  const slots =
    services.length === 0 ? [] : await readCapacities(tx, services, { from: today, to: addDays(today, SLOT_DAYS) })
  const sights = new Map<string | null, Sight>()
  return asked.map((one) => {
    const channel = one.channel === null ? null : channels.find(({ code }) => code === one.channel)
    if (channel === undefined)
      return refusePromise.unknown_channel(`there is no channel ${one.channel}`, { path: '/channel' })
    const stranger = one.locations?.find((code) => !world.master.placeByCode.has(code))
    if (stranger !== undefined)
      return refusePromise.unknown_location(`there is no location ${stranger}`, { path: '/locations' })
    const sight = sights.get(one.channel) ?? makeSight(world.allotments, world.master.policies, channel?.id ?? null)
    sights.set(one.channel, sight)
    return answerOne(world, sight, one, slots, tx.now)
  })
}

function answerOne(world: World, sight: Sight, asked: Asked, slots: readonly Capacity[], at: Date): Answered {
  const places = placesAsked(world, asked)
  const unknown: string[] = []
  const items = asked.skus.flatMap((sku) => {
    const item = world.bySku.get(sku)
    if (!item) unknown.push(sku)
    return item ?? []
  })
  const common = { at, unknown, places }
  if (asked.cells) {
    const rowOf = (item: Item) => places.map((place) => unitsAtNow(world, sight, item, place))
    return { ...common, items: [], cells: items.map((item) => ({ sku: item.sku, units: rowOf(item) })) }
  }
  return { ...common, items: items.map((item) => itemAtp(world, sight, item, places, slots)), cells: [] }
}

/** The places a question is about, by their code. */
export function placesAsked(world: World, asked: Pick<Asked, 'locations' | 'region' | 'method'>): Place[] {
  const codes = asked.locations === null ? null : new Set(asked.locations)
  return world.master.places.filter(({ location }) => {
    const may = { ship: location.canShip, collect: location.canPickup }
    if (!location.active || !(asked.method ? may[asked.method] : may.ship || may.collect)) return false
    if (codes && !codes.has(location.code)) return false
    return asked.region === null || regionsOf(location.country, location.postalCode).includes(asked.region)
  })
}

/** One item as a channel sees it at some places. */
export function itemAtp(
  world: World,
  sight: Sight,
  item: Item,
  places: readonly Place[],
  slots: readonly Capacity[],
): ItemAtp {
  const common = { sku: item.sku, kind: item.kind, releasedOn: item.releasedOn, discontinued: item.discontinued }
  const none = { total: [{ at: 0, units: 0 }], places: [], slots: [] }
  if (item.kind === 'digital') return { ...common, ...none, state: 'unlimited' }
  if (item.kind === 'service') {
    const own = slots.filter((slot) => slot.item === item.id && slot.booked < slot.capacity)
    const units = own.reduce((sum, slot) => sum + slot.capacity - slot.booked, 0)
    return {
      ...common,
      state: units > 0 ? 'available' : 'unavailable',
      total: [{ at: 0, units }],
      places: [],
      slots: own,
    }
  }
  const shown = places
    .filter((place) => isStockedAt(world, item, place))
    .map((place) => ({ place, atp: atpAt(world, sight, item, place) }))
    .filter(({ atp }) => atp.length > 1 || (atp[0]?.units ?? 0) > 0)
  const total = item.kind === 'kit' ? atpOver(world, sight, item, places) : sumAtp(shown.map((one) => one.atp))
  return { ...common, total, places: shown, slots: [], state: stateOf(item, total, world.now) }
}

function stateOf(item: Item, total: Atp, now: number): State {
  if (item.releasedOn !== null && item.releasedOn > dayOf(new Date(now))) return 'preorder'
  if ((total[0]?.units ?? 0) > 0) return 'available'
  return total.length > 1 ? 'expected' : 'unavailable'
}
