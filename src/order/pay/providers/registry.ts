import { manual } from './manual.ts'
import type { PaymentProvider } from './provider.ts'
import { testPayment } from './test-payment.ts'

/** The adapters that exist, by the name that a provider's row gives. */
export const adapters: ReadonlyMap<string, PaymentProvider> = new Map([
  ['manual', manual],
  ['test_payment', testPayment],
])
