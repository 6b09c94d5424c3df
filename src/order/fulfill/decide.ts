import type { Refusal } from '../../platform/refusal.ts'
import { type FulfillmentOrder, isClosed, type LineUnits, type Place, sumLines } from './model.ts'
import { refuseWork } from './refusals.ts'

const WORDS: Readonly<Record<Place, string>> = {
  coming: 'are on their way here',
  waiting: 'wait to be picked',
  declined: 'were declined',
  picked: 'are picked',
  short: 'were not found',
  packed: 'are packed',
  handedOver: 'are handed over',
  cancelled: 'are cancelled',
}

/**
 * Are these units in this place? Lines named twice are summed.
 * @param pathOf the JSON pointer of the nth of the wanted units
 * @returns them, or why not
 */
export function checkUnits(
  fulfillment: FulfillmentOrder,
  wanted: readonly LineUnits[],
  place: Place,
  pathOf: (index: number) => string = (index) => `/lines/${index}`,
): LineUnits[] | Refusal {
  if (isClosed(fulfillment))
    return refuseWork.fulfillment_closed(`${fulfillment.number} is ${fulfillment.state}, nothing is left to do`)
  const summed = sumLines(wanted)
  if (summed.length === 0) return refuseWork.units_elsewhere(`no units ${WORDS[place]}`)
  for (const { line: number, units } of summed) {
    const path = pathOf(wanted.findIndex((one) => one.line === number))
    const line = fulfillment.lines.find((one) => one.line === number)
    if (!line)
      return refuseWork.fulfillment_line_missing(`${fulfillment.number} has no line ${number}`, {
        path: `${path}/line`,
      })
    if (line[place] < units)
      return refuseWork.units_elsewhere(`${line[place]} of ${units} units of line ${number} ${WORDS[place]}`, {
        path: `${path}/units`,
        more: { line: number, wanted: units, there: line[place], state: fulfillment.state },
      })
  }
  return summed
}
