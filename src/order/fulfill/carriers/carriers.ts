import type { Carrier } from './carrier.ts'
import { ownDelivery } from './own-delivery.ts'
import { testCarrier } from './test-carrier.ts'

/** Adapters by the name under which a provider row asks for them. */
export const carriers: Readonly<Record<string, Carrier>> = { test_carrier: testCarrier, own_delivery: ownDelivery }

export function carrierOf(adapter: string): Carrier | undefined {
  return Object.hasOwn(carriers, adapter) ? carriers[adapter] : undefined
}
