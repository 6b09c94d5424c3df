import { Webhook } from 'standardwebhooks'
import type { Vault } from '../auth/secrets.ts'
import type { Db, Tx } from '../db/db.ts'
import type { Follower } from '../events/follower.ts'
import { type LoggedEvent, toCloudEvent } from '../events/log.ts'
import { showId, type TenantId } from '../ids.ts'
import type { Duty } from '../jobs/dispatcher.ts'
import { post } from './post.ts'
import {
  claimDeliveries,
  type Due,
  disableEndpoint,
  type Endpoint,
  eventsAt,
  readEndpoints,
  settleDelivery,
  writeDeliveries,
} from './store.ts'
import { resolveTarget } from './target.ts'

/** Seconds after each try (Standard Webhooks 1.0): 75.6 hours in all, then it is parked and can be sent again by hand. */
const DELAYS_S = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
const ENDPOINTS = 'endpoints'
const LEASE_S = 60
const AT_ONCE = 16
const GONE = 410

/** Follows the log and writes a report for each endpoint that asked for the event. */
export function webhookFollower(): Follower {
  return {
    name: 'webhooks',
    types: 'all',
    async handle(tx, event, memo) {
      // What is imported as history is no news to anybody.
      if (event.quiet) return
      const endpoints = (memo.get(ENDPOINTS) as readonly Endpoint[] | undefined) ?? (await readEndpoints(tx))
      memo.set(ENDPOINTS, endpoints)
      for (const endpoint of endpoints) if (wants(endpoint, event)) await writeDeliveries(tx, endpoint.id, [event])
    },
  }
}

function wants(endpoint: Endpoint, event: LoggedEvent): boolean {
  const named = endpoint.eventTypes.some(
    (type) => type === event.type || (type.endsWith('.*') && event.type.startsWith(type.slice(0, -1))),
  )
  return endpoint.active && named && (endpoint.channel === null || endpoint.channel === event.channel)
}

export type DutyOptions = Readonly<{ privateAllowed: boolean; timeoutMs?: number }>

/** Sends what is due, signed, each endpoint's orders in their own sequence. */
export function webhookDuty(db: Db, vault: Vault, options: DutyOptions): Duty {
  return {
    name: 'webhooks',
    async run(tenant) {
      const context = { tenant, actor: { kind: 'system', id: null } } as const
      const due = await db.write(context, (tx) => claimDeliveries(tx, AT_ONCE, LEASE_S))
      if (due.length === 0) return 0
      // Not a read: a replica may not know yet what was claimed here, and the report would wait for its lease to end.
      const { endpoints, events } = await db.write(context, async (tx) => ({
        endpoints: await readEndpoints(tx),
        events: await eventsAt(
          tx,
          due.map((one) => one.position),
        ),
      }))
      await Promise.all(
        due.map(async (one) => {
          const endpoint = endpoints.find((candidate) => candidate.id === one.endpoint)
          const event = events.find((candidate) => candidate.position === one.position)
          if (!endpoint || !event) return
          const result = await send(tenant, endpoint, event, vault, options).catch(
            // A secret that cannot be opened, an address that cannot be called: of this endpoint alone.
            (error: unknown) => ({ problem: String(error) }),
          )
          await db.write(context, (tx) => book(tx, one, result))
        }),
      )
      return due.length
    },
  }
}

async function send(tenant: TenantId, endpoint: Endpoint, event: LoggedEvent, vault: Vault, options: DutyOptions) {
  const target = await resolveTarget(endpoint.url, options.privateAllowed)
  if (typeof target === 'string') return { problem: target }
  const id = showId('event', event.id)
  const body = JSON.stringify(toCloudEvent(tenant, event))
  const now = new Date()
  const signature = new Webhook(vault.open(endpoint.secret)).sign(id, now, body)
  return post(
    target,
    { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(now.getTime() / 1000)), 'webhook-signature': signature },
    body,
    options.timeoutMs,
  )
}

async function book(tx: Tx, due: Due, result: { status: number } | { problem: string }): Promise<void> {
  const status = 'status' in result ? result.status : null
  if (status !== null && status >= 200 && status < 300)
    return settleDelivery(tx, due, { state: 'acknowledged', status, problem: null, delayS: 0 })
  const delay = DELAYS_S[due.attempts - 1]
  const problem = 'problem' in result ? result.problem.slice(0, 300) : `answered ${status}`
  const jittered = delay === undefined ? 0 : Math.round(delay * (0.9 + Math.random() * 0.2))
  await settleDelivery(tx, due, {
    state: delay === undefined || status === GONE ? 'failed' : 'pending',
    status,
    problem,
    delayS: jittered,
  })
  if (status === GONE) await disableEndpoint(tx, due.endpoint, 'the endpoint answered 410 Gone')
}
