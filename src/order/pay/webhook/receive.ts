import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { readProviders } from '../../../organisation/index.ts'
import type { Vault } from '../../../platform/auth/secrets.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { askAgain } from '../../../platform/effects/effects.ts'
import { noteAllInbound } from '../../../platform/effects/inbound.ts'
import { isUuid, type OperationId, type ProviderId, prefixes, readId } from '../../../platform/ids.ts'
import { openAmong } from './store.ts'
import { verifyEvent } from './verify.ts'

export type Inbound = Readonly<{ provider: ProviderId; headers: IncomingHttpHeaders; rawBody: string | null }>

/** `ask`: effects whose provider is to be asked now. `altered`: a known event came again with another body. */
export type Received = Readonly<{ verdict: 'forged' | 'new' | 'known' | 'altered'; ask: readonly string[] }>

const KEY = new RegExp(`^${prefixes.operation}_[0-9a-f]{32}$`)

/**
 * Takes note of providers' events. Nothing that they say is believed: they only make us ask a provider about the one
 * operation of ours that each names, if its end is still open. Order, copies, delay and content of events do not matter.
 */
export async function receiveEvents(tx: Tx, vault: Vault, inbound: readonly Inbound[]): Promise<Received[]> {
  const providers = await readProviders(tx, 'payment')
  const genuine = inbound.flatMap((one) => {
    const provider = providers.find(({ id }) => id === one.provider)
    const secret = provider?.webhookSecret ? vault.open(provider.webhookSecret) : null
    const event = verifyEvent(secret, one.headers, one.rawBody)
    return provider && event ? [{ one, event, operation: operationOf(event.key) }] : []
  })
  const noted = await noteAllInbound(
    tx,
    genuine.map(({ one, event }) => ({ provider: one.provider, event: event.id, bodyHash: hashOf(one.rawBody) })),
  )
  const news = genuine.flatMap(({ one, operation }, index) =>
    noted[index] === 'new' && operation ? [{ one, operation }] : [],
  )
  const open = await openAmong(
    tx,
    news.map(({ one, operation }) => ({ provider: one.provider, operation })),
  )
  const asking = news.filter(({ one, operation }) => open.has(`${one.provider} ${operation}`))
  const effects = asking.length > 0 ? await askAgain(tx, [...new Set(asking.map(({ operation }) => operation))]) : []
  const verdicts = new Map(genuine.map(({ one }, index) => [one, noted[index] ?? 'known']))
  // One of those that wait for the same commit asks for all of them.
  return inbound.map((one) => ({ verdict: verdicts.get(one) ?? 'forged', ask: one === asking[0]?.one ? effects : [] }))
}

function hashOf(rawBody: string | null): Buffer {
  return createHash('sha256')
    .update(rawBody ?? '')
    .digest()
}

function operationOf(key: string | null): OperationId | null {
  if (key === null || !KEY.test(key)) return null
  const operation = readId<OperationId>(key)
  return isUuid(operation) ? operation : null
}
