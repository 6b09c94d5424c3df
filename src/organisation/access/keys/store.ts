import type { Tx } from '../../../platform/db/db.ts'
import type { ChannelId, LocationId } from '../../../platform/ids.ts'
import type { KeyKind } from './kinds.ts'

export type Key = Readonly<{
  id: string
  name: string
  kind: KeyKind | null
  scopes: readonly string[]
  channel: ChannelId | null
  locations: readonly LocationId[]
  supplier: string | null
  lastFour: string
  createdAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
}>

export function readKeys(tx: Tx): Promise<Key[]> {
  return tx.rows<Key>(
    'organisation.read_keys',
    `select id, name, kind, scopes, channel_id as channel, location_ids as locations, supplier_id as supplier, last_four as "lastFour",
            created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt"
       from organisation.api_key where tenant_id = $1 order by id`,
    [tx.tenant],
  )
}

export type KeyRow = Omit<Key, 'lastFour' | 'createdAt' | 'revokedAt'>

export async function insertKey(tx: Tx, key: KeyRow & { token: string; hash: string }): Promise<void> {
  await tx.rows(
    'organisation.insert_key',
    `insert into organisation.api_key (tenant_id, id, name, key_hash, last_four, scopes, channel_id, location_ids, supplier_id, created_at, expires_at, kind)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.tenant,
      key.id,
      key.name,
      key.hash,
      key.token.slice(-4),
      key.scopes,
      key.channel,
      key.locations,
      key.supplier,
      tx.now,
      key.expiresAt,
      key.kind,
    ],
  )
}

/** Revokes a key, once; later calls leave the time of the first. @returns false when there is no such key */
export async function revoke(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.rows(
    'organisation.revoke_key',
    `update organisation.api_key set revoked_at = coalesce(revoked_at, $3) where tenant_id = $1 and id = $2 returning id`,
    [tx.tenant, id, tx.now],
  )
  return rows.length === 1
}
