import type { Principal } from '../../../platform/auth/principal.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { refuseAccess } from '../../refusals.ts'
import { ACTIONS, type Action, covers, letterOf } from '../policy.ts'
import { boundsOf, permits } from '../rights.ts'
import { type KeyKind, kindOf } from './kinds.ts'

export type WantedKey = Readonly<{
  kind: KeyKind | null
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
  if (scopes.length === 0)
    return refuseAccess.unknown_scope('say the kind of the key, or its scopes', { path: '/scopes' })
  const unknown = scopes.findIndex((scope) => actionsOfScope(scope).length === 0)
  if (unknown < 0) return null
  return refuseAccess.unknown_scope(`no key can have the scope ${scopes[unknown]}`, { path: `/scopes/${unknown}` })
}

/** Why a key cannot be of its kind, or null: it may do nothing but what the kind is for, and in its own place only. */
export function decideKind(key: WantedKey): Refusal | null {
  if (key.kind === null) return null
  const { scopes, needs } = kindOf(key.kind)
  const beyond = key.scopes.findIndex((scope) => actionsOfScope(scope).some((action) => !scopes.includes(action)))
  if (beyond >= 0)
    return refuseAccess.beyond_the_kind(`a ${key.kind} key does not do ${key.scopes[beyond]}`, {
      path: `/scopes/${beyond}`,
    })
  const bound = { channel: key.channel !== null, locations: key.locations.length > 0, supplier: key.supplier !== null }
  if (needs !== null && !bound[needs])
    return refuseAccess.kind_not_bound(`a ${key.kind} key is bound to its ${needs}`, { path: `/${needs}` })
  return null
}

/**
 * Why this person cannot give this key, or null: what the maker may not do, or not there, the key may not do either,
 * unless it is of a kind that the maker's role gives.
 */
export function decideMaker(maker: Principal, key: WantedKey): Refusal | null {
  if (
    key.kind !== null &&
    maker.kind === 'user' &&
    kindOf(key.kind).grantedBy.some((role) => maker.grants.includes(role))
  )
    return null
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
