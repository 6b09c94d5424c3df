import type { Vault } from '../../platform/auth/secrets.ts'
import { callPartner } from '../../platform/effects/http-partner.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { refusePlace } from '../refusals.ts'
import type { Provider, ProviderKind } from './providers.ts'

/** How a test service can be made to behave. */
export const MODES = ['well', 'slow', 'failing', 'silent'] as const
export type Mode = (typeof MODES)[number]

/** Adapters of services that take a plan of faults, and how each can misbehave. */
export const TEST_SERVICES = {
  test_payment: ['well', 'slow', 'failing'],
  test_carrier: ['well', 'slow', 'failing', 'silent'],
} as const satisfies Readonly<Record<string, readonly Mode[]>>

type Plan = Readonly<{ plan: readonly object[]; webhooks: Readonly<Record<string, unknown>> }>

/** Longer than a buyer waits, shorter than the adapter does. */
const SLOW_MS = 6_000
const GOOD: Plan = { plan: [], webhooks: {} }
const PLANS: Readonly<Record<Mode, Plan>> = {
  well: GOOD,
  slow: { ...GOOD, plan: [{ match: {}, fault: 'slow', delayMs: SLOW_MS }] },
  failing: { ...GOOD, plan: [{ match: {}, fault: 'fail' }] },
  silent: { ...GOOD, webhooks: { drop: true } },
}

/** The modes of a provider's service; null when it is none for testing. */
export function modesOf({ adapter }: Provider): readonly Mode[] | null {
  return Object.hasOwn(TEST_SERVICES, adapter) ? TEST_SERVICES[adapter as keyof typeof TEST_SERVICES] : null
}

/** How the service behaves now, as it says itself; null: it does not answer, or was told something of its own. */
export async function readMode(vault: Vault, provider: Provider): Promise<Mode | null> {
  const left = await askFaults(vault, provider)
  if (isRefusal(left)) return null
  const now = JSON.stringify(left)
  return MODES.find((mode) => JSON.stringify(PLANS[mode]) === now) ?? null
}

export async function setMode(vault: Vault, provider: Provider, mode: Mode): Promise<Refusal | null> {
  const answer = await askFaults(vault, provider, PLANS[mode])
  return isRefusal(answer) ? answer : null
}

async function askFaults(vault: Vault, provider: Provider, plan?: Plan): Promise<unknown> {
  const { settings, secret } = provider
  const outcome = await callPartner({
    method: plan ? 'PUT' : 'GET',
    url: `${String(settings['url'])}/faults`,
    secret: secret && vault.open(secret),
    timeoutMs: 3_000,
    ...(plan && { body: plan }),
  })
  if (outcome.kind === 'answer' && outcome.status === 200) return outcome.body
  const why = outcome.kind === 'answer' ? `status ${outcome.status}` : outcome.problem
  return refusePlace.test_service_away(`${provider.code}: ${why}`)
}

export type TestService = Readonly<{ kind: ProviderKind; code: string; modes: Mode[]; mode: Mode | null }>
