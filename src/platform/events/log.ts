import type { Actor, Tx } from '../db/db.ts'
import { showId, showOptionalId, type TenantId } from '../ids.ts'

/** A fact of the log. `position` is gapless and in commit order within its tenant. */
export type LoggedEvent = Readonly<{
  position: number
  id: string
  type: string
  order: string | null
  subject: string | null
  channel: string | null
  location: string | null
  actor: Actor
  quiet: boolean
  occurredAt: Date
  recordedAt: Date
  data: Readonly<Record<string, unknown>>
}>

type Row = Omit<LoggedEvent, 'actor'> & { actorKind: Actor['kind']; actorId: string | null }

const EVENT = `position, id, type, order_id as "order", subject_id as subject, channel_id as channel, location_id as location,
  actor_kind as "actorKind", actor_id as "actorId", quiet, occurred_at as "occurredAt", recorded_at as "recordedAt", data`

const shape = ({ actorKind, actorId, ...event }: Row): LoggedEvent => ({
  ...event,
  actor: { kind: actorKind, id: actorId },
})

/** The next events behind a position, in order. Nothing can be skipped: positions are given at the end of each commit. */
export async function eventsAfter(tx: Tx, position: number, limit: number): Promise<LoggedEvent[]> {
  const rows = await tx.rows<Row>(
    'platform.events_after',
    `select ${EVENT} from platform.event where tenant_id = $1 and position > $2 order by position limit $3`,
    [tx.tenant, position, limit],
  )
  return rows.map(shape)
}

/** The timeline of an order. */
export async function eventsOfOrder(tx: Tx, order: string): Promise<LoggedEvent[]> {
  const rows = await tx.rows<Row>(
    'platform.events_of_order',
    `select ${EVENT} from platform.event where tenant_id = $1 and order_id = $2 order by position`,
    [tx.tenant, order],
  )
  return rows.map(shape)
}

/** The orders of which the log tells after a position, each once. */
export async function ordersSince(tx: Tx, position: number): Promise<string[]> {
  const rows = await tx.rows<{ order: string }>(
    'platform.orders_since',
    `select distinct order_id as "order" from platform.event where tenant_id = $1 and position > $2 and order_id is not null`,
    [tx.tenant, position],
  )
  return rows.map(({ order }) => order)
}

export async function headPosition(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ position: number }>(
    'platform.head_position',
    'select position from platform.event_head where tenant_id = $1',
    [tx.tenant],
  )
  return row?.position ?? 0
}

export type CloudEvent = Readonly<{
  specversion: '1.0'
  id: string
  source: string
  type: string
  subject?: string
  time: string
  datacontenttype: 'application/json'
  sequence: string
  data: Readonly<Record<string, unknown>>
}>

/** The envelope in which the world hears of an event: CloudEvents 1.0, `time` is when it occurred. */
export function toCloudEvent(tenant: TenantId, event: LoggedEvent): CloudEvent {
  return {
    specversion: '1.0',
    id: showId('event', event.id),
    source: `/tenants/${showId('tenant', tenant)}`,
    type: event.type,
    ...(event.order && { subject: showId('order', event.order) }),
    time: event.occurredAt.toISOString(),
    datacontenttype: 'application/json',
    sequence: String(event.position),
    data: {
      ...event.data,
      order: showOptionalId('order', event.order),
      channel: showOptionalId('channel', event.channel),
      location: showOptionalId('location', event.location),
      actor: event.actor.kind,
      recordedAt: event.recordedAt.toISOString(),
    },
  }
}
