import type { Principal } from '../../../platform/auth/principal.ts'
import { digest, type Vault } from '../../../platform/auth/secrets.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type ChannelId, type LocationId, newId, type TenantId } from '../../../platform/ids.ts'
import { type Refusal, refuse } from '../../../platform/refusal.ts'
import { readChannels, readLocations } from '../../places/store.ts'
import { refusePlace } from '../../refusals.ts'
import { type KeyKind, kindOf } from './kinds.ts'
import { decideKind, decideMaker, decideScopes } from './scopes.ts'
import { insertKey, revoke } from './store.ts'

export type NewKey = Readonly<{
  id?: string
  name: string
  /** Which system it is for; bounds what it may do, and is given by who runs that system. */
  kind?: KeyKind | null
  /** Actions of the policy table, or `area.*`; everything that its kind is for when left out. */
  scopes?: readonly string[]
  channel?: ChannelId | null
  locations?: readonly LocationId[]
  supplier?: string | null
  expiresAt?: Date | null
}>

/**
 * The token of a key. Its secret part follows from the key's id and the installation's own secret, so it is stored
 * nowhere and can be shown again to whoever repeats the request that made it.
 */
export function tokenOfKey(vault: Vault, tenant: TenantId, id: string): string {
  return `ktr_${tenant.replaceAll('-', '')}_${vault.token('api-key', id)}`
}

/**
 * Makes a key; with a maker, only within that person's rights, or of a kind that the person's role gives.
 * @returns id and token, or why not
 */
export async function createKey(
  tx: Tx,
  vault: Vault,
  key: NewKey,
  maker: Principal | null = null,
): Promise<{ id: string; token: string } | Refusal> {
  const { id = newId(), name, kind = null, channel = null, locations = [], supplier = null, expiresAt = null } = key
  const scopes = key.scopes ?? (kind === null ? [] : kindOf(kind).scopes)
  const wanted = { kind, scopes, channel, locations, supplier }
  const refusal =
    decideScopes(scopes) ??
    decideKind(wanted) ??
    (maker && decideMaker(maker, wanted)) ??
    (await findStranger(tx, channel, locations))
  if (refusal) return refusal
  if (expiresAt !== null && expiresAt <= tx.now)
    return refuse.invalid_request('the key would have expired already', { path: '/expiresAt' })
  const token = tokenOfKey(vault, tx.tenant, id)
  await insertKey(tx, { id, name, kind, scopes, channel, locations, supplier, expiresAt, token, hash: digest(token) })
  tx.announce({ type: 'key.created', subject: id, data: { kind, scopes } })
  return { id, token }
}

/** Revokes a key; it is refused everywhere within a second. */
export async function revokeKey(tx: Tx, id: string): Promise<Refusal | null> {
  if (!(await revoke(tx, id))) return refuse.not_found('there is no such key')
  tx.announce({ type: 'key.revoked', subject: id })
  return null
}

async function findStranger(
  tx: Tx,
  channel: ChannelId | null,
  locations: readonly LocationId[],
): Promise<Refusal | null> {
  if (channel !== null && !(await readChannels(tx)).some((one) => one.id === channel))
    return refusePlace.unknown_channel('there is no channel with this id', { path: '/channel' })
  const known = new Set(locations.length > 0 ? (await readLocations(tx)).map((one) => one.id) : [])
  const stranger = locations.findIndex((location) => !known.has(location))
  if (stranger < 0) return null
  return refusePlace.unknown_location('there is no location with this id', { path: `/locations/${stranger}` })
}
