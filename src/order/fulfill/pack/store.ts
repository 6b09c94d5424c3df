import type { Tx } from '../../../platform/db/db.ts'
import type { PackageId } from '../../../platform/ids.ts'
import type { FulfillmentOrder, Package } from '../model.ts'

const TRIES = 100

export type NewPackage = Readonly<{
  fulfillment: Pick<FulfillmentOrder, 'id' | 'order'>
  box: Package
  ssccOf(id: PackageId, tries: number): string
}>

/**
 * Inserts packages with their contents. A serial number that is taken is replaced by the next one.
 * @returns their SSCC
 */
export async function insertPackages(tx: Tx, packages: readonly NewPackage[]): Promise<Map<PackageId, string>> {
  const numbers = new Map<PackageId, string>()
  for (let tries = 0, left = packages; left.length > 0; tries++) {
    if (tries === TRIES) throw new Error('the serial numbers of the company prefix are used up')
    for (const { id, sscc } of await insertNumbered(tx, left, tries)) numbers.set(id, sscc)
    left = left.filter(({ box }) => !numbers.has(box.id))
  }
  if (packages.length > 0) await insertContents(tx, packages)
  return numbers
}

function insertNumbered(
  tx: Tx,
  packages: readonly NewPackage[],
  tries: number,
): Promise<{ id: PackageId; sscc: string }[]> {
  return tx.rows(
    'fulfill.insert_packages',
    `insert into fulfill.package (tenant_id, fulfillment_order_id, order_id, packed_at, id, package, weight_g, sscc)
     select $1, n.* from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::uuid[], $6::int[], $7::int[], $8::text[]) as n
     on conflict (tenant_id, sscc) where sscc is not null do nothing returning id, sscc`,
    [
      tx.tenant,
      packages.map((one) => one.fulfillment.id),
      packages.map((one) => one.fulfillment.order),
      packages.map((one) => one.box.packedAt),
      packages.map((one) => one.box.id),
      packages.map((one) => one.box.package),
      packages.map((one) => one.box.weightG),
      packages.map((one) => one.ssccOf(one.box.id, tries)),
    ],
  )
}

async function insertContents(tx: Tx, packages: readonly NewPackage[]): Promise<void> {
  const contents = packages.flatMap(({ box }) => box.contents.map((content) => ({ ...content, package: box.id })))
  await tx.rows(
    'fulfill.insert_contents',
    `insert into fulfill.package_content (tenant_id, package_id, line, units)
     select $1, n.* from unnest($2::uuid[], $3::int[], $4::int[]) as n`,
    [tx.tenant, contents.map((one) => one.package), contents.map((one) => one.line), contents.map((one) => one.units)],
  )
}
