import type { Db } from '../db/db.ts'
import type { TenantId } from '../ids.ts'
import { MAX_ATTEMPTS } from './timers.ts'

/** What of a tenant's background work has anything to do, asked in one statement. */
export type Pulse = Readonly<{
  head: number
  followers: Readonly<Record<string, number>>
  effects: boolean
  timers: boolean
  deliveries: boolean
}>

export async function takePulse(db: Db, tenant: TenantId): Promise<Pulse> {
  const [pulse] = await db.read(tenant, (tx) =>
    tx.rows<Pulse>(
      'platform.pulse',
      `select coalesce((select position from platform.event_head where tenant_id = $1), 0) as head,
              coalesce((select jsonb_object_agg(name, position) from platform.follower where tenant_id = $1), '{}') as followers,
              exists (select from platform.effect where tenant_id = $1 and settled_at is null and next_at <= now()) as effects,
              exists (select from platform.timer where tenant_id = $1 and fired_at is null and due_at <= $2 and attempts < $3) as timers,
              exists (select from platform.webhook_delivery where tenant_id = $1 and state = 'pending' and next_at <= now()) as deliveries`,
      [tx.tenant, tx.now, MAX_ATTEMPTS],
    ),
  )
  return pulse ?? { head: 0, followers: {}, effects: false, timers: false, deliveries: false }
}
