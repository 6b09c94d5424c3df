import type { InputLine } from './lines.ts'
import type { OutcomeKind, Reason } from './rules.ts'

/** When an order's goods leave: with the carrier at noon, or with the one in the evening. */
export const WAVES = { noon: '12:00', evening: '21:00' } as const
export type Wave = keyof typeof WAVES

export type PlannedCharge = Readonly<{ line: InputLine; kind: 'shipping' | 'fee' }>
export type PlannedOrder = Readonly<{
  /** The external number: the invoice's, and a count where an invoice is more than one order. */
  number: string
  at: string
  customer: string | null
  country: string
  wave: Wave
  lines: readonly InputLine[]
  charges: readonly PlannedCharge[]
}>

/** Units of a line of an order, by its number there. */
export type Taken = Readonly<{ order: PlannedOrder; line: number; units: number }>

/** What a credit note takes back of one order: before its goods left, or after. */
export type Credit = Readonly<{ line: InputLine; kind: 'cancellation' | 'return'; taken: readonly Taken[] }>

export type Outcome = Readonly<{
  line: InputLine
  kind: OutcomeKind
  /** Of a cancellation or return: how many of its units were found; the others are unmatched. */
  units?: number
  reason?: Reason | string
}>
export type DayPlan = Readonly<{
  day: string
  orders: readonly PlannedOrder[]
  credits: readonly Credit[]
  outcomes: readonly Outcome[]
}>
