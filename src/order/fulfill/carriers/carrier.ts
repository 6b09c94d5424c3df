/** Where a package comes from or goes to, as a label needs it. */
export type Address = Readonly<{
  name: string
  lines: readonly string[]
  postalCode: string
  city: string
  country: string
  phone?: string
}>

/** Our account with a carrier: its settings, and the secret opened for this one call. */
export type Account = Readonly<{
  settings: Readonly<Record<string, unknown>>
  secret: string | null
  timeoutMs: number
}>

export type RateQuestion = Readonly<{ from: Address; to: Address; weightG: number }>
export type Rate = Readonly<{
  service: string
  amountMinor: number
  currency: string
  minDays: number
  maxDays: number
}>

export type LabelQuestion = RateQuestion &
  Readonly<{ service: string | null; reference: string; packageReference: string; trackingNumber: string | null }>
export type LabelDocument = Readonly<{ contentType: string; content: Buffer }>
export type Label = Readonly<{
  trackingNumber: string
  providerReference: string | null
  priceMinor: number | null
  currency: string | null
  /** What is printed; a delivery of our own has none. */
  document: LabelDocument | null
}>

/** `unknown`: it may have been executed, nobody knows. `not_sent`: it was certainly not executed. */
export type Failure =
  | Readonly<{ outcome: 'refused'; problem: string }>
  | Readonly<{ outcome: 'unknown'; problem: string }>
  | Readonly<{ outcome: 'not_sent'; problem: string; retryAfterS?: number }>
export type LabelAnswer = Readonly<{ outcome: 'bought'; label: Label }> | Failure
export type VoidAnswer = Readonly<{ outcome: 'voided' }> | Failure

/** What a carrier tells of a package by itself, in the words of the door: see `deliver`. */
export type CarrierScan = Readonly<{
  trackingNumber: string
  code: string
  at: Date
  place?: string
  detail?: string
  receivedBy?: string
}>

/**
 * What any carrier does for us. Requests carry a key: the same key is the same label, however often it is sent.
 * Nothing of what a carrier may do makes these throw.
 */
export type Carrier = Readonly<{
  /** What the carrier needs that was not said; null when it has enough. */
  missing(
    asked: Readonly<{ service: string | null; trackingNumber: string | null }>,
  ): 'service' | 'trackingNumber' | null
  rates(account: Account, question: RateQuestion): Promise<readonly Rate[] | Failure>
  buyLabel(account: Account, key: string, question: LabelQuestion): Promise<LabelAnswer>
  /** What became of a key; null when the carrier has never heard of it. */
  askLabel(account: Account, key: string): Promise<LabelAnswer | null>
  /** Gives the label that was bought under `labelKey` back. */
  voidLabel(account: Account, key: string, labelKey: string): Promise<VoidAnswer>
  askVoid(account: Account, labelKey: string): Promise<VoidAnswer | null>
  /** Reads a webhook whose signature was checked; null when it is about something else. */
  readScan(event: unknown): CarrierScan | null
}>
