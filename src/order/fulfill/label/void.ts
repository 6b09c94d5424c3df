import type { Tx } from '../../../platform/db/db.ts'
import { planEffect } from '../../../platform/effects/effects.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Asker } from '../bounds.ts'
import type { FulfillmentOrder, Package } from '../model.ts'
import { writePackages } from '../package-store.ts'
import { refuseWork } from '../refusals.ts'
import { openPackage, type PackageRef } from '../work.ts'
import { decideVoid } from './decide.ts'
import { isParked, nextKey } from './label.ts'

export const VOID = 'carrier.void'

/** Plans to give a package's label back before it is handed over. @returns the id of the effect */
export async function planVoid(tx: Tx, ref: PackageRef, asker: Asker): Promise<{ effect: string } | Refusal> {
  const work = await openPackage(tx, ref, asker)
  if (isRefusal(work)) return work
  const refused = decideVoid(work.package, await isParked(tx, work.package))
  if (refused) return refused
  const voiding = await voidOne(tx, work.fulfillment, work.package)
  if (!voiding.labelEffect) return refuseWork.label_missing(`package ${voiding.package} has no label`)
  await writePackages(tx, [voiding])
  return { effect: voiding.labelEffect }
}

/** Gives back the labels that packages have; who has none stays as it is. The caller writes the packages. */
export async function voidLabels(
  tx: Tx,
  fulfillment: FulfillmentOrder,
  packages: readonly Package[],
): Promise<Package[]> {
  const after: Package[] = []
  for (const one of packages) after.push(one.labelState === 'bought' ? await voidOne(tx, fulfillment, one) : one)
  return after
}

/** Plans the void of one label, whatever is known about it. */
export async function voidOne(tx: Tx, fulfillment: FulfillmentOrder, found: Package): Promise<Package> {
  if (!found.carrier || !found.labelKey) return found
  const { key, tries } = nextKey('void', found)
  const effect = await planEffect(tx, {
    kind: VOID,
    provider: found.carrier,
    key,
    order: fulfillment.order,
    subject: found.id,
    request: { package: found.id, labelKey: found.labelKey },
  })
  return { ...found, labelState: 'voiding', labelProblem: null, labelTries: tries, labelEffect: effect }
}
