import type { Demo } from '../../../demo/load.ts'
import type { Client, System } from '../journey/client.ts'
import type { Work } from '../journey/state.ts'

const HOUR_MS = 3_600_000
const STORE = 'store-berlin'
/** Names that fit into a line: the first buyers of the demo are there to try what does not. */
const FIRST_BUYER = 3

/** What is going on when the demo opens: how long ago it was ordered, how far it has come, and what went wrong. */
type Story = Readonly<{
  name: string
  hoursAgo: number
  lines: readonly Readonly<{ sku: string; quantity: number }>[]
  /** Where it is collected; shipped when left out. */
  collectAt?: string
  card?: string
  until: 'placed' | 'accepted' | 'picked' | 'packed' | 'ready' | 'under_way' | 'nobody_home'
}>

const STORIES: readonly Story[] = [
  { name: 'stuck', hoursAgo: 216, lines: lines('NW-059', 3, 'NW-041', 2), until: 'accepted' },
  { name: 'no-money', hoursAgo: 30, lines: lines('NW-040', 4), card: 'tok_declined_visa_4000', until: 'placed' },
  { name: 'nobody-home', hoursAgo: 76, lines: lines('NW-050', 2), until: 'nobody_home' },
  { name: 'under-way-1', hoursAgo: 50, lines: lines('NW-040', 2, 'NW-036', 1), until: 'under_way' },
  { name: 'under-way-2', hoursAgo: 27, lines: lines('NW-034', 3), until: 'under_way' },
  { name: 'packed', hoursAgo: 22, lines: lines('NW-061', 2), until: 'packed' },
  { name: 'picked', hoursAgo: 20, lines: lines('NW-012', 3), until: 'picked' },
  { name: 'accepted', hoursAgo: 6, lines: lines('NW-064', 2, 'NW-052', 1), until: 'accepted' },
  { name: 'new-1', hoursAgo: 3, lines: lines('NW-016', 2), until: 'placed' },
  { name: 'new-2', hoursAgo: 1, lines: lines('NW-036', 2, 'NW-033', 1), until: 'placed' },
  { name: 'store-1', hoursAgo: 5, lines: lines('NW-058', 1), collectAt: STORE, until: 'placed' },
  { name: 'store-2', hoursAgo: 4, lines: lines('NW-025', 2, 'NW-016', 1), collectAt: STORE, until: 'placed' },
  { name: 'store-3', hoursAgo: 7, lines: lines('NW-076', 2), collectAt: STORE, until: 'accepted' },
  { name: 'store-4', hoursAgo: 26, lines: lines('NW-006', 1), collectAt: STORE, until: 'ready' },
]

function lines(...wanted: (string | number)[]): Story['lines'] {
  return wanted.flatMap((sku, index) =>
    typeof sku === 'string' ? [{ sku, quantity: Number(wanted[index + 1] ?? 1) }] : [],
  )
}

export type Today = Readonly<{ systems: Readonly<Record<System, Client>>; demo: Demo; opened: Date }>

/** When something of a story happened, as a share of the way from its order to now; and the key of what is sent. */
type Teller = Readonly<{ at: (share: number) => string; key: (what: string) => string }>

/**
 * Lets some orders of the last days stop in the middle of their way, each by what the systems around Kontor do: work in
 * warehouse and store, parcels on the road, a payment, a delivery that failed, and one order that is late because the
 * place that took it does nothing.
 */
export async function openToday({ systems, demo, opened }: Today): Promise<void> {
  const german = demo.consumers.filter(({ address }) => address.country === 'DE')
  for (const [index, story] of STORIES.entries()) {
    const buyer = german[(index + FIRST_BUYER) % german.length]
    const teller: Teller = {
      at: (share) => new Date(opened.getTime() - story.hoursAgo * (1 - share) * HOUR_MS).toISOString(),
      key: (what) => `today-${story.name}-${what}`,
    }
    if (buyer) await tell(systems, story, buyer, teller)
  }
}

async function tell(
  systems: Today['systems'],
  story: Story,
  buyer: Demo['consumers'][number],
  teller: Teller,
): Promise<void> {
  const { at, key } = teller
  const { id } = await systems.shop.post<{ id: string }>(
    '/v1/orders',
    {
      ...{
        channel: 'web',
        placedBy: 'customer',
        customer: { number: buyer.id },
        currency: 'EUR',
        locale: buyer.locale,
      },
      deliveries: [
        story.collectAt === undefined
          ? { method: 'ship', shipTo: { name: buyer.name, ...buyer.address } }
          : { method: 'collect', pickupLocation: story.collectAt },
      ],
      lines: story.lines,
      occurredAt: at(0),
    },
    key('place'),
  )
  const card = { provider: 'test', method: 'card', instrument: story.card ?? 'tok_visa_4242', occurredAt: at(0) }
  await systems.shop.post(`/v1/orders/${id}/payments`, card, key('pay'))
  const { fulfillmentOrders } = await systems.care.post<{ fulfillmentOrders: { id: string }[] }>(
    `/v1/orders/${id}/releases`,
    { occurredAt: at(0.01) },
    key('release'),
  )
  for (const work of fulfillmentOrders) await workOn(systems, story, work.id, teller)
}

const REACHED: readonly Story['until'][] = [
  'placed',
  'accepted',
  'picked',
  'packed',
  'ready',
  'under_way',
  'nobody_home',
]

/** Goes on with the work until where the story stops. */
async function workOn(systems: Today['systems'], story: Story, id: string, teller: Teller): Promise<void> {
  const { at, key } = teller
  const reached = (step: Story['until']) => REACHED.indexOf(story.until) >= REACHED.indexOf(step)
  const act = (what: string, body: object, share: number) =>
    systems.wms.post<Work>(
      `/v1/fulfillment-orders/${id}/${what}`,
      { ...body, occurredAt: at(share) },
      key(`${what}-${id}`),
    )
  if (!reached('accepted')) return
  const work = await act('acceptances', {}, 0.05)
  const all = work.lines.map(({ line, waiting }) => ({ line, units: waiting }))
  if (!reached('picked')) return
  await act('picks', { lines: all }, 0.1)
  if (!reached('packed')) return
  const { packages } = await act('packages', { packages: [{ contents: all }] }, 0.15)
  if (!reached('ready')) return
  if (story.collectAt !== undefined) return void (await act('readiness', {}, 0.2))
  const trackingNumbers = packages.map((one) => ({ package: one.id, trackingNumber: `NW-${work.number}` }))
  await act('shipments', { carrier: 'own', trackingNumbers }, 0.3)
  const scans = story.until === 'nobody_home' ? ['in_transit', 'delivery_failed'] : ['in_transit']
  const events = trackingNumbers.flatMap(({ trackingNumber }) =>
    scans.map((code, index) => ({
      ...{ carrier: 'own', trackingNumber, code, externalId: `${trackingNumber}-${code}` },
      occurredAt: at(0.5 + index * 0.3),
    })),
  )
  await systems.carrier.post('/v1/tracking-events', { events }, key('scans'))
}
