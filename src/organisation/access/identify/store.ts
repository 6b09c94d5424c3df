import type { Tx } from '../../../platform/db/db.ts'
import type { ChannelId, LocationId } from '../../../platform/ids.ts'

export type KnownKey = Readonly<{
  id: string
  name: string
  scopes: readonly string[]
  channel: ChannelId | null
  locations: readonly LocationId[]
  supplier: string | null
}>

/** The key of this digest, unless it is revoked or expired. */
export async function findKey(tx: Tx, hash: string): Promise<KnownKey | null> {
  const [row] = await tx.rows<KnownKey>(
    'organisation.find_key',
    `select id, name, scopes, channel_id as channel, location_ids as locations, supplier_id as supplier
       from organisation.api_key
      where tenant_id = $1 and key_hash = $2 and revoked_at is null and (expires_at is null or expires_at > $3)`,
    [tx.tenant, hash, tx.now],
  )
  return row ?? null
}

export type KnownGrant = Readonly<{ role: string; locations: readonly LocationId[]; supplier: string | null }>
export type KnownUser = Readonly<{ id: string; name: string; grants: readonly KnownGrant[] }>

/** The person behind a session that has not ended, while the person is active. */
export async function findSession(tx: Tx, hash: string): Promise<KnownUser | null> {
  const [row] = await tx.rows<KnownUser>(
    'organisation.find_session',
    `select u.id, u.name,
            coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'locations', g.location_ids, 'supplier', g.supplier_id) order by g.role)
                        from organisation.role_grant g where g.tenant_id = $1 and g.user_id = u.id), '[]') as grants
       from organisation.session s join organisation.app_user u on (u.tenant_id, u.id) = (s.tenant_id, s.user_id)
      where s.tenant_id = $1 and s.token_hash = $2 and s.expires_at > $3 and u.active`,
    [tx.tenant, hash, tx.now],
  )
  return row ?? null
}
