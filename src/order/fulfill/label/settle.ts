import type { Tx } from '../../../platform/db/db.ts'
import type { EffectAnswer, EffectRequest } from '../../../platform/effects/effects.ts'
import { type PackageId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { LabelDocument } from '../carriers/carrier.ts'
import type { LabelState, Package } from '../model.ts'
import { writePackages } from '../package-store.ts'
import { announceWork, openPackage, type Work } from '../work.ts'
import { claimTrackingNumber, dropLabel, putLabel } from './store.ts'
import { voidOne } from './void.ts'

type Found = Work & { package: Package }

/** Books what became of a label, in the transaction that settles its effect. */
export async function bookLabel(
  tx: Tx,
  effect: EffectRequest,
  answer: EffectAnswer,
  document: LabelDocument | undefined,
): Promise<void> {
  const found = await openPackage(tx, { id: effect.subject as PackageId }, null)
  if (isRefusal(found) || found.package.labelEffect !== effect.id) return
  if (answer.outcome !== 'succeeded') {
    const state: LabelState =
      answer.outcome === 'refused' ? 'refused' : answer.outcome === 'unknown' ? 'unknown' : 'asked'
    return note(tx, found, state, answer.problem, answer.outcome === 'refused' ? 'package.label_refused' : null)
  }
  // Opened again while the carrier drew it: nobody needs this label.
  if (found.package.state === 'unpacked')
    return writePackages(tx, [await voidOne(tx, found.fulfillment, found.package)])
  const { trackingNumber, providerReference, priceMinor, currency } = answer.answer as {
    trackingNumber: string
    providerReference: string | null
    priceMinor: number | null
    currency: string | null
  }
  const taken = await claimTrackingNumber(tx, effect.provider, trackingNumber)
  if (taken && taken !== found.package.id)
    return note(tx, found, 'refused', 'tracking_number_taken', 'package.label_refused')
  await putLabel(tx, found.package.id, { providerReference, priceMinor, currency, document: document ?? null })
  const labelled: Package = {
    ...found.package,
    state: 'labelled',
    labelState: 'bought',
    labelProblem: null,
    trackingNumber,
    labelledAt: tx.occurredAt,
  }
  await writePackages(tx, [labelled])
  announce(tx, found, 'package.labelled', { priceMinor, currency })
}

/** Books what became of a void: the package can have another label, or keeps the one it has. */
export async function bookVoid(tx: Tx, effect: EffectRequest, answer: EffectAnswer): Promise<void> {
  const found = await openPackage(tx, { id: effect.subject as PackageId }, null)
  if (isRefusal(found) || found.package.labelEffect !== effect.id) return
  if (answer.outcome === 'refused') return note(tx, found, 'bought', answer.problem, 'package.label_void_refused')
  if (answer.outcome !== 'succeeded') return note(tx, found, 'voiding', answer.problem, null)
  await dropLabel(tx, found.package.id)
  const voided: Package = {
    ...found.package,
    state: found.package.state === 'labelled' ? 'packed' : found.package.state,
    labelState: 'voided',
    labelProblem: null,
    trackingNumber: null,
    labelledAt: null,
  }
  await writePackages(tx, [voided])
  announce(tx, found, 'package.label_voided', {})
}

async function note(tx: Tx, found: Found, state: LabelState, problem: string, event: string | null): Promise<void> {
  await writePackages(tx, [{ ...found.package, labelState: state, labelProblem: problem.slice(0, 200) }])
  if (event) announce(tx, found, event, { problem: problem.slice(0, 200) })
}

function announce(tx: Tx, found: Found, type: string, data: Readonly<Record<string, unknown>>): void {
  announceWork(tx, type, found.fulfillment, { package: showId('package', found.package.id), ...data }, found.package.id)
}
