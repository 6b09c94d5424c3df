import { answer, type Got, kontor } from '../../api.ts'

export type CalendarRow = Got<'/v1/calendars'>['items'][number]
export type DayRow = Got<'/v1/calendar-days'>['items'][number]
type Written = Readonly<{ items: readonly { done: string; detail: string | null }[] }>

/** Rows of master data are written as a list, each with its verdict: here it is one row, and its refusal is ours. */
async function one(written: Promise<Written>): Promise<void> {
  const [verdict] = (await written).items
  if (verdict?.done === 'refused') throw new Error(verdict.detail ?? verdict.done)
}

export const writeCalendar = (row: CalendarRow, key: string = crypto.randomUUID()) =>
  one(answer(kontor.POST('/v1/calendars', { body: { rows: [row] }, headers: { 'idempotency-key': key } })))

export const writeDay = (row: DayRow & { remove?: boolean }, key: string = crypto.randomUUID()) =>
  one(answer(kontor.POST('/v1/calendar-days', { body: { rows: [row] }, headers: { 'idempotency-key': key } })))
