import type { Tx } from '../db/db.ts'
import type { LoggedEvent } from '../events/log.ts'

export type Endpoint = Readonly<{
  id: string
  channel: string | null
  url: string
  secret: Buffer
  eventTypes: readonly string[]
  active: boolean
  disabledReason: string | null
  createdAt: Date
}>
const ENDPOINT = `id, channel_id as channel, url, secret, event_types as "eventTypes", active, disabled_reason as "disabledReason", created_at as "createdAt"`

export function readEndpoints(tx: Tx): Promise<Endpoint[]> {
  return tx.rows<Endpoint>(
    'platform.read_endpoints',
    `select ${ENDPOINT} from platform.webhook_endpoint where tenant_id = $1 order by id`,
    [tx.tenant],
  )
}

export async function writeEndpoint(tx: Tx, endpoint: Omit<Endpoint, 'createdAt' | 'disabledReason'>): Promise<void> {
  await tx.rows(
    'platform.write_endpoint',
    `insert into platform.webhook_endpoint (tenant_id, id, channel_id, url, secret, event_types, active, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, id) do update set url = excluded.url, event_types = excluded.event_types, active = excluded.active, disabled_reason = null`,
    [
      tx.tenant,
      endpoint.id,
      endpoint.channel,
      endpoint.url,
      endpoint.secret,
      endpoint.eventTypes,
      endpoint.active,
      tx.now,
    ],
  )
}

/**
 * Switches an endpoint off, by a person or because it answered 410 Gone. What waits for it is given up, visibly: it can
 * be sent again when the endpoint is back.
 */
export async function disableEndpoint(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.rows(
    'platform.disable_endpoint',
    'update platform.webhook_endpoint set active = false, disabled_reason = $3 where tenant_id = $1 and id = $2',
    [tx.tenant, id, reason],
  )
  await tx.rows(
    'platform.give_up_deliveries',
    `update platform.webhook_delivery set state = 'failed', problem = $3 where tenant_id = $1 and endpoint_id = $2 and state = 'pending'`,
    [tx.tenant, id, reason],
  )
}

export async function writeDeliveries(
  tx: Tx,
  endpoint: string,
  events: readonly Pick<LoggedEvent, 'position' | 'order'>[],
): Promise<void> {
  await tx.rows(
    'platform.write_deliveries',
    `insert into platform.webhook_delivery (tenant_id, endpoint_id, position, order_id, next_at)
     select $1, $2, n.position, n.order_id, $5 from unnest($3::bigint[], $4::uuid[]) as n(position, order_id)
     on conflict (tenant_id, endpoint_id, position) do nothing`,
    [tx.tenant, endpoint, events.map((event) => event.position), events.map((event) => event.order), tx.now],
  )
}

export type Due = Readonly<{ endpoint: string; position: number; attempts: number }>

/** Takes due reports: for one order at one endpoint only the earliest open one, so that they arrive in order. */
export function claimDeliveries(tx: Tx, limit: number, leaseS: number): Promise<Due[]> {
  return tx.rows<Due>(
    'platform.claim_deliveries',
    `update platform.webhook_delivery d set attempts = d.attempts + 1, next_at = now() + make_interval(secs => $3), reported_at = now()
       from (select endpoint_id, position from platform.webhook_delivery w
              where tenant_id = $1 and state = 'pending' and next_at <= now()
                and exists (select from platform.webhook_endpoint e where e.tenant_id = $1 and e.id = w.endpoint_id and e.active)
                and not exists (select from platform.webhook_delivery b where b.tenant_id = $1 and b.endpoint_id = w.endpoint_id and b.order_id = w.order_id
                                  and b.state = 'pending' and b.position < w.position)
              order by next_at limit $2 for update skip locked) due
      where d.tenant_id = $1 and (d.endpoint_id, d.position) = (due.endpoint_id, due.position)
      returning d.endpoint_id as endpoint, d.position, d.attempts`,
    [tx.tenant, limit, leaseS],
  )
}

export async function settleDelivery(
  tx: Tx,
  due: Due,
  result: {
    state: 'pending' | 'acknowledged' | 'failed'
    status: number | null
    problem: string | null
    delayS: number
  },
): Promise<void> {
  await tx.rows(
    'platform.settle_delivery',
    `update platform.webhook_delivery set state = $4, status = $5, problem = $6, next_at = now() + make_interval(secs => $7::int), acknowledged_at = case when $4 = 'acknowledged' then now() end
      where tenant_id = $1 and endpoint_id = $2 and position = $3 and attempts = $8 and state = 'pending'`,
    [tx.tenant, due.endpoint, due.position, result.state, result.status, result.problem, result.delayS, due.attempts],
  )
}

export async function eventsAt(tx: Tx, positions: readonly number[]): Promise<LoggedEvent[]> {
  const rows = await tx.rows<LoggedEvent & { actorKind: LoggedEvent['actor']['kind']; actorId: string | null }>(
    'platform.events_at',
    `select position, id, type, order_id as "order", subject_id as subject, channel_id as channel, location_id as location, actor_kind as "actorKind", actor_id as "actorId", quiet,
            occurred_at as "occurredAt", recorded_at as "recordedAt", data from platform.event where tenant_id = $1 and position = any($2::bigint[])`,
    [tx.tenant, positions],
  )
  return rows.map(({ actorKind, actorId, ...event }) => ({ ...event, actor: { kind: actorKind, id: actorId } }))
}

/** Sends again what was reported before: of one order, or from a position on. @returns how many */
export async function resend(
  tx: Tx,
  endpoint: string,
  what: { order: string | null; from: number | null; onlyFailed: boolean },
): Promise<number> {
  const rows = await tx.rows(
    'platform.resend_deliveries',
    `update platform.webhook_delivery set state = 'pending', attempts = 0, next_at = now(), problem = null
      where tenant_id = $1 and endpoint_id = $2 and ($3::uuid is null or order_id = $3) and ($4::bigint is null or position >= $4) and (not $5 or state = 'failed') returning position`,
    [tx.tenant, endpoint, what.order, what.from, what.onlyFailed],
  )
  return rows.length
}
