import type { Tx } from '../db/db.ts'
import type { LoggedEvent } from '../events/log.ts'
import { newId } from '../ids.ts'

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
/** How an endpoint does: what it took last, what it did not take, and how much waits for it. */
export type Health = Readonly<{
  lastSuccessAt: Date | null
  lastFailureAt: Date | null
  lastProblem: string | null
  openDeliveries: number
}>
const ENDPOINT = `id, channel_id as channel, url, secret, event_types as "eventTypes", active, disabled_reason as "disabledReason", created_at as "createdAt"`
const HEALTH = `last_success_at as "lastSuccessAt", last_failure_at as "lastFailureAt", last_problem as "lastProblem",
  (select count(*)::int from platform.webhook_delivery d where d.tenant_id = $1 and d.endpoint_id = e.id and d.state = 'pending') as "openDeliveries"`

export function readEndpoints(tx: Tx): Promise<Endpoint[]> {
  return tx.rows<Endpoint>(
    'platform.read_endpoints',
    `select ${ENDPOINT} from platform.webhook_endpoint where tenant_id = $1 order by id`,
    [tx.tenant],
  )
}

/** Endpoints with how they do: all of a tenant, or those of one channel. */
export function readEndpointHealth(tx: Tx, channel: string | null): Promise<(Endpoint & Health)[]> {
  return tx.rows<Endpoint & Health>(
    'platform.read_endpoint_health',
    `select ${ENDPOINT}, ${HEALTH} from platform.webhook_endpoint e where e.tenant_id = $1 and ($2::uuid is null or e.channel_id = $2) order by e.id`,
    [tx.tenant, channel],
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

/** Switches an endpoint on again. What was given up meanwhile is sent again by whoever asks for it. */
export async function enableEndpoint(tx: Tx, id: string): Promise<void> {
  await tx.rows(
    'platform.enable_endpoint',
    'update platform.webhook_endpoint set active = true, disabled_reason = null where tenant_id = $1 and id = $2',
    [tx.tenant, id],
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

/** Books what became of a report under the claim that sent it, and what that says of the endpoint. */
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
    `with settled as (
       update platform.webhook_delivery set state = $4, status = $5, problem = $6, next_at = now() + make_interval(secs => $7::int), acknowledged_at = case when $4 = 'acknowledged' then now() end
        where tenant_id = $1 and endpoint_id = $2 and position = $3 and attempts = $8 and state = 'pending' returning endpoint_id
     )
     update platform.webhook_endpoint e
        set last_success_at = case when $4 = 'acknowledged' then now() else last_success_at end,
            last_failure_at = case when $4 = 'acknowledged' then last_failure_at else now() end,
            last_problem = case when $4 = 'acknowledged' then last_problem else $6 end
       from settled where e.tenant_id = $1 and e.id = settled.endpoint_id`,
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

export type Resend = Readonly<{ order: string | null; from: number | null; onlyFailed: boolean; reason: string | null }>

/**
 * Sends again what was reported before: of one order, or from a position on; who asked for it and why is kept.
 * @returns how many
 */
export async function resend(tx: Tx, endpoint: string, what: Resend): Promise<number> {
  const id = newId()
  const rows = await tx.rows(
    'platform.resend_deliveries',
    `update platform.webhook_delivery set state = 'pending', attempts = 0, next_at = now(), problem = null, resend_id = $6
      where tenant_id = $1 and endpoint_id = $2 and ($3::uuid is null or order_id = $3) and ($4::bigint is null or position >= $4) and (not $5 or state = 'failed') returning position`,
    [tx.tenant, endpoint, what.order, what.from, what.onlyFailed, id],
  )
  await tx.rows(
    'platform.write_resend',
    `insert into platform.webhook_resend (tenant_id, id, endpoint_id, order_id, from_position, only_failed, reason, resent, actor_kind, actor_id, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[tx.tenant, id, endpoint, what.order, what.from, what.onlyFailed, what.reason, rows.length],
      ...[tx.actor.kind, tx.actor.id, tx.now],
    ],
  )
  return rows.length
}

export type PastResend = Resend & Readonly<{ id: string; resent: number; actor: string; at: Date }>

/** What an endpoint was told again, newest first. */
export function readResends(tx: Tx, endpoint: string, limit: number): Promise<PastResend[]> {
  return tx.rows<PastResend>(
    'platform.read_resends',
    `select id, order_id as "order", from_position as "from", only_failed as "onlyFailed", reason, resent, actor_kind as actor, recorded_at as at
       from platform.webhook_resend where tenant_id = $1 and endpoint_id = $2 order by recorded_at desc, id desc limit $3`,
    [tx.tenant, endpoint, limit],
  )
}

/** Empties why reports of orders were sent again, when the person of these orders is erased. */
export async function eraseResends(tx: Tx, orders: readonly string[]): Promise<void> {
  await tx.rows(
    'platform.erase_resends',
    'update platform.webhook_resend set reason = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
}
