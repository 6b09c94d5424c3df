import { type Location, type Provider, readLocations, readProviders } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { LocationId, PackageId, ProviderId } from '../../../platform/ids.ts'
import type { Address, Label } from '../carriers/carrier.ts'
import type { FulfillmentOrder } from '../model.ts'

export type Destination = Readonly<{
  name: string | null
  company: string | null
  phone: string | null
  lines: readonly string[] | null
  postalCode: string | null
  city: string | null
  country: string | null
  instructions: string | null
}>

/** Where a fulfillment order goes, by name: to the customer, or to another location. */
export async function readDestination(
  tx: Tx,
  { order, delivery, to }: Pick<FulfillmentOrder, 'order' | 'delivery' | 'to'>,
): Promise<Destination | undefined> {
  if (to) return readStore(tx, to)
  const [row] = await tx.rows<Destination>(
    'fulfill.read_destination',
    `select p.name, p.company, p.phone, p.lines, p.postal_code as "postalCode", p.city, p.country, p.instructions
       from capture.v_delivery d join capture.v_party p on (p.tenant_id, p.order_id, p.party) = (d.tenant_id, d.order_id, d.ship_to)
      where d.tenant_id = $1 and d.order_id = $2 and d.delivery = $3`,
    [tx.tenant, order, delivery],
  )
  return row
}

export function readCarriers(tx: Tx): Promise<readonly Provider[]> {
  return readProviders(tx, 'carrier')
}

async function readStore(tx: Tx, id: LocationId): Promise<Destination | undefined> {
  const store = (await readLocations(tx)).find((one) => one.id === id)
  if (!store) return undefined
  const { name, street, postalCode, city, country } = store
  return { name, company: null, phone: null, lines: [street ?? name], postalCode, city, country, instructions: null }
}

export async function readCarrier(tx: Tx, by: { id: ProviderId } | { code: string }): Promise<Provider | undefined> {
  const all = await readCarriers(tx)
  return all.find((one) => ('id' in by ? one.id === by.id : one.code === by.code))
}

/** From the location's own address, and to the customer's; null when there is nobody to send to. */
export async function readAddresses(
  tx: Tx,
  fulfillment: Pick<FulfillmentOrder, 'order' | 'delivery' | 'to' | 'location'>,
): Promise<{ from: Address; to: Address } | null> {
  const to = await readDestination(tx, fulfillment)
  const from = (await readLocations(tx)).find((one) => one.id === fulfillment.location)
  const name = to?.name ?? to?.company
  if (!from || !to || !name || !to.country) return null
  const company = to.name && to.company ? [to.company] : []
  return {
    from: senderOf(from),
    to: {
      name,
      lines: [...company, ...(to.lines ?? [])],
      postalCode: to.postalCode ?? '',
      city: to.city ?? '',
      country: to.country,
      ...(to.phone && { phone: to.phone }),
    },
  }
}

function senderOf({ name, street, postalCode, city, country }: Location): Address {
  return { name, lines: [street ?? name], postalCode: postalCode ?? '', city, country }
}

/** The package that has a tracking number of a carrier. Others who would give the same number wait for this transaction. */
export async function claimTrackingNumber(
  tx: Tx,
  carrier: ProviderId,
  trackingNumber: string,
): Promise<PackageId | undefined> {
  const [claimed] = await claimTrackingNumbers(tx, [[carrier, trackingNumber]])
  return claimed?.package
}

/** The same for many, locked in one sequence. @returns those that a package has */
export async function claimTrackingNumbers(
  tx: Tx,
  wanted: readonly (readonly [carrier: ProviderId, trackingNumber: string])[],
): Promise<{ carrier: ProviderId; trackingNumber: string; package: PackageId }[]> {
  if (wanted.length === 0) return []
  const locked = tx.rows(
    'fulfill.lock_tracking_numbers',
    `select pg_advisory_xact_lock(k.key)
       from (select distinct hashtextextended(n, 0) as key from unnest($1::text[]) n order by 1) k`,
    [wanted.map(([carrier, trackingNumber]) => `${tx.tenant}/${carrier}/${trackingNumber}`)],
  )
  const found = tx.rows<{ carrier: ProviderId; trackingNumber: string; package: PackageId }>(
    'fulfill.packages_with_tracking_numbers',
    `select p.carrier_id as carrier, p.tracking_number as "trackingNumber", p.id as package
       from unnest($2::uuid[], $3::text[]) as w(carrier, number)
       join fulfill.package p on p.tenant_id = $1 and p.carrier_id = w.carrier and p.tracking_number = w.number`,
    [tx.tenant, wanted.map(([carrier]) => carrier), wanted.map(([, trackingNumber]) => trackingNumber)],
  )
  // Sent together, done one after the other: behind the locks nobody gives one of them meanwhile.
  return (await Promise.all([locked, found]))[1]
}

/** Keeps what is printed. It names a person: it stands here, where it can be erased, and nowhere else. */
export async function putLabel(tx: Tx, id: PackageId, label: Omit<Label, 'trackingNumber'>): Promise<void> {
  await tx.rows(
    'fulfill.put_label',
    `insert into fulfill.label (tenant_id, package_id, content_type, content, price_minor, currency, provider_reference)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, package_id) do update
        set content_type = excluded.content_type, content = excluded.content, price_minor = excluded.price_minor,
            currency = excluded.currency, provider_reference = excluded.provider_reference`,
    [
      tx.tenant,
      id,
      label.document?.contentType ?? 'application/pdf',
      label.document?.content ?? null,
      label.priceMinor,
      label.currency,
      label.providerReference,
    ],
  )
}

export async function dropLabel(tx: Tx, id: PackageId): Promise<void> {
  await tx.rows('fulfill.drop_label', 'delete from fulfill.label where tenant_id = $1 and package_id = $2', [
    tx.tenant,
    id,
  ])
}

export type StoredLabel = Readonly<{
  contentType: string
  content: Buffer | null
  priceMinor: number | null
  currency: string | null
}>

export async function readLabel(tx: Tx, id: PackageId): Promise<StoredLabel | undefined> {
  const [row] = await tx.rows<StoredLabel>(
    'fulfill.read_label',
    `select content_type as "contentType", content, price_minor as "priceMinor", currency from fulfill.label
      where tenant_id = $1 and package_id = $2`,
    [tx.tenant, id],
  )
  return row
}
