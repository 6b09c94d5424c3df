import type { Carrier } from './carrier.ts'

/** Our own drivers, or any carrier without a connection: the number is given by hand and nothing is printed. */
export const ownDelivery: Carrier = {
  missing: ({ trackingNumber }) => (trackingNumber === null ? 'trackingNumber' : null),
  rates: async () => [],
  async buyLabel(_account, _key, { trackingNumber }) {
    if (trackingNumber === null) return { outcome: 'refused', problem: 'tracking_number_missing' }
    const label = { trackingNumber, providerReference: null, priceMinor: null, currency: null, document: null }
    return { outcome: 'bought', label }
  },
  askLabel: async () => null,
  voidLabel: async () => ({ outcome: 'voided' }),
  askVoid: async () => null,
  readScan: () => null,
}
