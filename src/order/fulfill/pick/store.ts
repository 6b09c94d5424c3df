import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId } from '../../../platform/ids.ts'

/** GTINs of items. */
export async function readGtins(tx: Tx, items: readonly ItemId[]): Promise<Map<ItemId, string>> {
  const rows = await tx.rows<{ item: ItemId; gtin: string }>(
    'fulfill.read_gtins',
    'select item_id as item, gtin from catalog.v_item_gtin where tenant_id = $1 and item_id = any($2::uuid[])',
    [tx.tenant, items],
  )
  return new Map(rows.map((row) => [row.item, row.gtin]))
}
