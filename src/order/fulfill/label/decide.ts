import type { Refusal } from '../../../platform/refusal.ts'
import type { FulfillmentOrder, Package } from '../model.ts'
import { refuseWork } from '../refusals.ts'

/** May a label be bought for the package now? @param parked nobody will ask the carrier about the last one any more */
export function decideLabel(fulfillment: FulfillmentOrder, found: Package, parked: boolean): Refusal | null {
  if (fulfillment.destination === 'pickup')
    return refuseWork.wrong_destination(`${fulfillment.number} is collected, it needs no label`)
  if (found.state === 'handed_over' || found.state === 'unpacked')
    return refuseWork.package_gone(`package ${found.package} is ${found.state}`)
  if (found.labelState === 'bought') return refuseWork.label_exists(`package ${found.package} is labelled`)
  return decideSettled(found, parked)
}

/** May the package's label be given back now? */
export function decideVoid(found: Package, parked: boolean): Refusal | null {
  if (found.state === 'handed_over') return refuseWork.package_gone(`package ${found.package} is handed over`)
  if (found.labelState === 'bought') return null
  const lost = parked && (found.labelState === 'unknown' || found.labelState === 'asked')
  if (lost) return null
  return decideSettled(found, parked) ?? refuseWork.label_missing(`package ${found.package} has no label`)
}

/** An outcome that is not known yet stands in the way: a second label would be paid for as well. */
function decideSettled(found: Package, parked: boolean): Refusal | null {
  const { labelState } = found
  const open = labelState === 'asked' || labelState === 'unknown' || labelState === 'voiding'
  if (!open) return null
  const hint = parked ? ': void it first, the carrier never answered' : ''
  return refuseWork.label_open(`the label of package ${found.package} is ${labelState}${hint}`, {
    more: { labelState, problem: found.labelProblem },
  })
}
