import type { Tx } from '../../../platform/db/db.ts'
import { planEffect } from '../../../platform/effects/effects.ts'
import { readEffects } from '../../../platform/effects/store.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Asker } from '../bounds.ts'
import { carrierOf } from '../carriers/carriers.ts'
import type { Package } from '../model.ts'
import { writePackages } from '../package-store.ts'
import { refuseWork } from '../refusals.ts'
import { openPackage, type PackageRef } from '../work.ts'
import { decideLabel } from './decide.ts'
import { claimTrackingNumber, readCarrier } from './store.ts'

export const LABEL = 'carrier.label'

export type AskedLabel = Readonly<{ carrier: string; service?: string; trackingNumber?: string }>

/**
 * Plans to buy a label: the intent is written here, the carrier is called after commit. While its outcome is not known
 * the package takes no second one.
 * @returns the id of the effect
 */
export async function planLabel(
  tx: Tx,
  ref: PackageRef,
  asked: AskedLabel,
  asker: Asker,
): Promise<{ effect: string } | Refusal> {
  const work = await openPackage(tx, ref, asker)
  if (isRefusal(work)) return work
  const found = work.package
  const refused = decideLabel(work.fulfillment, found, await isParked(tx, found))
  if (refused) return refused
  const provider = await readCarrier(tx, { code: asked.carrier })
  const carrier = provider?.active ? carrierOf(provider.adapter) : undefined
  if (!provider || !carrier)
    return refuseWork.carrier_unknown(`there is no carrier ${asked.carrier}`, { path: '/carrier' })
  const { service = null, trackingNumber = null } = asked
  const missing = carrier.missing({ service, trackingNumber })
  if (missing) return refuseWork.carrier_needs(`${asked.carrier} needs the ${missing}`, { path: `/${missing}` })
  const taken = trackingNumber === null ? undefined : await claimTrackingNumber(tx, provider.id, trackingNumber)
  if (taken && taken !== found.id)
    return refuseWork.tracking_number_taken(`another package has ${trackingNumber}`, { path: '/trackingNumber' })

  const { key, tries } = nextKey('label', found)
  const effect = await planEffect(tx, {
    kind: LABEL,
    provider: provider.id,
    key,
    order: work.order.id,
    subject: found.id,
    request: { package: found.id, service, trackingNumber },
  })
  const asking = { carrier: provider.id, service, labelState: 'asked', labelProblem: null, labelKey: key } as const
  await writePackages(tx, [{ ...found, ...asking, labelTries: tries, labelEffect: effect }])
  return { effect }
}

/** The carrier never answered and is not asked any more: a person decides. */
export async function isParked(tx: Tx, { labelEffect }: Package): Promise<boolean> {
  return labelEffect !== null && (await readEffects(tx, [labelEffect])).get(labelEffect) === 'parked'
}

/** `label:<package>`, and with a number from the second request on: a refused or voided one does not come again. */
export function nextKey(what: 'label' | 'void', { id, labelTries }: Package): { key: string; tries: number } {
  const tries = labelTries + 1
  return { key: tries === 1 ? `${what}:${id}` : `${what}:${id}:${tries}`, tries }
}
