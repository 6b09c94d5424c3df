import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'

/** Writes the digests of links, by order; those that are there stay as they are. */
export async function writeLinks(tx: Tx, digests: ReadonlyMap<OrderId, string>, expiresAt: Date): Promise<void> {
  await tx.rows(
    'capture.write_links',
    `insert into capture.customer_link (tenant_id, order_id, token_hash, expires_at)
     select $1, n.*, $4 from unnest($2::uuid[], $3::text[]) as n order by 2 on conflict do nothing`,
    [tx.tenant, [...digests.keys()], [...digests.values()], expiresAt],
  )
}

export async function readLink(
  tx: Tx,
  hash: string,
): Promise<{ order: OrderId; expiresAt: Date; revokedAt: Date | null } | null> {
  const [row] = await tx.rows<{ order: OrderId; expiresAt: Date; revokedAt: Date | null }>(
    'capture.read_link',
    'select order_id as "order", expires_at as "expiresAt", revoked_at as "revokedAt" from capture.customer_link where tenant_id = $1 and token_hash = $2',
    [tx.tenant, hash],
  )
  return row ?? null
}
