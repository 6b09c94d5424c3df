import { expect, test } from 'vitest'
import { useCarrier } from './test-shipments.ts'

const { call, delivered, scan, ship, shipOne } = useCarrier()

test('takes scans in an order that can be true, and tells each of them', async () => {
  const trackingNumber = await shipOne('s-1')
  const early = await scan(trackingNumber, 'delivered')
  expect([early.status, early.body.code]).toEqual([409, 'illegal_scan_order'])
  for (const code of ['picked_up', 'in_transit', 'in_transit', 'damaged', 'out_for_delivery', 'delivery_failed']) {
    expect((await scan(trackingNumber, code)).status).toBe(201)
  }
  expect((await scan(trackingNumber, 'picked_up')).status).toBe(409)
  const proof = { name: 'A. Yılmaz' }
  const at = '2026-03-02T10:00:00+01:00'
  await scan(trackingNumber, 'delivered', { at, place: 'İstanbul', detail: 'at the door', proof })
  expect((await scan(trackingNumber, 'in_transit')).status).toBe(409)
  expect((await scan('KC0000000000000', 'picked_up')).status).toBe(404)

  const received = await delivered(7)
  const last = received.at(-1)?.event
  expect(last).toEqual({
    type: 'tracking.updated',
    id: expect.stringMatching(/^evt_scn_/),
    data: {
      trackingNumber,
      code: 'delivered',
      at: '2026-03-02T09:00:00.000Z',
      place: 'İstanbul',
      detail: 'at the door',
      proof,
    },
  })
  const listed = await call<{ code: string }[]>('GET', `/trackings/${trackingNumber}`)
  expect(listed.body.map(({ code }) => code).slice(-2)).toEqual(['delivery_failed', 'delivered'])
})

test('lets a lost package turn up again', async () => {
  const trackingNumber = await shipOne('s-1')
  await scan(trackingNumber, 'picked_up')
  await scan(trackingNumber, 'lost')
  expect((await scan(trackingNumber, 'delivered')).status).toBe(409)
  expect((await scan(trackingNumber, 'in_transit')).status).toBe(201)
  expect((await scan(trackingNumber, 'returned_to_sender')).status).toBe(201)
})

test('brings packages to the door by itself at the pace that is set, and no further than that', async () => {
  const codes = async (trackingNumber: string) =>
    (await call<{ code: string }[]>('GET', `/trackings/${trackingNumber}`)).body.map(({ code }) => code)
  const before = await shipOne('s-1')
  const { body } = await ship('s-2')
  await call('POST', `/shipments/${body.id}/cancellations`, { key: 'x-1' })
  const byHand = await shipOne('s-3')
  for (const code of ['picked_up', 'delivery_failed']) await scan(byHand, code)
  await call('PUT', '/pace', { secondsPerDay: 0.05 })
  const after = await shipOne('s-4')

  const whole = ['picked_up', 'in_transit', 'out_for_delivery', 'delivered']
  await expect.poll(() => codes(before), { timeout: 4_000 }).toEqual(whole)
  await expect.poll(() => codes(after), { timeout: 4_000 }).toEqual(whole)
  expect(await codes(body.packages[0]?.trackingNumber ?? '')).toEqual([])
  expect(await codes(byHand)).toEqual(['picked_up', 'delivery_failed'])
  const received = await delivered(10)
  const atTheDoor = received.map(({ event }) => event.data).find(({ code }) => code === 'delivered')
  expect(atTheDoor).toMatchObject({ proof: { name: 'Ayşe Yılmaz' }, place: 'İstanbul' })

  await call('PUT', '/pace', { secondsPerDay: 0 })
  const still = await shipOne('s-5')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await codes(still)).toEqual([])
})
