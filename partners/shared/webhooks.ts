import { setTimeout as wait } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { type Static, Type } from 'typebox'
import type { WebhookFaults } from './faults.ts'
import type { PartnerEvent } from './outcome.ts'

/** Where webhooks go; the secret is `whsec_` and base64, as Standard Webhooks writes it. */
export const WebhookTarget = Type.Object(
  {
    url: Type.String({ pattern: '^https?://[^/]' }),
    secret: Type.String({ pattern: '^whsec_[A-Za-z0-9+/]+={0,2}$' }),
  },
  { additionalProperties: false },
)

export type WebhookTarget = Static<typeof WebhookTarget>

export type Webhooks = {
  setTarget: (target: WebhookTarget) => void
  /** Sends events; resolves after the first attempt of each, whether or not it got through. Retries go on by themselves. */
  send: (events: PartnerEvent[]) => Promise<void>
}

/** Four retries over about 40 seconds; who missed them all must ask. */
export const BACK_OFF_MS: readonly number[] = [500, 2_000, 8_000, 30_000]
const ATTEMPT_TIMEOUT_MS = 5_000
const REVERSAL_WINDOW_MS = 200

type Setup = {
  target: WebhookTarget | undefined
  faults: () => WebhookFaults
  backOffMs: readonly number[]
  closing: AbortSignal
}

const post = async (target: WebhookTarget, event: PartnerEvent, closing: AbortSignal): Promise<boolean> => {
  const payload = JSON.stringify({ type: event.type, id: event.id, data: event.data })
  const at = new Date()
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.any([closing, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]),
      headers: {
        'content-type': 'application/json',
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(target.secret).sign(event.id, at, payload),
      },
      body: payload,
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    // No connection, no answer in time or closing: all mean "not delivered", and the back-off decides what follows.
    return false
  }
}

/** Sends signed webhooks with a bounded number of retries, and misbehaves as the fault plan says. */
export const createWebhooks = ({ target: first, faults, backOffMs, closing }: Setup): Webhooks => {
  let target = first
  let heldBack: PartnerEvent[] = []
  let reversal: Promise<void> | undefined
  const lanes = new Map<string, Promise<void>>()

  const pause = (ms: number): Promise<void> => wait(ms, undefined, { signal: closing }).catch(() => undefined)
  const attempt = async (event: PartnerEvent): Promise<boolean> =>
    closing.aborted || target === undefined || post(target, event, closing)
  const retry = async (event: PartnerEvent): Promise<void> => {
    for (const ms of backOffMs) {
      await pause(ms)
      if (await attempt(event)) return
    }
  }
  const deliver = async (event: PartnerEvent): Promise<void> => {
    for (let copy = 0; copy < (faults().copies ?? 1); copy += 1) {
      if (!(await attempt(event))) void retry(event)
    }
  }
  const deliverReversed = async (): Promise<void> => {
    await pause(faults().delayMs ?? REVERSAL_WINDOW_MS)
    const newestFirst = heldBack.reverse()
    heldBack = []
    reversal = undefined
    for (const event of newestFirst) await deliver(event)
  }
  const deliverInLane = (event: PartnerEvent): Promise<void> => {
    const { delayMs } = faults()
    const before = lanes.get(event.lane) ?? Promise.resolve()
    const delivered = Promise.all([before, delayMs === undefined ? undefined : pause(delayMs)]).then(() =>
      deliver(event),
    )
    lanes.set(event.lane, delivered)
    return delivered.finally(() => {
      if (lanes.get(event.lane) === delivered) lanes.delete(event.lane)
    })
  }
  return {
    setTarget: (next) => {
      target = next
    },
    send: async (events) => {
      const { drop, order } = faults()
      if (drop || target === undefined || events.length === 0) return
      if (order !== 'reversed') return void (await Promise.all(events.map(deliverInLane)))
      heldBack.push(...events)
      reversal ??= deliverReversed()
      await reversal
    },
  }
}
