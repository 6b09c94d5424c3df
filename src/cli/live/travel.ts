import { type Life, randomOf } from './draw.ts'
import { pass, type Town, tellPartner } from './town.ts'

const LEG_S = 45
const RETURN_TO = 'warehouse-hamburg'

export type Parcel = Readonly<{ order: string; trackingNumber: string; own: boolean; life: Life | undefined }>

/** A parcel goes from scan to scan to the door, by the carrier's own book; the carrier tells Kontor as carriers do. */
export async function travel(town: Town, parcel: Parcel): Promise<void> {
  const { trackingNumber, life } = parcel
  const leg = randomOf(town.seed, trackingNumber)
  const codes =
    life?.trouble === 'silent_carrier'
      ? ['picked_up']
      : life?.trouble === 'nobody_home'
        ? ['picked_up', 'in_transit', 'out_for_delivery', 'delivery_failed']
        : ['picked_up', 'in_transit', 'out_for_delivery', 'delivered']
  for (const code of codes) {
    if (!(await pass(town, LEG_S * (0.3 + 0.7 * leg())))) return
    await scan(town, parcel, code)
  }
  if (codes.at(-1) === 'delivered' && life) await afterwards(town, parcel.order, life)
  else
    town.say(
      `${trackingNumber}: ${life?.trouble === 'silent_carrier' ? 'the carrier says nothing any more' : 'nobody was at home'}`,
    )
}

/** The test carrier's scans are in its own book; the house's own driver reports to Kontor himself. */
async function scan(town: Town, { trackingNumber, own }: Parcel, code: string): Promise<void> {
  if (!own) return tellPartner(town.carrier, 'POST', '/scans', { trackingNumber, code })
  const events = [
    {
      carrier: 'own',
      trackingNumber,
      code,
      externalId: `${trackingNumber}-${code}`,
      occurredAt: new Date().toISOString(),
    },
  ]
  await town.driver.raw('POST', '/v1/tracking-events', { events }, `live-${town.run}-${trackingNumber}-${code}`)
}

/** Customers say how it was; some send things back. */
async function afterwards(town: Town, order: string, { rating, trouble }: Life): Promise<void> {
  if (!(await pass(town, LEG_S))) return
  const key = `live-${town.run}-${order}`
  await town.customers.raw('POST', `/v1/orders/${order}/feedback`, { rating }, `${key}-feedback`)
  if (trouble !== 'returned') return
  const lines = [{ line: 1, units: 1 }]
  const wanted = { way: 'post', lines: lines.map((line) => ({ ...line, reason: 'unwanted' })) }
  const made = await town.care.raw('POST', `/v1/orders/${order}/returns`, wanted, `${key}-return`)
  if (made.status >= 300 || !(await pass(town, LEG_S))) return
  const at = `/v1/returns/${String(made.body['id'])}`
  await town.wms.raw('POST', `${at}/receipts`, { location: RETURN_TO, lines }, `${key}-received`)
  if (await pass(town, LEG_S))
    await town.wms.raw('POST', `${at}/inspections`, { findings: [{ line: 1, restock: 1 }] }, `${key}-inspected`)
}
