import { Webhook, WebhookVerificationError } from 'standardwebhooks'

/** An event as Kontor reports it: CloudEvents 1.0. `sequence` is its place in the log, in order of commit. */
export type KontorEvent = Readonly<{
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

/**
 * Reads a report that came to a webhook endpoint. Give the body exactly as it was received, before any JSON parser: one
 * space more and the signature is another. The same report may come more than once: `id` says so.
 * @throws ForgedReport when it was not signed with this secret, or more than five minutes ago
 */
export function readReport(
  secret: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): KontorEvent {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  try {
    return new Webhook(secret).verify(text, plain(headers)) as KontorEvent
  } catch (error) {
    if (error instanceof WebhookVerificationError) throw new ForgedReport(error.message, { cause: error })
    throw error
  }
}

/** Somebody else wrote this, or long ago: answer 401 and do nothing. */
export class ForgedReport extends Error {
  override name = 'ForgedReport'
}

function plain(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(',') : value]],
    ),
  )
}
