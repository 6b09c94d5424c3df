import { type Provider, readProviders } from '../../../organisation/index.ts'
import type { Vault } from '../../../platform/auth/secrets.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { EffectAnswer, EffectKind, EffectRequest } from '../../../platform/effects/effects.ts'
import { type OperationId, type OrderId, showId } from '../../../platform/ids.ts'
import { openOrders } from '../../capture/index.ts'
import { KINDS, type OperationKind } from '../model.ts'
import type { Account, PaymentProvider, ProviderRequest } from '../providers/provider.ts'
import { adapters } from '../providers/registry.ts'
import { settleOperation } from './settle.ts'
import { type RequestRow, readRequests } from './store.ts'

export type EffectDeps = Readonly<{ vault: Vault }>

/** How the steps of a payment are carried out, asked after and booked, for the effects ledger. */
export function payEffects({ vault }: EffectDeps): EffectKind[] {
  // Instruments and secrets stay beside the effect, in memory, from the claim to the call.
  const prepared = new WeakMap<EffectRequest, Prepared>()
  const prepare = async (tx: Tx, effects: readonly EffectRequest[]) => {
    const ids = effects.map(({ subject }) => subject as OperationId)
    const [rows, providers] = await Promise.all([readRequests(tx, ids), readProviders(tx, 'payment')])
    for (const effect of effects) {
      const row = rows.find((one) => one.operation === effect.subject)
      const provider = providers.find((one) => one.id === row?.provider)
      if (row && provider) prepared.set(effect, { row, provider })
    }
  }
  const connect = (effect: EffectRequest) => connection(vault, effect, prepared.get(effect))
  return KINDS.map((kind) => ({
    kind: `payment.${kind}`,
    prepare,
    call: async (effect) => {
      const { adapter, account, request } = connect(effect)
      return callOf(adapter, kind)(account, request)
    },
    ask: async (effect) => {
      const { adapter, account, request } = connect(effect)
      return adapter.ask(account, request)
    },
    lock: lockOrders,
    settle: settleOperation,
  }))
}

async function lockOrders(tx: Tx, effects: readonly EffectRequest[]): Promise<void> {
  await openOrders(tx, [...new Set(effects.flatMap(({ order }) => (order ? [order as OrderId] : [])))])
}

/** The effect itself holds ids and amounts only; instrument and secret are read when it is claimed. */
type Prepared = Readonly<{ row: RequestRow; provider: Provider }>

function connection(
  vault: Vault,
  effect: EffectRequest,
  prepared: Prepared | undefined,
): { adapter: PaymentProvider; account: Account; request: ProviderRequest } {
  const adapter = prepared && adapters.get(prepared.provider.adapter)
  if (!adapter) throw new Error(`no provider for effect ${effect.id}`)
  const { settings, secret } = prepared.provider
  const { order, kind, amountMinor, currency, instrument, of } = prepared.row
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
