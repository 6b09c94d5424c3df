import { expect, test } from 'vitest'
import { istanbul, useCarrier } from './test-shipments.ts'
import { checkDigit } from './tracking-number.ts'

const { call, ship, scan } = useCarrier()

test('names a price for each service, at home and abroad, by weight or by volume', async () => {
  const rates = (toCountry: string, packages: object[]) =>
    call<{ service: string; amountMinor: number }[]>('POST', '/rates', {
      from: { country: 'DE', postalCode: '10969' },
      to: { country: toCountry, postalCode: '10115' },
      packages,
    })
  expect((await rates('DE', [{ weightG: 1_000 }])).body).toEqual([
    { service: 'express', amountMinor: 900, currency: 'EUR', days: { min: 1, max: 1 } },
    { service: 'standard', amountMinor: 450, currency: 'EUR', days: { min: 2, max: 3 } },
    { service: 'economy', amountMinor: 338, currency: 'EUR', days: { min: 5, max: 5 } },
  ])
  const standardMinor = async (toCountry: string, packages: object[]) =>
    (await rates(toCountry, packages)).body.find(({ service }) => service === 'standard')?.amountMinor
  expect(await standardMinor('TR', [{ weightG: 900 }, { weightG: 4_000 }])).toBe(1_200 + 1_900)
  expect(await standardMinor('DE', [{ weightG: 1_001 }])).toBe(550)
  expect(await standardMinor('DE', [{ weightG: 100, lengthMm: 400, widthMm: 300, heightMm: 200 }])).toBe(700)
  expect((await rates('DE', [{ weightG: 31_501 }])).status).toBe(422)
})

test('books a shipment with a tracking number and a label for each package, at the price of the tariff', async () => {
  const { status, body } = await ship('s-1')
  expect(status).toBe(201)
  expect(body).toMatchObject({ key: 's-1', state: 'booked', service: 'standard', amountMinor: 3_100, currency: 'EUR' })
  expect(body.packages.map(({ reference }) => reference)).toEqual(['P-1', 'P-2'])
  for (const { trackingNumber, label } of body.packages) {
    expect(trackingNumber).toMatch(/^KC\d{13}$/)
    expect(checkDigit(trackingNumber.slice(2, -1))).toBe(Number(trackingNumber.at(-1)))
    expect(label.contentType).toBe('application/pdf')
    expect(Buffer.from(label.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  }
  expect(new Set(body.packages.map(({ trackingNumber }) => trackingNumber)).size).toBe(2)
})

test('computes the check digit of the GS1 specification', () => {
  expect(checkDigit('400638133393')).toBe(1)
})

test('books a key once and gives the same labels again', async () => {
  const first = await ship('s-1')
  const again = await ship('s-1')
  expect([again.status, again.body]).toEqual([200, first.body])
  expect((await call('GET', '/shipments/by-key/s-1')).body).toEqual(first.body)
  expect((await ship('s-1', { service: 'express' })).status).toBe(422)
  expect((await call('GET', '/shipments/by-key/s-2')).status).toBe(404)
})

test('finds a shipment whose answer was lost', async () => {
  await call('PUT', '/faults', { plan: [{ match: { kind: 'ship' }, fault: 'execute_then_cut', times: 1 }] })
  await expect(ship('s-1')).rejects.toThrow('fetch failed')
  const found = await call('GET', '/shipments/by-key/s-1')
  expect([found.status, found.body.state]).toEqual([200, 'booked'])
})

test('declines a shipment by plan and books nothing', async () => {
  await call('PUT', '/faults', { plan: [{ match: { reference: 'O-1001' }, fault: 'decline', times: 1 }] })
  const declined = await ship('s-1')
  expect([declined.status, (await call('GET', '/shipments/by-key/s-1')).status]).toEqual([422, 404])
  expect((await ship('s-1')).status).toBe(201)
})

test('cancels a shipment once, as long as nothing was picked up', async () => {
  const { body } = await ship('s-1')
  const cancel = (id: string, key: string) => call('POST', `/shipments/${id}/cancellations`, { key })
  const cancelled = await cancel(body.id, 'x-1')
  expect(cancelled.status).toBe(201)
  expect(cancelled.body).toMatchObject({ key: 'x-1', shipmentId: body.id, state: 'cancelled' })
  expect((await cancel(body.id, 'x-1')).status).toBe(200)
  expect((await cancel(body.id, 'x-2')).body.code).toBe('already_cancelled')
  expect((await call('GET', '/shipments/by-key/s-1')).body.state).toBe('cancelled')
  expect((await scan(body.packages[0]?.trackingNumber ?? '', 'picked_up')).body.code).toBe('shipment_cancelled')

  const onItsWay = await ship('s-2')
  await scan(onItsWay.body.packages[1]?.trackingNumber ?? '', 'picked_up')
  expect((await cancel(onItsWay.body.id, 'x-3')).body.code).toBe('already_picked_up')
  expect((await cancel('shp_none', 'x-4')).status).toBe(404)
})

test('refuses what a label has no room for and codes it does not know', async () => {
  const answers = [
    await ship('s-1', { to: { ...istanbul, lines: ['1', '2', '3', '4', '5'] } }),
    await ship('s-1', { service: 'drone' }),
    await ship('s-1', { packages: [] }),
    await call('POST', '/scans', { trackingNumber: 'KC1', code: 'teleported' }),
    await call('PUT', '/pace', { secondsPerDay: -1 }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400])
})
