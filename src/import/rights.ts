import type { Action } from '../organisation/index.ts'
import { KINDS, type KindName } from './kinds.ts'

/** The kinds that a person brings in as a file. Orders have a stream of their own, customers are people. */
const OWN: Readonly<Partial<Record<KindName, Action>>> = {
  items: 'catalog.write',
  prices: 'price.write',
  stock: 'stock.import',
}
const NOT_HERE: readonly KindName[] = ['orders', 'customers']

export const FILE_KINDS = KINDS.filter((kind) => !NOT_HERE.includes(kind))

/** The right to the list that a file is written into. */
export function rightTo(kind: KindName): Action {
  return OWN[kind] ?? 'promise_data.write'
}
