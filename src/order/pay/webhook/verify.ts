import type { IncomingHttpHeaders } from 'node:http'
import { Webhook } from 'standardwebhooks'

/** What a genuine event tells us that we act on: which one it is, and which of our keys it is about. */
export type GenuineEvent = Readonly<{ id: string; key: string | null }>

/**
 * Checks the signature over the body as it came and its time, five minutes either way (Standard Webhooks).
 * @returns null when the event is not genuine; a provider without a secret has no genuine events
 */
export function verifyEvent(
  secret: string | null,
  headers: IncomingHttpHeaders,
  rawBody: string | null,
): GenuineEvent | null {
  const id = headers['webhook-id']
  if (!secret || !rawBody || typeof id !== 'string' || id.length > 200) return null
  try {
    const body = new Webhook(secret).verify(rawBody, headers as Record<string, string>)
    return { id, key: keyOf(body) }
  } catch {
    return null // the library says no by throwing, for whatever reason
  }
}

function keyOf(body: unknown): string | null {
  const data = field(body, 'data')
  const key = field(data, 'key')
  return typeof key === 'string' ? key : null
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
