import { digest, type Vault } from '../../../platform/auth/secrets.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId, TenantId } from '../../../platform/ids.ts'
import { readLink, writeLinks } from './store.ts'

/** How long a customer may follow an order by link after it was placed. */
const LINK_DAYS = 180

/** The token of an order's link: follows from the order and the installation's key, so only its digest is stored. */
export function linkToken(vault: Vault, tenant: TenantId, order: OrderId): string {
  return `ktl_${tenant.replaceAll('-', '')}_${vault.token('customer-link', order)}`
}

/** Opens orders to whoever has their links; a link that was revoked stays so. @returns the tokens */
export async function openLinks(tx: Tx, vault: Vault, orders: readonly OrderId[]): Promise<Map<OrderId, string>> {
  const tokens = new Map(orders.map((order) => [order, linkToken(vault, tx.tenant, order)]))
  const digests = new Map([...tokens].map(([order, token]) => [order, digest(token)]))
  await writeLinks(tx, digests, new Date(tx.now.getTime() + LINK_DAYS * 86_400_000))
  return tokens
}

/** The same for one order. */
export async function openLink(tx: Tx, vault: Vault, order: OrderId): Promise<string> {
  await openLinks(tx, vault, [order])
  return linkToken(vault, tx.tenant, order)
}

/** Who a link belongs to, by its digest. */
export const findLink = readLink
