import type { IncomingHttpHeaders } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { readProviders } from '../../../organisation/index.ts'
import type { Vault } from '../../../platform/auth/secrets.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ProviderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { carrierOf } from '../../fulfill/index.ts'
import { CODES, type Code } from '../model.ts'
import type { DeliverSteps } from '../steps.ts'
import { trackScans } from './track.ts'

export type CarrierNews = Readonly<{ provider: ProviderId; headers: IncomingHttpHeaders; rawBody: string | null }>
export type Received = 'recorded' | 'known' | 'ignored' | 'forged'

/**
 * Takes what a carrier tells by itself. Only a body whose signature and time fit counts; a carrier without a secret has
 * no genuine news.
 * @returns a refusal when no package has the number yet: the carrier tries again, and the label may be booked by then
 */
export async function receiveNews(
  tx: Tx,
  { vault, steps }: Readonly<{ vault: Vault; steps: Pick<DeliverSteps, 'handOver'> }>,
  { provider: id, headers, rawBody }: CarrierNews,
): Promise<Received | Refusal> {
  const provider = (await readProviders(tx, 'carrier')).find((one) => one.id === id)
  const event = headers['webhook-id']
  if (!provider?.webhookSecret || !rawBody || typeof event !== 'string' || event.length > 200) return 'forged'
  const news = verify(vault.open(provider.webhookSecret), headers, rawBody)
  if (news === null) return 'forged'
  const scan = carrierOf(provider.adapter)?.readScan(news)
  if (!scan || !isCode(scan.code)) return 'ignored'
  const [verdict] = await trackScans(
    tx,
    steps,
    [{ ...scan, code: scan.code, carrier: provider.id, externalId: event }],
    null,
  )
  if (!verdict) throw new Error('a scan has no verdict')
  return isRefusal(verdict) ? verdict : verdict.outcome
}

/** Signature over the body as it came and its time, five minutes either way (Standard Webhooks); null when not genuine. */
function verify(secret: string, headers: IncomingHttpHeaders, rawBody: string): unknown {
  try {
    return new Webhook(secret).verify(rawBody, headers as Record<string, string>)
  } catch {
    return null // the library says no by throwing, for whatever reason
  }
}

function isCode(code: string): code is Code {
  return (CODES as readonly string[]).includes(code)
}
