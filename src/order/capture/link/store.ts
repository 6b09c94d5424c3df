import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'

export async function writeLink(tx: Tx, order: OrderId, hash: string, expiresAt: Date): Promise<void> {
  await tx.rows(
    'capture.write_link',
    'insert into capture.customer_link (tenant_id, order_id, token_hash, expires_at) values ($1, $2, $3, $4) on conflict do nothing',
    [tx.tenant, order, hash, expiresAt],
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
