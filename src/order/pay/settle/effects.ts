import { type Provider, readProviders } from '../../../organisation/index.ts'
import type { Vault } from '../../../platform/auth/secrets.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { EffectAnswer, EffectKind, EffectRequest } from '../../../platform/effects/effects.ts'
import { type Groups, makeGroups } from '../../../platform/groups/groups.ts'
import { type OperationId, type OrderId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { openOrders } from '../../capture/index.ts'
import { KINDS, type OperationKind } from '../model.ts'
import type { Account, PaymentProvider, ProviderRequest } from '../providers/provider.ts'
import { adapters } from '../providers/registry.ts'
import { settleOperation } from './settle.ts'
import { type RequestRow, readRequests } from './store.ts'

export type EffectDeps = Readonly<{ db: Db; vault: Vault }>

/** How the steps of a payment are carried out, asked after and booked, for the effects ledger. */
export function payEffects({ db, vault }: EffectDeps): EffectKind[] {
  // Not `read`: a replica may not know the operations yet.
  const prepare = preparer(vault, makeGroups<OperationId, Prepared>(db, prepareAll))
  return KINDS.map((kind) => ({
    kind: `payment.${kind}`,
    call: async (effect) => {
      const { adapter, account, request } = await prepare(effect)
      return callOf(adapter, kind)(account, request)
    },
    ask: async (effect) => {
      const { adapter, account, request } = await prepare(effect)
      return adapter.ask(account, request)
    },
    lock: lockOrders,
    settle: settleOperation,
  }))
}

async function lockOrders(tx: Tx, effects: readonly EffectRequest[]): Promise<void> {
  await openOrders(tx, [...new Set(effects.flatMap(({ order }) => (order ? [order as OrderId] : [])))])
}

/** An operation with its provider, as far as they are there. */
type Prepared = Readonly<{ row: RequestRow | undefined; provider: Provider | undefined }>

async function prepareAll(tx: Tx, operations: readonly OperationId[]): Promise<Prepared[]> {
  const [rows, providers] = await Promise.all([readRequests(tx, operations), readProviders(tx, 'payment')])
  return operations.map((id) => {
    const row = rows.find((one) => one.operation === id)
    return { row, provider: providers.find((one) => one.id === row?.provider) }
  })
}

/** The effect itself holds ids and amounts only; instrument and secret are read at the moment of the call. */
function preparer(vault: Vault, groups: Groups<OperationId, Prepared>) {
  return async (
    effect: EffectRequest,
  ): Promise<{ adapter: PaymentProvider; account: Account; request: ProviderRequest }> => {
    const prepared = await groups.submit(effect.tenant, effect.subject as OperationId, { weight: 1, bytes: 0 })
    if (isRefusal(prepared)) throw new Error(prepared.detail)
    const { row, provider } = prepared
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
}

type Call = (account: Account, request: ProviderRequest) => Promise<EffectAnswer>

function callOf(adapter: PaymentProvider, kind: OperationKind): Call {
  if (kind === 'refund') return adapter.refund
  return adapter.authorization?.[kind] ?? (async () => ({ outcome: 'refused', problem: 'nothing is set aside here' }))
}
