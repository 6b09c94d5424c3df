import { digest, type Vault } from '../../../platform/auth/secrets.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId, TenantId } from '../../../platform/ids.ts'
import { readLink, writeLink } from './store.ts'

/** How long a customer may follow an order by link after it was placed. */
const LINK_DAYS = 180

/** The token of an order's link: follows from the order and the installation's key, so only its digest is stored. */
export function linkToken(vault: Vault, tenant: TenantId, order: OrderId): string {
  return `ktl_${tenant.replaceAll('-', '')}_${vault.token('customer-link', order)}`
}

/** Opens the order to whoever has its link; a link that was revoked stays so. @returns the token */
export async function openLink(tx: Tx, vault: Vault, order: OrderId): Promise<string> {
  const token = linkToken(vault, tx.tenant, order)
  await writeLink(tx, order, digest(token), new Date(tx.now.getTime() + LINK_DAYS * 86_400_000))
  return token
}

/** Who a link belongs to, by its digest. */
export const findLink = readLink
