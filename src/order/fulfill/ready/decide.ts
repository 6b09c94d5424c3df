import type { Refusal } from '../../../platform/refusal.ts'
import { derive, type FulfillmentOrder, isClosed, unitsIn } from '../model.ts'
import { refuseWork } from '../refusals.ts'

/** All of it is packed and waits at the counter until `collectBy`. */
export function decideReady(fulfillment: FulfillmentOrder, collectBy: Date, at: Date): FulfillmentOrder | Refusal {
  if (fulfillment.destination !== 'pickup')
    return refuseWork.wrong_destination(`${fulfillment.number} goes to the customer, nobody collects it`)
  if (isClosed(fulfillment))
    return refuseWork.fulfillment_closed(`${fulfillment.number} is ${fulfillment.state}, nothing is left to do`)
  if (fulfillment.readyAt) return refuseWork.already_ready(`${fulfillment.number} waits for its customer`)
  const coming = unitsIn(fulfillment, 'coming')
  if (coming > 0) return refuseWork.work_left(`${coming} units are on their way here`, { more: { coming } })
  const waiting = unitsIn(fulfillment, 'waiting')
  const picked = unitsIn(fulfillment, 'picked')
  if (waiting + picked > 0)
    return refuseWork.work_left(`${waiting} units wait to be picked and ${picked} to be packed`, {
      more: { waiting, picked },
    })
  return derive({ ...fulfillment, readyAt: at, collectBy }, at)
}
