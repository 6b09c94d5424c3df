import type { Refusal } from '../../../platform/refusal.ts'
import { refuseAccess } from '../../refusals.ts'
import type { Role } from '../policy.ts'

export type WantedGrant = Readonly<{ role: Role; locations: readonly string[]; supplier: string | null }>

const LOCAL: readonly Role[] = ['store_associate', 'warehouse_worker']

/** Why these grants cannot be given together, or null. A partner is of another company, so has no second role here. */
export function decideGrants(grants: readonly WantedGrant[], known: ReadonlySet<string>): Refusal | null {
  for (const [index, { role, locations, supplier }] of grants.entries()) {
    const path = `/grants/${index}`
    const local = LOCAL.includes(role)
    if (grants.findIndex((one) => one.role === role) !== index)
      return refuseAccess.bad_grant(`${role} is granted twice`, { path })
    if (local && locations.length === 0)
      return refuseAccess.bad_grant(`${role} needs the locations it works at`, { path: `${path}/locations` })
    if (!local && locations.length > 0)
      return refuseAccess.bad_grant(`${role} is not bound to locations`, { path: `${path}/locations` })
    if ((role === 'partner') !== (supplier !== null))
      return refuseAccess.bad_grant('a partner, and nobody else, is bound to a supplier', { path: `${path}/supplier` })
    if (role === 'partner' && grants.length > 1) return refuseAccess.bad_grant('a partner has no other role', { path })
    const stranger = locations.findIndex((location) => !known.has(location))
    if (stranger >= 0)
      return refuseAccess.bad_grant('there is no such location', { path: `${path}/locations/${stranger}` })
  }
  return null
}
