import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Delivery } from '../../capture/index.ts'
import { checkUnits } from '../decide.ts'
import { allIn, type FulfillmentOrder, isClosed, type LineUnits, moveLines, unitsIn } from '../model.ts'
import { refuseWork } from '../refusals.ts'

/** A place as far as it may be given work. */
export type Target = Readonly<{
  id: string
  code: string
  active: boolean
  canShip: boolean
}>

export type Leaving = Readonly<{ fulfillment: FulfillmentOrder; units: readonly LineUnits[] }>

/**
 * Which units leave a fulfillment order for another place: those named, or all that nobody has picked yet. What is
 * still on its way to it stands on no shelf from which it could leave.
 */
export function decideLeave(
  fulfillment: FulfillmentOrder,
  wanted: readonly LineUnits[] | null,
  at: Date,
): Leaving | Refusal {
  const lines = wanted ?? allIn(fulfillment, 'waiting')
  if (!isClosed(fulfillment)) {
    const late = lines.findIndex(({ line, units }) => isPicked(fulfillment, line, units))
    const nothing = lines.length === 0 && unitsIn(fulfillment, 'picked', 'packed', 'handedOver') > 0
    if (late >= 0 || nothing)
      return refuseWork.already_picked(`what is picked of ${fulfillment.number} stays where it is`, {
        ...(late >= 0 && { path: `/lines/${late}/units` }),
      })
    const early = lines.findIndex(({ line, units }) => isComing(fulfillment, line, units))
    if (early >= 0 || (lines.length === 0 && unitsIn(fulfillment, 'coming') > 0))
      return refuseWork.still_coming(`what is on its way to ${fulfillment.number} can be moved when it is there`, {
        ...(early >= 0 && { path: `/lines/${early}/units` }),
      })
  }
  const units = checkUnits(fulfillment, lines, 'waiting')
  if (isRefusal(units)) return units
  const moves = units.map((one) => ({ ...one, from: 'waiting' as const, to: 'cancelled' as const }))
  return { fulfillment: moveLines(fulfillment, moves, at), units }
}

function isPicked(fulfillment: FulfillmentOrder, number: number, units: number): boolean {
  const line = fulfillment.lines.find((one) => one.line === number)
  return (
    line !== undefined && line.waiting < units && line.waiting + line.picked + line.packed + line.handedOver >= units
  )
}

function isComing(fulfillment: FulfillmentOrder, number: number, units: number): boolean {
  const line = fulfillment.lines.find((one) => one.line === number)
  return line !== undefined && line.waiting < units && line.waiting + line.coming >= units
}

/** May the place serve this delivery? What does not stand where it is collected travels, and needs a place that ships. */
export function checkTarget(
  fulfillment: FulfillmentOrder,
  delivery: Delivery,
  target: Target | undefined,
  asked: string,
): Refusal | null {
  const path = '/location'
  if (!target?.active) return refuseWork.unknown_location(`there is no location ${asked}`, { path })
  if (target.id === fulfillment.location)
    return refuseWork.already_there(`${fulfillment.number} is at ${target.code} already`, { path })
  if (target.id !== delivery.pickupLocation && !target.canShip)
    return refuseWork.location_cannot(`${target.code} does not ship`, { path })
  return null
}
