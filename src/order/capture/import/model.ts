import type { PlaceOrder } from '../place/model.ts'

/** An order of a file: recognized by its channel and external number when it comes again. */
export type ImportedOrder = Readonly<{
  order: PlaceOrder & Readonly<{ externalNumber: string }>
  /** Null: now. */
  placedAt: Date | null
}>

/** Where units of a line of the past ended, counted as the line's quantity is. */
export type PastUnits = Readonly<{ shipped?: number; delivered?: number; cancelled?: number; returned?: number }>

/** An order that is over, or at least out of the house. */
export type HistoryOrder = ImportedOrder &
  Readonly<{
    placedAt: Date
    handedOverAt: Date
    /** Everything that was due is paid, what was given back is refunded. */
    paid: boolean
    /** One for each line of the order. */
    ends: readonly PastUnits[]
  }>
