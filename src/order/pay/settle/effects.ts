import { readProviders } from '../../../organisation/index.ts'
import type { Vault } from '../../../platform/auth/secrets.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { EffectAnswer, EffectKind, EffectRequest } from '../../../platform/effects/effects.ts'
import { type OperationId, type OrderId, showId } from '../../../platform/ids.ts'
import { openOrders } from '../../capture/index.ts'
import { KINDS, type OperationKind } from '../model.ts'
import type { Account, PaymentProvider, ProviderRequest } from '../providers/provider.ts'
import { adapters } from '../providers/registry.ts'
import { settleOperation } from './settle.ts'
import { readRequest } from './store.ts'

export type EffectDeps = Readonly<{ db: Db; vault: Vault }>

/** How the steps of a payment are carried out, asked after and booked, for the effects ledger. */
export function payEffects(deps: EffectDeps): EffectKind[] {
  return KINDS.map((kind) => ({
    kind: `payment.${kind}`,
    call: async (effect) => {
      const { adapter, account, request } = await prepare(deps, effect)
      return callOf(adapter, kind)(account, request)
    },
    ask: async (effect) => {
      const { adapter, account, request } = await prepare(deps, effect)
      return adapter.ask(account, request)
    },
    lock: lockOrders,
    settle: settleOperation,
  }))
}

async function lockOrders(tx: Tx, effects: readonly EffectRequest[]): Promise<void> {
  await openOrders(tx, [...new Set(effects.flatMap(({ order }) => (order ? [order as OrderId] : [])))])
}

/** The effect itself holds ids and amounts only; instrument and secret are read at the moment of the call. */
async function prepare(
  { db, vault }: EffectDeps,
  effect: EffectRequest,
): Promise<{ adapter: PaymentProvider; account: Account; request: ProviderRequest }> {
  // Not `read`: a replica may not know the operation yet.
  const { row, provider } = await db.write(
    { tenant: effect.tenant, actor: { kind: 'system', id: null } },
    async (tx) => {
      const row = await readRequest(tx, effect.subject as OperationId)
      const providers = await readProviders(tx, 'payment')
      return { row, provider: providers.find(({ id }) => id === row?.provider) }
    },
  )
  const adapter = provider && adapters.get(provider.adapter)
  if (!row || !adapter) throw new Error(`no provider for effect ${effect.id}`)
  const { settings, secret } = provider
  const { order, kind, amountMinor, currency, instrument, of } = row
  return {
    adapter,
    account: { settings, secret: secret && vault.open(secret) },
    request: { key: effect.key, reference: showId('order', order), kind, amountMinor, currency, instrument, of },
  }
}

type Call = (account: Account, request: ProviderRequest) => Promise<EffectAnswer>

function callOf(adapter: PaymentProvider, kind: OperationKind): Call {
  if (kind === 'refund') return adapter.refund
  return adapter.authorization?.[kind] ?? (async () => ({ outcome: 'refused', problem: 'nothing is set aside here' }))
}
