import type { Refusal } from '../../../platform/refusal.ts'
import { addDays } from '../../../platform/time.ts'
import { type PlannedAppointment, type PlannedPromise, refuseOrder, type SourceRequest } from '../../capture/index.ts'

/** Appointments are offered as far ahead as people plan. */
export const SLOT_DAYS = 28

/** Free hours of a service, as a list of orders takes them. */
export type Slot = { item: string; place: string; on: string; slot: string; left: number }

export type Wanted = Pick<PlannedAppointment, 'item' | 'units' | 'places' | 'from' | 'onlyThen'>

/** The first slot within four weeks that fits: by day, by hour, and of equals the narrower region. */
export function chooseSlot<S extends Slot>(slots: readonly S[], wanted: Wanted): S | null {
  let best: S | null = null
  let bestRank = 0
  const until = wanted.onlyThen ? wanted.from : addDays(wanted.from, SLOT_DAYS)
  for (const slot of slots) {
    if (slot.item !== wanted.item || slot.left < wanted.units || slot.on < wanted.from || slot.on > until) continue
    const rank = wanted.places.indexOf(slot.place)
    if (rank < 0) continue
    const isEarlier =
      best === null ||
      slot.on < best.on ||
      (slot.on === best.on && (slot.slot < best.slot || (slot.slot === best.slot && rank < bestRank)))
    if (isEarlier) [best, bestRank] = [slot, rank]
  }
  return best
}

/** What planning appointments has to know beside the order. */
export type Hours = Readonly<{
  /** null: no order of the list wants a service. */
  slots: readonly Slot[] | null
  today: string
  /** Codes of places and regions of a delivery, the narrowest first. */
  placesOf(delivery: SourceRequest['deliveries'][number]): readonly string[]
  /** May an order only have the day it asked for? */
  onlyThen: boolean
}>

/**
 * The appointments of an order's services: each on or after the day on which the last of its goods is there, and not
 * before the day that was asked for. A service that nobody keeps hours for needs none; one whose goods have no date is
 * agreed later. Hours are taken out of `slots`, so that the next order of the list sees what is left.
 */
export function appoint(
  request: SourceRequest,
  promises: readonly PlannedPromise[],
  { slots, today, placesOf, onlyThen }: Hours,
): PlannedAppointment[] | Refusal {
  if (slots === null) return []
  const planned: PlannedAppointment[] = []
  const taken: { slot: Slot; units: number }[] = []
  const must = request.shortage === 'policy'
  for (const delivery of request.deliveries)
    for (const { line, kind, item, units, serviceFor, sku } of delivery.lines) {
      if (kind !== 'service' || !slots.some((slot) => slot.item === item)) continue
      const goods = goodsDay(promises, serviceFor ?? null)
      if (goods === null) continue
      const from = [today, goods, delivery.requestedOn ?? ''].reduce((a, b) => (a > b ? a : b))
      const wanted = {
        line,
        item,
        units,
        places: placesOf(delivery),
        from,
        onlyThen: onlyThen && delivery.requestedOn !== null,
        must,
      }
      const slot = chooseSlot(slots, wanted)
      if (!slot && must) {
        for (const one of taken) one.slot.left += one.units
        return refuseSlot(slots, wanted, sku ?? '')
      }
      if (!slot) continue
      slot.left -= units
      taken.push({ slot, units })
      planned.push(wanted)
    }
  return planned
}

function refuseSlot(slots: readonly Slot[], wanted: Wanted & { line: number }, sku: string): Refusal {
  const next = wanted.onlyThen ? chooseSlot(slots, { ...wanted, onlyThen: false }) : null
  const when = wanted.onlyThen ? `on ${wanted.from}` : `from ${wanted.from} on`
  return refuseOrder.no_appointment(`${sku} has no free time ${when}`, {
    path: `/lines/${wanted.line - 1}`,
    more: { line: wanted.line, next: next && { place: next.place, on: next.on, slot: next.slot } },
  })
}

/** The day on which the last of the goods is there; empty without goods, null when it is not known. */
function goodsDay(promises: readonly PlannedPromise[], line: number | null): string | null {
  if (line === null) return ''
  const own = promises.filter((one) => one.line === line)
  if (own.length === 0) return null
  return own.reduce<string | null>((last, { deliverBy }) => {
    if (last === null || deliverBy === null) return null
    return deliverBy > last ? deliverBy : last
  }, '')
}
