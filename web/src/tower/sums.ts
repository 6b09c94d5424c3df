import type { TowerData } from './tower.tsx'

type Stage = TowerData['stages'][number]

/** From placing to the door; what follows here is at rest. */
export const OPEN_STAGES = [
  ...['open', 'backordered', 'reserved', 'in_work', 'ready_for_pickup', 'partly_shipped', 'shipped'],
  'partly_delivered',
]
export const RESTING_STAGES = ['delivered', 'cancelled', 'lost']

export type Sum = Readonly<{
  orders: number
  /** What they are worth and what of it is owed, one for each currency; none where money is not shown. */
  worth: readonly Readonly<{ currency: string; valueMinor: number; owedMinor: number }>[]
}>

/** Orders and money of some stages. Currencies are never added to each other. */
export function sumOf(stages: readonly Stage[], names: readonly string[]): Sum {
  const own = stages.filter(({ stage }) => names.includes(stage))
  const currencies = [...new Set(own.map(({ currency }) => currency))]
  return {
    orders: own.reduce((sum, { orders }) => sum + orders, 0),
    worth: own.some(({ valueMinor }) => valueMinor === null)
      ? []
      : currencies.map((currency) => {
          const mine = own.filter((stage) => stage.currency === currency)
          return {
            currency,
            valueMinor: mine.reduce((sum, { valueMinor }) => sum + (valueMinor ?? 0), 0),
            owedMinor: mine.reduce((sum, { owedMinor }) => sum + (owedMinor ?? 0), 0),
          }
        }),
  }
}
