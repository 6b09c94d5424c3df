import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { readProviders } from '../../../organisation/index.ts'
import type { Vault } from '../../../platform/auth/secrets.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { askAgain } from '../../../platform/effects/effects.ts'
import { noteInbound } from '../../../platform/effects/inbound.ts'
import { isUuid, type OperationId, type ProviderId, prefixes, readId } from '../../../platform/ids.ts'
import { isOpenAt } from './store.ts'
import { verifyEvent } from './verify.ts'

export type Inbound = Readonly<{ provider: ProviderId; headers: IncomingHttpHeaders; rawBody: string | null }>

/** `ask`: effects whose provider is to be asked now. `altered`: a known event came again with another body. */
export type Received = Readonly<{ verdict: 'forged' | 'new' | 'known' | 'altered'; ask: readonly string[] }>

const KEY = new RegExp(`^${prefixes.operation}_[0-9a-f]{32}$`)

/**
 * Takes note of a provider's event. Nothing that it says is believed: it only makes us ask the provider about the one
 * operation of ours that it names, if its end is still open. Order, copies, delay and content of events do not matter.
 */
export async function receiveEvent(tx: Tx, vault: Vault, inbound: Inbound): Promise<Received> {
  const provider = (await readProviders(tx, 'payment')).find(({ id }) => id === inbound.provider)
  const secret = provider?.webhookSecret ? vault.open(provider.webhookSecret) : null
  const event = verifyEvent(secret, inbound.headers, inbound.rawBody)
  if (!provider || !event) return { verdict: 'forged', ask: [] }

  const hash = createHash('sha256')
    .update(inbound.rawBody ?? '')
    .digest()
  const verdict = await noteInbound(tx, provider.id, event.id, hash)
  if (verdict !== 'new' || event.key === null || !KEY.test(event.key)) return { verdict, ask: [] }
  const operation = readId<OperationId>(event.key)
  if (!isUuid(operation) || !(await isOpenAt(tx, provider.id, operation))) return { verdict, ask: [] }
  return { verdict, ask: await askAgain(tx, [operation]) }
}
