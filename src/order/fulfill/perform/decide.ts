import type { Refusal } from '../../../platform/refusal.ts'
import type { Order, UnitMove } from '../../capture/index.ts'
import type { LineUnits } from '../model.ts'
import { refuseWork } from '../refusals.ts'

/** A service was done, or something digital was given: no shelf, no package. */
export function decidePerform(order: Order, { line: number, units }: LineUnits): UnitMove | Refusal {
  const line = order.lines.find((one) => one.line === number)
  if (!line || (line.kind !== 'service' && line.kind !== 'digital'))
    return refuseWork.not_to_perform(`line ${number} is no service and nothing digital`, { path: '/line' })
  if (line.buckets.reserved < units)
    return refuseWork.not_to_perform(
      `${line.buckets.reserved} of ${units} units of line ${number} are to be performed`,
      {
        path: '/units',
        more: { line: number, wanted: units, there: line.buckets.reserved },
      },
    )
  return { line: number, from: 'reserved', to: 'delivered', units }
}
