import type { EffectAnswer } from '../../../platform/effects/effects.ts'
import type { Method, OperationKind } from '../model.ts'

/** How to reach a provider: its settings, and its secret in clear for the moment of the call. */
export type Account = Readonly<{ settings: Readonly<Record<string, unknown>>; secret: string | null }>

/** One step of a payment as its provider is asked for it. */
export type ProviderRequest = Readonly<{
  kind: OperationKind
  /** Derived from our operation: every attempt of it sends the same one, and it is booked once. */
  key: string
  /** The order, as it is shown to people. */
  reference: string
  amountMinor: number
  currency: string
  instrument: string | null
  /** The provider's own id of the authorization or capture that this step is about. */
  of: string | null
}>

/**
 * What an adapter puts into the `answer` of its outcome; nothing else is read from it.
 * `declined` tells a bank's no from a request that the provider would not take; `gone`: the authorization is void.
 */
export type ProviderAnswer = Readonly<{
  reference?: string
  /** What the provider booked: never more than was asked for, and that is what counts. */
  amountMinor?: number
  brand?: string
  lastFour?: string
  declined?: boolean
  gone?: boolean
}>

type Call = (account: Account, request: ProviderRequest) => Promise<EffectAnswer>

/** Whoever moves money for the tenant. A call must never throw for what a provider may do. */
export type PaymentProvider = Readonly<{
  methods: readonly Method[]
  /** Null: it sets nothing aside; its money is recorded when somebody says that it came. */
  authorization: Readonly<{ authorize: Call; capture: Call; void: Call; needsInstrument: boolean }> | null
  refund: Call
  /** What became of a key; null when the provider says that it has never heard of it. */
  ask(account: Account, request: ProviderRequest): Promise<EffectAnswer | null>
}>
