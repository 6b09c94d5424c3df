import { describe, expect, it } from 'vitest'
import { addUnits, bodyOf, EMPTY, fieldOf, hasPlace, NOBODY, readPaste } from './draft.ts'

const OFFER = { currency: 'EUR', costMinor: 490, chargeName: 'Delivery', kind: 'agent' as const }
const BERLIN = { name: 'Ada', street: 'Torstraße 1, Hinterhaus', postalCode: '10119', city: 'Berlin', country: 'DE' }

describe('items of a new order', () => {
  it('a second scan counts up, another item comes last', () => {
    const once = addUnits([{ sku: 'tea', quantity: 1 }], { sku: 'cup', quantity: 2 })
    expect(addUnits(once, { sku: 'tea', quantity: 1 })).toEqual([
      { sku: 'tea', quantity: 2 },
      { sku: 'cup', quantity: 2 },
    ])
  })

  it('reads rows of a spreadsheet, and hands back what it cannot read', () => {
    expect(readPaste('tea\t3\r\ncup;2\n\nset\ntea\tmany\n\t5\ncup\t0\n')).toEqual({
      wishes: [
        { sku: 'tea', quantity: 3 },
        { sku: 'cup', quantity: 2 },
        { sku: 'set', quantity: 1 },
      ],
      refused: ['tea\tmany', '5', 'cup\t0'],
    })
  })
})

describe('the order that is sent', () => {
  it('goes to the address, by the chosen service, with what delivery costs', () => {
    const draft = {
      ...EMPTY,
      channel: 'telephone',
      buyer: { ...NOBODY, name: 'Ada', phone: ' +49 30 1 ' },
      lines: [{ sku: 'tea', quantity: 2 }],
      shipTo: BERLIN,
      service: 'parcel',
    }
    expect(hasPlace(draft)).toBe(true)
    expect(bodyOf(draft, OFFER)).toEqual({
      channel: 'telephone',
      currency: 'EUR',
      placedBy: 'agent',
      customer: { name: 'Ada', phone: '+49 30 1', kind: 'person' },
      deliveries: [
        {
          method: 'ship',
          carrierService: 'parcel',
          shipTo: {
            name: 'Ada',
            lines: ['Torstraße 1', 'Hinterhaus'],
            postalCode: '10119',
            city: 'Berlin',
            country: 'DE',
          },
        },
      ],
      lines: [{ sku: 'tea', quantity: 2 }],
      charges: [{ kind: 'shipping', name: 'Delivery', amountMinor: 490, delivery: 1 }],
    })
  })

  it('names the place that hands over, and leaves out a charge of nothing', () => {
    const known = { ...NOBODY, id: 'cus_1', terms: 'net30' }
    const draft = {
      ...EMPTY,
      buyer: known,
      method: 'carry_out' as const,
      pickup: 'berlin',
      payment: 'terms',
      shippingMinor: 0,
    }
    expect(bodyOf(draft, OFFER)).toMatchObject({
      customer: { id: 'cus_1' },
      terms: 'net30',
      placedAtLocation: 'berlin',
      deliveries: [{ method: 'carry_out', pickupLocation: 'berlin' }],
    })
    expect(bodyOf(draft, OFFER)).not.toHaveProperty('charges')
  })
})

describe('a refusal is shown where it belongs', () => {
  it.each([
    ['/lines/2/sku', 'line-2'],
    ['/lines', 'items'],
    ['/deliveries/0/shipTo', 'street'],
    ['/deliveries/0/shipTo/country', 'country'],
    ['/shipTo/postalCode', 'postalCode'],
    ['/deliveries/0/pickupLocation', 'pickup'],
    ['/customer/email', 'buyer-email'],
    ['/customer/id', 'buyer'],
    ['/instrument', 'instrument'],
    ['/channel', 'channel'],
    [undefined, null],
  ] as const)('%s at %s', (path, field) => {
    expect(fieldOf(path)).toBe(field)
  })
})
