import { type Action, mayTouch } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { decideAccept } from './accept/decide.ts'
import { checkUnits } from './decide.ts'
import { decideGiveUp } from './decline/decide.ts'
import { decideExpire } from './expire/decide.ts'
import { checkCounter } from './hand-over/decide.ts'
import { decideLabel, decideVoid } from './label/decide.ts'
import { allIn, type FulfillmentOrder, type Package } from './model.ts'
import { decideLeave } from './move/decide.ts'
import { decideUnpack } from './pack/decide.ts'
import { decidePick } from './pick/decide.ts'
import { decideReady } from './ready/decide.ts'
import { decideShip } from './ship/decide.ts'

/** What may be done with it now, and why not: from the same decisions that guard the commands. */
export type ActionHint = Readonly<{ name: string; allowed: boolean; why: string | null }>

type Verdict = Readonly<{ name: string; action: Action; verdict: unknown }>

/** What this person or system may do with a fulfillment order at this moment. */
export function actionsOn(fulfillment: FulfillmentOrder, principal: Principal, at: Date): ActionHint[] {
  const waiting = allIn(fulfillment, 'waiting')
  const everything = { packages: null, carrier: null, service: null, trackingNumbers: new Map<never, never>() }
  const verdicts: Verdict[] = [
    { name: 'accept', action: 'fulfillment.accept', verdict: decideAccept(fulfillment, at) },
    { name: 'decline', action: 'fulfillment.decline', verdict: decideGiveUp(fulfillment, waiting, 'declined', at) },
    { name: 'move', action: 'fulfillment.move', verdict: decideLeave(fulfillment, null, at) },
    { name: 'pick', action: 'fulfillment.pick', verdict: decidePick(fulfillment, waiting, new Map(), at) },
    { name: 'short', action: 'fulfillment.pick', verdict: decideGiveUp(fulfillment, waiting, 'short', at) },
    {
      name: 'pack',
      action: 'fulfillment.pack',
      verdict: checkUnits(fulfillment, allIn(fulfillment, 'picked'), 'picked'),
    },
    { name: 'ship', action: 'fulfillment.ship', verdict: decideShip(fulfillment, everything, at) },
    { name: 'ready', action: 'fulfillment.ready', verdict: decideReady(fulfillment, at, at) },
    { name: 'hand_over', action: 'fulfillment.hand_over', verdict: checkCounter(fulfillment) },
    { name: 'expire', action: 'fulfillment.ready', verdict: decideExpire(fulfillment, at) },
  ]
  return verdicts.map((one) => hint(one, fulfillment, principal))
}

/** The same for one of its packages. */
export function actionsOnPackage(
  fulfillment: FulfillmentOrder,
  found: Package,
  principal: Principal,
  at: Date,
): ActionHint[] {
  const verdicts: Verdict[] = [
    { name: 'label', action: 'fulfillment.label', verdict: decideLabel(fulfillment, found, false) },
    { name: 'void_label', action: 'fulfillment.label', verdict: decideVoid(found, false) },
    { name: 'unpack', action: 'fulfillment.pack', verdict: decideUnpack(fulfillment, found, at) },
  ]
  return verdicts.map((one) => hint(one, fulfillment, principal))
}

function hint({ name, action, verdict }: Verdict, fulfillment: FulfillmentOrder, principal: Principal): ActionHint {
  const { location, supplier, channel, order } = fulfillment
  const granted = mayTouch(principal, action, { location, supplier, channel, order })
  const refusal: Refusal | null = isRefusal(verdict) ? verdict : null
  return {
    name,
    allowed: granted && refusal === null,
    why: granted ? (refusal?.detail ?? null) : `${action} is not granted`,
  }
}
