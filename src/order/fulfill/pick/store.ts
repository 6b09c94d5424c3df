import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrder } from '../model.ts'

/** GTINs of a fulfillment order's items, by line. */
export async function readGtins(tx: Tx, { lines }: FulfillmentOrder): Promise<Map<number, string>> {
  const rows = await tx.rows<{ item: string; gtin: string }>(
    'fulfill.read_gtins',
    'select item_id as item, gtin from catalog.v_item_gtin where tenant_id = $1 and item_id = any($2::uuid[])',
    [tx.tenant, lines.map((line) => line.item)],
  )
  const byItem = new Map(rows.map((row) => [row.item, row.gtin]))
  return new Map(lines.flatMap(({ line, item }) => (byItem.has(item) ? [[line, byItem.get(item) ?? '']] : [])))
}
