import i18next from 'i18next'
import { answer, kontor } from '../../api.ts'

export type Wanted = Readonly<{ sku: string; place: string; on: string; slot: string; capacity: number }>

/** As many rows the API takes at once. */
export const MOST_ROWS = 500

/**
 * Sets limits of slots. Those below what is booked already are not set, each with its reason: then this fails with the
 * number of them, for the others are set.
 */
export async function setCapacities(rows: readonly Wanted[], key: string): Promise<number> {
  const { items } = await answer(
    kontor.POST('/v1/service-capacities', { body: { rows: [...rows] }, headers: { 'idempotency-key': key } }),
  )
  const refused = items.filter(({ done }) => done === 'refused')
  if (refused.length > 0)
    throw new Error(
      i18next.t(refused[0]?.reason === 'booked_already' ? 'stock.bookedAlready' : 'stock.unknownPlace', {
        count: refused.length,
      }),
    )
  return items.length
}
