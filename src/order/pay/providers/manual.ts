import type { PaymentProvider } from './provider.ts'

/**
 * Money that people move: bank transfer, invoice on terms, cash at pickup, money that a marketplace collected. Nothing
 * outside is called. What came is recorded as a receipt; a refund counts as done when it is asked for.
 */
export const manual: PaymentProvider = {
  methods: ['bank_transfer', 'invoice', 'cash', 'external'],
  authorization: null,
  refund: async () => ({ outcome: 'succeeded', answer: {} }),
  ask: async () => null,
}
