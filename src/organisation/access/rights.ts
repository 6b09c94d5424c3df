import type { Principal } from '../../platform/auth/principal.ts'
import type { ChannelId, LocationId, OrderId } from '../../platform/ids.ts'
import { ACTIONS, type Action, boundsOfAction, covers, type Letter, letterOf } from './policy.ts'

/** A person keeps the places of each role apart: who sells in one store may pick in another without selling there. */
export type Person = Principal & { readonly places?: Readonly<Record<string, readonly LocationId[]>> }

/** What limits an action, as conditions for a query; null means not limited by it. All that are not null must hold. */
export type Bounds = Readonly<{
  locations: readonly LocationId[] | null
  channel: ChannelId | null
  supplier: string | null
  order: OrderId | null
}>

/** What a loaded object has; what it lacks cannot match a bound. `locations`: one of them is enough. */
export type Touched = Readonly<{
  location?: string | null | undefined
  locations?: readonly string[] | undefined
  channel?: string | null | undefined
  supplier?: string | null | undefined
  order?: string | null | undefined
}>

const UNBOUND: Bounds = { locations: null, channel: null, supplier: null, order: null }
/** No location is in an empty list. */
const NONE: Bounds = { ...UNBOUND, locations: [] }

/** May this principal do this to anything at all? */
export function permits(principal: Principal, action: string): boolean {
  return lettersOf(principal, action).length > 0
}

/** What a list must be filtered by. Without the right itself nothing matches. */
export function boundsOf(principal: Person, action: Action): Bounds {
  const letters = lettersOf(principal, action)
  if (letters.length === 0) return NONE
  if (letters.some(({ letter }) => letter === 'A')) return UNBOUND
  if (principal.kind === 'customer') return principal.order ? { ...UNBOUND, order: principal.order } : NONE
  if (principal.kind === 'key') return keyBounds(principal, action)
  const local = letters.filter(({ letter }) => letter === 'S' || letter === 'L')
  const places = local.flatMap(({ party }) => principal.places?.[party] ?? principal.locations)
  const supplies = letters.some(({ letter }) => letter === 'P')
  if (supplies && !principal.supplier) return NONE
  return {
    ...UNBOUND,
    locations: local.length > 0 ? [...new Set(places)] : null,
    supplier: supplies ? principal.supplier : null,
  }
}

/** May this principal do this to the loaded object? An object that does not say where it belongs is not theirs. */
export function mayTouch(principal: Person, action: Action, object: Touched): boolean {
  const bounds = boundsOf(principal, action)
  const places = [object.location, ...(object.locations ?? [])]
  return (
    (bounds.locations === null || bounds.locations.some((location) => places.includes(location))) &&
    (bounds.channel === null || bounds.channel === object.channel) &&
    (bounds.supplier === null || bounds.supplier === object.supplier) &&
    (bounds.order === null || bounds.order === object.order)
  )
}

/** Everything that a principal may do somewhere, for clients that hide what is not allowed. */
export function actionsOf(principal: Principal): Action[] {
  return ACTIONS.filter((action) => permits(principal, action))
}

/** The parties as whom the principal has the right, each with its letter. A key counts by its scopes. */
function lettersOf(principal: Principal, action: string): { party: string; letter: Letter }[] {
  const parties = principal.kind === 'user' ? principal.grants : [principal.kind]
  return parties
    .filter((party) => principal.kind !== 'user' || (party !== 'key' && party !== 'customer'))
    .map((party) => ({ party, letter: letterOf(party, action) }))
    .filter(({ letter }) => (letter === 'k' ? principal.grants.some((scope) => covers(scope, action)) : letter !== '-'))
}

function keyBounds(key: Principal, action: Action): Bounds {
  const by = boundsOfAction(action)
  return {
    locations: by.includes('location') && key.locations.length > 0 ? key.locations : null,
    channel: by.includes('channel') ? key.channel : null,
    supplier: by.includes('supplier') ? key.supplier : null,
    order: null,
  }
}
