import { usePartner } from '../shared/test-kit.ts'
import { startCarrier } from './service.ts'

export type ShownShipment = {
  id: string
  state: string
  amountMinor: number
  packages: { reference: string; trackingNumber: string; label: { contentType: string; base64: string } }[]
}

const berlin = { name: 'Kontor GmbH', lines: ['Lindenstraße 1'], postalCode: '10969', city: 'Berlin', country: 'DE' }
export const istanbul = {
  name: 'Ayşe Yılmaz',
  lines: ['İstiklal Cd. 5', 'Kat 2'],
  postalCode: '34430',
  city: 'İstanbul',
  country: 'TR',
  phone: '+90 212 000 00 00',
}

const request = (key: string, more: object = {}) => ({
  key,
  reference: 'O-1001',
  service: 'standard',
  from: berlin,
  to: istanbul,
  packages: [
    { reference: 'P-1', weightG: 900 },
    { reference: 'P-2', weightG: 4_000 },
  ],
  ...more,
})

/** A carrier for each test, and the shipments and scans that the tests send to it. */
export const useCarrier = () => {
  const { call, delivered } = usePartner(startCarrier)
  const ship = (key: string, more: object = {}) => call<ShownShipment>('POST', '/shipments', request(key, more))
  const scan = (trackingNumber: string, code: string, more: object = {}) =>
    call('POST', '/scans', { trackingNumber, code, ...more })
  const shipOne = async (key: string): Promise<string> => {
    const { body } = await ship(key, { packages: [{ reference: 'P-1', weightG: 900 }] })
    return body.packages[0]?.trackingNumber ?? ''
  }

  return { call, delivered, ship, scan, shipOne }
}
