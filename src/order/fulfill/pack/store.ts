import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrder } from '../model.ts'
import type { PackedParcel } from './decide.ts'

const TRIES = 100

/** Inserts packages with their contents. A serial number that is taken is replaced by the next one. */
export async function insertPackages(
  tx: Tx,
  fulfillment: FulfillmentOrder,
  parcels: readonly PackedParcel[],
  makeSscc: (packageId: string, tries: number) => string,
): Promise<void> {
  let left = parcels
  for (let tries = 0; left.length > 0; tries++) {
    if (tries === TRIES) throw new Error('the serial numbers of the company prefix are used up')
    const made = await tx.rows<{ id: string }>(
      'fulfill.insert_packages',
      `insert into fulfill.package (tenant_id, fulfillment_order_id, order_id, packed_at, id, package, weight_g, sscc)
       select $1, $2, $3, $4, n.* from unnest($5::uuid[], $6::int[], $7::int[], $8::text[]) as n
       on conflict (tenant_id, sscc) where sscc is not null do nothing returning id`,
      [
        tx.tenant,
        fulfillment.id,
        fulfillment.order,
        tx.occurredAt,
        left.map((one) => one.id),
        left.map((one) => one.package),
        left.map((one) => one.weightG),
        left.map((one) => makeSscc(one.id, tries)),
      ],
    )
    const done = new Set(made.map((row) => row.id))
    left = left.filter((one) => !done.has(one.id))
  }
  const contents = parcels.flatMap((one) => one.contents.map((content) => ({ ...content, package: one.id })))
  await tx.rows(
    'fulfill.insert_contents',
    `insert into fulfill.package_content (tenant_id, package_id, line, units)
     select $1, n.* from unnest($2::uuid[], $3::int[], $4::int[]) as n`,
    [tx.tenant, contents.map((one) => one.package), contents.map((one) => one.line), contents.map((one) => one.units)],
  )
}
