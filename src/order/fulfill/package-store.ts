import type { Tx } from '../../platform/db/db.ts'
import type { FulfillmentOrderId, PackageId } from '../../platform/ids.ts'
import type { LineUnits, Package } from './model.ts'

type Row = Omit<Package, 'contents'> & { fulfillment: FulfillmentOrderId }

/** Packages of fulfillment orders with what is in them, also those that were opened again. */
export async function readPackages(
  tx: Tx,
  ids: readonly FulfillmentOrderId[],
): Promise<(Package & { fulfillment: FulfillmentOrderId })[]> {
  const [packages, contents] = await Promise.all([readRows(tx, ids), readContents(tx, ids)])
  return packages.map((one) => ({
    ...one,
    contents: contents.filter((row) => row.package === one.id).map(({ line, units }) => ({ line, units })),
  }))
}

function readRows(tx: Tx, ids: readonly FulfillmentOrderId[]): Promise<Row[]> {
  return tx.rows<Row>(
    'fulfill.read_packages',
    `select fulfillment_order_id as fulfillment, id, package, sscc, weight_g as "weightG", carrier_id as carrier, service,
            tracking_number as "trackingNumber", state, label_state as "labelState", label_problem as "labelProblem", label_key as "labelKey",
            label_tries as "labelTries", label_effect_id as "labelEffect", packed_at as "packedAt", labelled_at as "labelledAt",
            handed_over_at as "handedOverAt", shipment_id as shipment
       from fulfill.package where tenant_id = $1 and fulfillment_order_id = any($2::uuid[]) order by fulfillment_order_id, package`,
    [tx.tenant, ids],
  )
}

function readContents(tx: Tx, ids: readonly FulfillmentOrderId[]): Promise<(LineUnits & { package: PackageId })[]> {
  return tx.rows(
    'fulfill.read_contents',
    `select c.package_id as package, c.line, c.units
       from fulfill.package p join fulfill.package_content c on (c.tenant_id, c.package_id) = (p.tenant_id, p.id)
      where p.tenant_id = $1 and p.fulfillment_order_id = any($2::uuid[]) order by c.package_id, c.line`,
    [tx.tenant, ids],
  )
}

/** The fulfillment order a package belongs to, without a lock. */
export async function fulfillmentOfPackage(tx: Tx, id: PackageId): Promise<FulfillmentOrderId | undefined> {
  const [row] = await tx.rows<{ id: FulfillmentOrderId }>(
    'fulfill.fulfillment_of_package',
    'select fulfillment_order_id as id from fulfill.package where tenant_id = $1 and id = $2',
    [tx.tenant, id],
  )
  return row?.id
}

/** Writes what changed on packages; contents never change: another content is another package. */
export async function writePackages(tx: Tx, packages: readonly Package[]): Promise<void> {
  if (packages.length === 0) return
  const column = <T>(pick: (one: Package) => T) => packages.map(pick)
  await tx.rows(
    'fulfill.write_packages',
    `update fulfill.package p
        set state = n.state, carrier_id = n.carrier, service = n.service, tracking_number = n.tracking_number, label_state = n.label_state,
            label_problem = n.label_problem, label_key = n.label_key, label_tries = n.label_tries, label_effect_id = n.label_effect,
            labelled_at = n.labelled_at, handed_over_at = n.handed_over_at, shipment_id = n.shipment
       from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::uuid[],
                   $12::timestamptz[], $13::timestamptz[], $14::uuid[])
            as n(id, state, carrier, service, tracking_number, label_state, label_problem, label_key, label_tries, label_effect,
                 labelled_at, handed_over_at, shipment)
      where p.tenant_id = $1 and p.id = n.id`,
    [
      tx.tenant,
      column((p) => p.id),
      column((p) => p.state),
      column((p) => p.carrier),
      column((p) => p.service),
      column((p) => p.trackingNumber),
      column((p) => p.labelState),
      column((p) => p.labelProblem),
      column((p) => p.labelKey),
      column((p) => p.labelTries),
      column((p) => p.labelEffect),
      column((p) => p.labelledAt),
      column((p) => p.handedOverAt),
      column((p) => p.shipment),
    ],
  )
}
