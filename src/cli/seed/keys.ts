import { createKey, tokenOfKey } from '../../organisation/index.ts'
import type { Vault } from '../../platform/auth/secrets.ts'
import type { Context, Db } from '../../platform/db/db.ts'
import { readId } from '../../platform/ids.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { System } from '../journey/client.ts'

/** What each of the five systems around Kontor may do, and nothing else. */
export const SYSTEM_SCOPES: Readonly<Record<System, readonly string[]>> = {
  shop: [
    'order.place',
    'order.price',
    'payment.authorize',
    'payment.record',
    'payment.read',
    'order.read',
    'availability.read',
    'time.replay',
  ],
  till: [
    'order.place',
    'order.price',
    'payment.authorize',
    'payment.record',
    'fulfillment.hand_over',
    'fulfillment.read',
    'stock.snapshot',
    'time.replay',
  ],
  wms: [
    'fulfillment.read',
    'fulfillment.receive',
    'fulfillment.accept',
    'fulfillment.decline',
    'fulfillment.pick',
    'fulfillment.pack',
    'fulfillment.label',
    'fulfillment.ship',
    'fulfillment.ready',
    'stock.receive',
    'supply.write',
    'return.receive',
    'return.inspect',
    'time.replay',
  ],
  carrier: ['tracking.report', 'time.replay'],
  care: [
    'order.place',
    'order.price',
    'order.read',
    'order.list',
    'order.cancel',
    'order.amend',
    'order.hold',
    'fulfillment.release',
    'return.authorize',
    'message.read',
    'message.resend',
    'payment.read',
    'report.read',
    'time.replay',
  ],
}

/** Makes the five keys of a tenant, or finds them. @returns their tokens */
export function makeSystemKeys(db: Db, context: Context, vault: Vault): Promise<Record<System, string>> {
  return makeKeys(db, context, vault, SYSTEM_SCOPES)
}

/** Makes keys by name, or finds them: their ids follow from tenant and name. @returns their tokens */
export async function makeKeys<Name extends string>(
  db: Db,
  context: Context,
  vault: Vault,
  wanted: Readonly<Record<Name, readonly string[]>>,
): Promise<Record<Name, string>> {
  const tokens = {} as Record<Name, string>
  for (const [name, scopes] of Object.entries(wanted) as [Name, readonly string[]][]) {
    const id = idOf(vault, context.tenant, name)
    tokens[name] = tokenOfKey(vault, context.tenant, id)
    const known = await db.read(context.tenant, (tx) =>
      tx.rows('seed.known_key', 'select 1 from organisation.api_key where tenant_id = $1 and id = $2', [tx.tenant, id]),
    )
    const made = known.length > 0 ? null : await db.write(context, (tx) => createKey(tx, vault, { id, name, scopes }))
    if (made && isRefusal(made)) throw new Error(`key ${name}: ${made.detail}`)
  }
  return tokens
}

function idOf(vault: Vault, tenant: string, name: string): string {
  return readId(
    `key_${Buffer.from(vault.token('system-key', `${tenant} ${name}`), 'base64url')
      .toString('hex')
      .slice(0, 32)}`,
  )
}
