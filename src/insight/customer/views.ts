import { type Provider, readLocations, readProviders } from '../../organisation/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'

type Brand = Readonly<{ name: string; look: Readonly<Record<string, unknown>> }>

/** What the customer's page shows beyond the story of the order: whose shop it is, who carries what, what they said. */
export async function readSurroundings(tx: Tx, order: OrderId) {
  const [[brand], [feedback], carriers, pickups, providers, locations] = await Promise.all([
    tx.rows<Brand>(
      'insight.followed_brand',
      `select b.name, b.look from capture.v_order o join organisation.v_brand b on (b.tenant_id, b.id) = (o.tenant_id, o.brand_id)
        where o.tenant_id = $1 and o.id = $2`,
      [tx.tenant, order],
    ),
    tx.rows<{ rating: number | null }>(
      'insight.followed_feedback',
      'select rating from aftersales.v_feedback where tenant_id = $1 and order_id = $2',
      [tx.tenant, order],
    ),
    tx.rows<{ package: string; carrier: string | null; delivery: number }>(
      'insight.followed_carriers',
      `select p.id as package, p.carrier_id as carrier, f.delivery
         from fulfill.v_package p join fulfill.v_fulfillment_order f on (f.tenant_id, f.id) = (p.tenant_id, p.fulfillment_order_id)
        where p.tenant_id = $1 and p.order_id = $2 and f.destination = 'customer' and p.state <> 'unpacked'`,
      [tx.tenant, order],
    ),
    tx.rows<{ delivery: number; state: string; collectBy: Date | null; doneAt: Date | null }>(
      'insight.followed_pickups',
      `select delivery, state, collect_by as "collectBy", done_at as "doneAt" from fulfill.v_fulfillment_order
        where tenant_id = $1 and order_id = $2 and destination = 'pickup' order by number`,
      [tx.tenant, order],
    ),
    readProviders(tx, 'carrier'),
    readLocations(tx),
  ])
  return { brand, rating: feedback?.rating ?? null, carriers, pickups, providers, locations }
}

export type Surroundings = Awaited<ReturnType<typeof readSurroundings>>

/** Where a carrier shows a parcel: its provider's setting `trackingUrl`, with `{number}` in it. */
export function trackingUrl({ settings }: Pick<Provider, 'settings'>, trackingNumber: string): string | null {
  const pattern = settings['trackingUrl']
  if (typeof pattern !== 'string' || !pattern.startsWith('https://')) return null
  return pattern.replaceAll('{number}', encodeURIComponent(trackingNumber))
}
