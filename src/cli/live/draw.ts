import type { DemoConsumer, DemoItem, DemoLocation } from '../../../demo/model.ts'
import { mulberry32 } from '../journey/draw.ts'

/** What goes wrong with an order, or nothing. */
export const TROUBLES = [
  'declined_card',
  'hanging_payment',
  'cancelled_by_customer',
  'short_pick',
  'silent_carrier',
  'nobody_home',
  'late_supply',
  'returned',
] as const
export type Trouble = (typeof TROUBLES)[number] | 'none'

/** One in so many orders is in trouble: enough to see each kind within an hour, few enough that most go well. */
const TROUBLE_EACH = 4
const COLLECTED_SHARE = 0.15
const TELEPHONE_SHARE = 0.1

export type Life = Readonly<{
  channel: 'web' | 'telephone' | 'till'
  buyer: DemoConsumer
  lines: readonly Readonly<{ sku: string; quantity: number }>[]
  /** Where it is collected; null: it is shipped. */
  collectAt: string | null
  trouble: Trouble
  rating: number
}>

export type Assortment = Readonly<{
  items: readonly DemoItem[]
  consumers: readonly DemoConsumer[]
  locations: readonly DemoLocation[]
}>

/** How long something takes, as a share of its longest time. */
export type Draw = () => number

/** The n-th order that arrives: the same for the same seed, whenever it is asked for. */
export function drawLife(seed: number, n: number, { items, consumers, locations }: Assortment): Life {
  const random = randomOf(seed, n)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const sold = items.filter((item) => !item.discontinued)
  const buyer = one(consumers)
  const lines = new Map<string, number>()
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) lines.set(one(sold).sku, 1 + Math.floor(random() * 4))
  const channel = random() < TELEPHONE_SHARE ? 'telephone' : 'web'
  const stores = locations.filter(({ capabilities }) => capabilities.pickup)
  const near = stores.find(({ address }) => address.country === buyer.address.country)
  const trouble =
    n % TROUBLE_EACH === TROUBLE_EACH - 1
      ? (TROUBLES[Math.floor(n / TROUBLE_EACH) % TROUBLES.length] ?? 'none')
      : 'none'
  return {
    channel,
    buyer,
    lines: [...lines].map(([sku, quantity]) => ({
      sku,
      quantity: trouble === 'late_supply' ? quantity * LATE_FACTOR : quantity,
    })),
    collectAt: near && trouble === 'none' && random() < COLLECTED_SHARE ? near.key : null,
    trouble,
    rating: random() < 0.8 ? 5 : 1 + Math.floor(random() * 4),
  }
}

/** So many units that no shelf has them. */
const LATE_FACTOR = 400

/** Chance for what belongs to one thing, by its name or number. */
export function randomOf(seed: number, thing: number | string): Draw {
  const number =
    typeof thing === 'number' ? thing : [...thing].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7)
  return mulberry32(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b))
}
