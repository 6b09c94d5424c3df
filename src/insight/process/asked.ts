import { Type } from 'typebox'
import type { Tx } from '../../platform/db/db.ts'
import { Text } from '../../platform/http/schema.ts'
import { addDays, dayOf } from '../../platform/time.ts'
import type { Span } from './report.ts'

export const Days = Type.Integer({ minimum: 1, maximum: 90, default: 30, description: 'how many days it goes back' })
/** Whose part of it: a channel or a location by its code. */
export const where = {
  channel: Type.Optional(Text(40)),
  location: Type.Optional(Text(40)),
}

/** So many days up to today, or as many that came before them. */
export function spanOf(tx: Tx, days: number, back = 0): Span {
  const today = dayOf(tx.now)
  return { from: addDays(today, 1 - days - back), to: addDays(today, -back) }
}
