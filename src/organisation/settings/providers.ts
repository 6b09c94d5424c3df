import type { Vault } from '../../platform/auth/secrets.ts'
import type { Tx } from '../../platform/db/db.ts'
import { recall } from '../../platform/events/kept.ts'
import { keepMaster, masterChanged } from '../../platform/events/master.ts'
import { newId, type ProviderId } from '../../platform/ids.ts'

export type ProviderKind = 'payment' | 'carrier' | 'mail'

/** Somebody outside who does something for the tenant. Secrets stay sealed until the moment they are used. */
export type Provider = Readonly<{
  id: ProviderId
  kind: ProviderKind
  code: string
  /** Which adapter speaks to it. */
  adapter: string
  settings: Readonly<Record<string, unknown>>
  secret: Buffer | null
  webhookSecret: Buffer | null
  active: boolean
}>

export type NewProvider = Readonly<{
  id?: ProviderId
  kind: ProviderKind
  code: string
  adapter: string
  settings?: Readonly<Record<string, unknown>>
  /** In clear; left out, the one that is stored stays. */
  secret?: string
  webhookSecret?: string
  active?: boolean
}>

/** All providers of a kind, those that are switched off as well: what they began must be finished with them. */
export async function readProviders(tx: Tx, kind: ProviderKind): Promise<Provider[]> {
  return (await recall(tx, providers)).filter((provider) => provider.kind === kind)
}

const providers = keepMaster('organisation.providers', ['providers'], (tx) =>
  tx.rows<Provider>(
    'organisation.read_providers',
    `select id, kind, code, adapter, settings, secret, webhook_secret as "webhookSecret", active
       from organisation.provider where tenant_id = $1 order by code`,
    [tx.tenant],
  ),
)

/** Makes a provider or changes the one with the same kind and code. @returns its id */
export async function writeProvider(tx: Tx, vault: Vault, provider: NewProvider): Promise<ProviderId> {
  const { kind, code, adapter, settings = {}, secret, webhookSecret, active = true } = provider
  const [row] = await tx.rows<{ id: ProviderId }>(
    'organisation.write_provider',
    `insert into organisation.provider as p (tenant_id, id, kind, code, adapter, settings, secret, webhook_secret, active)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, kind, code) do update
        set adapter = excluded.adapter, settings = excluded.settings, active = excluded.active,
            secret = coalesce(excluded.secret, p.secret), webhook_secret = coalesce(excluded.webhook_secret, p.webhook_secret)
     returning id`,
    [
      tx.tenant,
      provider.id ?? newId<ProviderId>(),
      kind,
      code,
      adapter,
      JSON.stringify(settings),
      secret === undefined ? null : vault.seal(secret),
      webhookSecret === undefined ? null : vault.seal(webhookSecret),
      active,
    ],
  )
  if (!row) throw new Error(`provider ${code} was not written`)
  masterChanged(tx, 'providers')
  return row.id
}
