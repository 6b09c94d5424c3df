import type { MoneyWay } from '../../../finance/index.ts'
import type { Method } from '../model.ts'

/** Where the money of a method is booked while it has not reached us otherwise. */
const WAYS: Readonly<Record<Method, MoneyWay>> = {
  card: 'provider',
  external: 'provider',
  bank_transfer: 'bank',
  invoice: 'bank',
  cash: 'cash',
}

export function wayOf(method: Method): MoneyWay {
  return WAYS[method]
}
