import { type Static, Type } from 'typebox'
import { type Action, mayTouch } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Vault } from '../../platform/auth/secrets.ts'
import type { CommandDeps } from '../../platform/http/command.ts'
import { Instant, id, Nullable } from '../../platform/http/schema.ts'
import { showId } from '../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { type ActionHint, Hint, type PackageAt } from '../fulfill/index.ts'
import { decideConfirmation } from './confirm/decide.ts'
import type { PackageFacts } from './model.ts'
import { decideResolution } from './resolve/decide.ts'
import type { DeliverSteps } from './steps.ts'

/** What the routes of the door need. */
export type DeliverDeps = CommandDeps & Readonly<{ vault: Vault; steps: DeliverSteps }>

export const PackageParams = Type.Object({ package: id('package') })

export const DoorAnswer = Type.Object({
  package: id('package'),
  order: id('order'),
  state: Type.String(),
  failedAttempts: Type.Integer(),
  deliveredAt: Nullable(Instant),
  confirmedAt: Nullable(Instant),
  contestedAt: Nullable(Instant),
  resolved: Nullable(Type.String()),
  actions: Type.Array(Hint),
})

/** A package at the door as the API shows it: nobody's name. */
export function showAtDoor(
  found: PackageAt,
  facts: PackageFacts,
  principal: Principal,
  at: Date,
): Static<typeof DoorAnswer> {
  return {
    package: showId('package', facts.package),
    order: showId('order', facts.order),
    state: facts.state,
    failedAttempts: facts.failedAttempts,
    deliveredAt: facts.deliveredAt?.toISOString() ?? null,
    confirmedAt: facts.confirmedAt?.toISOString() ?? null,
    contestedAt: facts.contestedAt?.toISOString() ?? null,
    resolved: facts.resolved,
    actions: actionsAtDoor(found, facts, principal, at),
  }
}

/** What may be said or decided about it now, from the same decisions that guard the commands. */
function actionsAtDoor(found: PackageAt, facts: PackageFacts, principal: Principal, at: Date): ActionHint[] {
  const sent = found.state === 'handed_over' && found.destination === 'customer'
  const confirmed = decideConfirmation(facts, sent, { received: true }, at)
  const contested = decideConfirmation(facts, sent, { received: false }, at)
  const resolved = decideResolution(facts, { decision: 'resend', received: true }, at)
  return [
    hint('confirm', 'delivery.confirm', confirmed),
    hint('contest', 'delivery.confirm', contested),
    hint('resolve', 'delivery.resolve', resolved),
  ]

  function hint(name: string, action: Action, verdict: object): ActionHint {
    const { location, supplier, channel, order } = found
    if (!mayTouch(principal, action, { location, supplier, channel, order }))
      return { name, allowed: false, why: `${action} is not granted` }
    const refusal: Refusal | null = isRefusal(verdict) ? verdict : null
    return { name, allowed: refusal === null, why: refusal?.detail ?? null }
  }
}
