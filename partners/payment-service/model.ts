/** One booked step of a payment. It never changes; what it means for others is added up in `Ledger`. */
export type Operation = {
  id: string
  key: string
  kind: 'authorize' | 'capture' | 'void' | 'refund'
  state: 'succeeded' | 'declined'
  amountMinor: number
  currency: string
  reference: string
  at: string
  reason?: string
  expiresAt?: string
  instrument?: { brand: string; lastFour: string }
  authorizationId?: string
  captureId?: string
}

/** A line of the book; the request itself is not kept, only its fingerprint, so no instrument ever lies in the book. */
export type Entry = { fingerprint: string; operation: Operation }

/** What the book adds up to. */
export type Ledger = {
  byKey: Map<string, Entry>
  byId: Map<string, Operation>
  byReference: Map<string, Operation[]>
  /** Minor units taken from an authorization, or sent back from a capture, by id. */
  usedMinor: Map<string, number>
  voided: Set<string>
}

/** An empty ledger. */
export const emptyLedger = (): Ledger => ({
  byKey: new Map(),
  byId: new Map(),
  byReference: new Map(),
  usedMinor: new Map(),
  voided: new Set(),
})

/** Enters a line of the book. A declined operation is on record and moves no money. */
export const enter = (ledger: Ledger, entry: Entry): void => {
  const { operation } = entry
  ledger.byKey.set(operation.key, entry)
  ledger.byId.set(operation.id, operation)
  const siblings = ledger.byReference.get(operation.reference)
  if (siblings) siblings.push(operation)
  else ledger.byReference.set(operation.reference, [operation])
  if (operation.state === 'declined') return
  const from = operation.captureId ?? operation.authorizationId
  if (from === undefined) return
  if (operation.kind === 'void') ledger.voided.add(from)
  else ledger.usedMinor.set(from, (ledger.usedMinor.get(from) ?? 0) + operation.amountMinor)
}

/** What is left of an authorization to capture, or of a capture to refund, in minor units. */
export const leftMinor = (ledger: Ledger, operation: Operation): number =>
  operation.amountMinor - (ledger.usedMinor.get(operation.id) ?? 0)
