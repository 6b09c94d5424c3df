import type { Principal } from '../../../platform/auth/principal.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { refuseAccess } from '../../refusals.ts'
import { ACTIONS, type Action, covers, letterOf } from '../policy.ts'
import { boundsOf, permits } from '../rights.ts'

export type WantedKey = Readonly<{
  scopes: readonly string[]
  locations: readonly string[]
  channel: string | null
  supplier: string | null
}>

/** The actions that a scope opens for a key; none when there is no such scope. */
export function actionsOfScope(scope: string): Action[] {
  return ACTIONS.filter((action) => letterOf('key', action) === 'k' && covers(scope, action))
}

/** Why no key can have these scopes, or null. */
export function decideScopes(scopes: readonly string[]): Refusal | null {
  const unknown = scopes.findIndex((scope) => actionsOfScope(scope).length === 0)
  if (unknown < 0) return null
  return refuseAccess.unknown_scope(`no key can have the scope ${scopes[unknown]}`, { path: `/scopes/${unknown}` })
}

/** Why this person cannot give this key, or null: what the maker may not do, or not there, the key may not do either. */
export function decideMaker(maker: Principal, key: WantedKey): Refusal | null {
  for (const [index, scope] of key.scopes.entries())
    for (const action of actionsOfScope(scope)) {
      const path = `/scopes/${index}`
      if (!permits(maker, action))
        return refuseAccess.beyond_your_rights(`you have not the right ${action} yourself`, { path })
      const bounds = boundsOf(maker, action)
      const within =
        key.locations.length > 0 && key.locations.every((one) => bounds.locations?.some((own) => own === one))
      if (bounds.locations !== null && !within)
        return refuseAccess.beyond_your_rights(`you have ${action} at some locations only: bind the key to them`, {
          path,
        })
      if (bounds.supplier !== null && bounds.supplier !== key.supplier)
        return refuseAccess.beyond_your_rights(`you have ${action} for one supplier only: bind the key to it`, { path })
    }
  return null
}
