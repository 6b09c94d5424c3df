import { type Static, Type } from 'typebox'
import type { Vault } from '../../platform/auth/secrets.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runChange, runRead } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { body, Nullable, Text } from '../../platform/http/schema.ts'
import { showId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { refusePlace } from '../refusals.ts'
import { type NewProvider, type Provider, type ProviderKind, readProviders, writeProvider } from './providers.ts'

const tags = ['organisation']
const KINDS = ['payment', 'carrier', 'mail'] as const satisfies readonly ProviderKind[]

const Secret = Type.String({ minLength: 1, maxLength: 2_000, writeOnly: true, description: 'never shown again' })
const Settings = Type.Record(
  Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]{0,59}$' }),
  Type.Union([Type.String({ maxLength: 2_000 }), Type.Number(), Type.Boolean()]),
  { additionalProperties: false, description: 'what the adapter needs to know; no secrets' },
)
const NewProviderBody = body({
  adapter: Text(60),
  settings: Type.Optional(Settings),
  secret: Type.Optional(Secret),
  webhookSecret: Type.Optional(Secret),
  active: Type.Optional(Type.Boolean()),
})
const ShownProvider = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  code: Type.String(),
  adapter: Type.String(),
  settings: Type.Record(Type.String(), Type.Unknown()),
  hasSecret: Type.Boolean(),
  hasWebhookSecret: Type.Boolean(),
  active: Type.Boolean(),
})
const Checked = Type.Object({
  answers: Type.Boolean(),
  tookMs: Type.Integer(),
  problem: Nullable(Type.String({ description: 'what is wrong with it' })),
})
const params = Type.Object({
  kind: Type.Enum(KINDS),
  code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,40}$' }),
})

/** The adapters that this installation has, by kind of provider. */
export type Adapters = Readonly<Record<ProviderKind, readonly string[]>>
/** Asks a provider something that changes nothing; null when it answered, else what is wrong. */
export type Probe = (provider: Provider, secret: string | null) => Promise<string | null>
export type ProviderDeps = CommandDeps &
  Readonly<{ vault: Vault; adapters: Adapters; probes: Readonly<Record<ProviderKind, Probe>> }>

export function providerRoutes(app: App, deps: ProviderDeps): void {
  app.get(
    '/v1/providers',
    {
      schema: {
        summary: 'Payment services, carriers and mail servers',
        tags,
        response: answers(200, Type.Object({ items: Type.Array(ShownProvider) })),
      },
      config: { action: 'provider.read' },
    },
    async (request) => ({ items: (await runRead(deps, request, readAll)).map(show) }),
  )

  app.put(
    '/v1/providers/:kind/:code',
    {
      schema: {
        summary: 'Set up a provider; secrets that are left out stay as they are',
        tags,
        params,
        body: NewProviderBody,
        response: answers(200, Type.Object({ id: Type.String() })),
      },
      config: { action: 'provider.write' },
    },
    async (request) => {
      const provider = { ...request.params, ...request.body }
      const id = await runChange(deps, request, (tx) => setUp(tx, deps, provider))
      return { id: showId('provider', id) }
    },
  )

  app.post(
    '/v1/providers/:kind/:code/checks',
    {
      schema: {
        summary: 'Call a provider now, with a question that changes nothing',
        tags,
        params,
        body: body({}),
        response: answers(200, Checked),
      },
      config: { action: 'provider.read' },
    },
    async (request) => {
      const { kind, code } = request.params
      const provider = await runRead(deps, request, async (tx) => {
        const found = (await readProviders(tx, kind)).find((one) => one.code === code)
        return found ?? refuse.not_found(`there is no ${kind} provider ${code}`)
      })
      const began = performance.now()
      const problem = await deps.probes[kind](provider, provider.secret && deps.vault.open(provider.secret))
      return { answers: problem === null, tookMs: Math.round(performance.now() - began), problem }
    },
  )
}

async function setUp(tx: Tx, { vault, adapters }: ProviderDeps, provider: NewProvider) {
  const known = adapters[provider.kind]
  if (!known.includes(provider.adapter))
    return refusePlace.unknown_adapter(`for ${provider.kind} there is ${known.join(', ') || 'none'}`, {
      path: '/adapter',
    })
  const id = await writeProvider(tx, vault, provider)
  tx.announce({
    type: 'provider.changed',
    subject: id,
    data: { kind: provider.kind, code: provider.code, active: provider.active ?? true },
  })
  return id
}

async function readAll(tx: Tx): Promise<Provider[]> {
  const all: Provider[] = []
  for (const kind of KINDS) all.push(...(await readProviders(tx, kind)))
  return all
}

function show(provider: Provider): Static<typeof ShownProvider> {
  const { secret, webhookSecret, settings, ...rest } = provider
  return {
    ...rest,
    id: showId('provider', provider.id),
    settings: { ...settings },
    hasSecret: secret !== null,
    hasWebhookSecret: webhookSecret !== null,
  }
}
