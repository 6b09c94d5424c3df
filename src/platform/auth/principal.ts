import type { Context } from '../db/db.ts'
import type { ChannelId, LocationId, OrderId, TenantId } from '../ids.ts'

/** Who asks, with everything that bounds what they may touch. An empty bound means: not bound by it. */
export type Principal = Readonly<{
  tenant: TenantId
  kind: 'user' | 'key' | 'customer'
  id: string
  name: string
  /** Roles of a person; scopes of a key. A customer has neither. */
  grants: readonly string[]
  locations: readonly LocationId[]
  channel: ChannelId | null
  supplier: string | null
  /** The one order that a customer's link opens. */
  order: OrderId | null
}>

/** The context of a command that this principal gives, at the time it says if it may say one. */
export function contextOf(principal: Principal, moment: { occurredAt?: Date; quiet?: boolean } = {}): Context {
  return { tenant: principal.tenant, actor: { kind: principal.kind, id: principal.id }, ...moment }
}
