import type { Principal } from '../../../platform/auth/principal.ts'
import { digest, readToken } from '../../../platform/auth/secrets.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { Access } from '../../../platform/http/app.ts'
import type { OrderId, TenantId } from '../../../platform/ids.ts'
import { knows } from '../policy.ts'
import { type Person, permits } from '../rights.ts'
import { rememberRecent } from './recent.ts'
import { findKey, findSession } from './store.ts'

/** A customer's signed link as capture keeps it; null when there is none with this digest. */
export type FindLink = (
  tx: Tx,
  tokenHash: string,
) => Promise<{ order: OrderId; expiresAt: Date; revokedAt: Date | null } | null>

/** Rights that were withdrawn may hold for one second at most; half of it leaves room for a request under way. */
const REMEMBER_MS = 500
const REMEMBER_AT_MOST = 10_000

/** Tells who asks and what they may do. A bearer token alone counts when there is one: the cookie is not tried after it. */
export function makeAccess(db: Db, { findLink }: { findLink: FindLink }): Access {
  const remember = rememberRecent<Person>({ forMs: REMEMBER_MS, atMost: REMEMBER_AT_MOST })

  function lookUp(token: string, kinds: readonly string[]): Promise<Person | null> {
    const read = readToken(token)
    if (!read || !kinds.includes(read.kind)) return Promise.resolve(null)
    const hash = digest(token)
    // Not a read: that may go to a replica, which does not know yet what was revoked.
    return remember(hash, () =>
      db.write({ tenant: read.tenant, actor: { kind: 'system', id: null } }, (tx) => {
        if (read.kind === 'ktr') return byKey(tx, hash)
        return read.kind === 'kts' ? bySession(tx, hash) : byLink(tx, hash, findLink)
      }),
    )
  }

  return {
    async identify({ bearer, session }) {
      if (bearer !== null) return lookUp(bearer, ['ktr', 'ktl'])
      return session === null ? null : lookUp(session, ['kts'])
    },
    permits,
    knows,
  }
}

async function byKey(tx: Tx, hash: string): Promise<Person | null> {
  const key = await findKey(tx, hash)
  if (!key) return null
  const { id, name, scopes, channel, locations, supplier } = key
  return { ...nobody(tx.tenant), kind: 'key', id, name, grants: scopes, channel, locations, supplier }
}

async function bySession(tx: Tx, hash: string): Promise<Person | null> {
  const user = await findSession(tx, hash)
  if (!user) return null
  return {
    ...nobody(tx.tenant),
    kind: 'user',
    id: user.id,
    name: user.name,
    grants: user.grants.map((grant) => grant.role),
    locations: [...new Set(user.grants.flatMap((grant) => grant.locations))],
    places: Object.fromEntries(user.grants.map((grant) => [grant.role, grant.locations])),
    supplier: user.grants.find((grant) => grant.supplier !== null)?.supplier ?? null,
  }
}

async function byLink(tx: Tx, hash: string, findLink: FindLink): Promise<Person | null> {
  const link = await findLink(tx, hash)
  if (!link || link.revokedAt !== null || link.expiresAt <= tx.now) return null
  return { ...nobody(tx.tenant), kind: 'customer', id: link.order, name: 'the customer', order: link.order }
}

function nobody(
  tenant: TenantId,
): Pick<Principal, 'tenant' | 'grants' | 'locations' | 'channel' | 'supplier' | 'order'> {
  return { tenant, grants: [], locations: [], channel: null, supplier: null, order: null }
}
