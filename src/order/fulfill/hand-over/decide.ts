import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { allIn, type FulfillmentOrder, type LineUnits, moveLines, type Package, packagesHere } from '../model.ts'
import { refuseWork } from '../refusals.ts'

export const MAX_CODE_TRIES = 5

export type HandOverRules = Readonly<{
  codeFits: boolean
  /** Money that is there, and that must be there, before these goods leave the counter. */
  coveredMinor: number
  neededMinor: number
  paysLater: boolean
}>
export type HandedOver = Readonly<{
  outcome: 'handed_over'
  fulfillment: FulfillmentOrder
  packages: readonly Package[]
  units: readonly LineUnits[]
}>
export type WrongCode = Readonly<{ outcome: 'wrong_code'; fulfillment: FulfillmentOrder; triesLeft: number }>

/** May anything of it be handed over at the counter now? */
export function checkCounter(fulfillment: FulfillmentOrder): Refusal | null {
  if (fulfillment.destination !== 'pickup')
    return refuseWork.wrong_destination(`${fulfillment.number} goes to the customer, nobody collects it`)
  if (fulfillment.state !== 'ready') return refuseWork.not_ready(`${fulfillment.number} is ${fulfillment.state}`)
  if (fulfillment.codeTries >= MAX_CODE_TRIES)
    return refuseWork.code_locked(
      `${MAX_CODE_TRIES} wrong codes were given: customer care unlocks it by POST /v1/fulfillment-orders/{id}/code-resets`,
    )
  return null
}

/** The customer stands at the counter with a code. A wrong one is no refusal but a fact: it is counted. */
export function decideHandOver(
  fulfillment: FulfillmentOrder,
  { codeFits, coveredMinor, neededMinor, paysLater }: HandOverRules,
  at: Date,
): HandedOver | WrongCode | Refusal {
  const refused = checkCounter(fulfillment)
  if (refused) return refused
  if (!codeFits) {
    const codeTries = fulfillment.codeTries + 1
    return { outcome: 'wrong_code', fulfillment: { ...fulfillment, codeTries }, triesLeft: MAX_CODE_TRIES - codeTries }
  }
  if (!paysLater && coveredMinor < neededMinor)
    return refuseWork.not_paid(`${neededMinor - coveredMinor} minor units are open`, {
      more: { neededMinor, coveredMinor },
    })
  const units = allIn(fulfillment, 'packed')
  const moves = units.map((one) => ({ ...one, from: 'packed' as const, to: 'handedOver' as const }))
  const packages = packagesHere(fulfillment).map((one): Package => ({ ...one, state: 'handed_over', handedOverAt: at }))
  return { outcome: 'handed_over', fulfillment: moveLines(fulfillment, moves, at), packages, units }
}

/** Customer care lets codes be tried again. */
export function decideCodeReset(fulfillment: FulfillmentOrder): FulfillmentOrder | Refusal {
  const refused = checkCounter({ ...fulfillment, codeTries: 0 })
  if (isRefusal(refused)) return refused
  if (fulfillment.codeTries === 0)
    return refuseWork.code_not_locked(`no wrong code was given for ${fulfillment.number}`)
  return { ...fulfillment, codeTries: 0 }
}
