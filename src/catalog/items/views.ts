import type { Tx } from '../../platform/db/db.ts'
import type { StoredItem } from './model.ts'

const FACTS = `i.id, i.sku, i.name, i.names, i.kind, i.gtin, i.category, i.attributes, i.weight_g as "weightG", i.length_mm as "lengthMm",
  i.width_mm as "widthMm", i.height_mm as "heightMm", i.tax_class as "taxClass", trim_scale(i.cost)::text as cost, i.cost_currency as "costCurrency",
  i.base_unit as "baseUnit", i.tracking, i.released_on as "releasedOn", i.discontinued, i.reorder_level as "reorderLevel", i.supplier_id as supplier,
  coalesce((select jsonb_object_agg(u.unit, u.factor) from catalog.item_unit u where u.tenant_id = i.tenant_id and u.item_id = i.id), '{}') as units,
  coalesce((select jsonb_agg(jsonb_build_object('sku', q.sku, 'units', p.units) order by q.sku)
              from catalog.kit_part p join catalog.item q on (q.tenant_id, q.id) = (p.tenant_id, p.item_id)
             where p.tenant_id = i.tenant_id and p.kit_id = i.id), '[]') as parts,
  i.version, i.changed_at as "changedAt"`

export type ItemFilter = Readonly<{
  q: string | null
  category: string | null
  kind: string | null
  /** Only items of this supplier. */
  supplier: string | null
}>

/** Items by SKU, from behind the item `after`; `q` is the beginning of a SKU, a part of the name, or a GTIN. */
export function listItems(tx: Tx, filter: ItemFilter, after: string | null, limit: number): Promise<StoredItem[]> {
  const pattern = filter.q === null ? null : filter.q.replace(/[\\%_]/g, '\\$&')
  return tx.rows<StoredItem>(
    'catalog.list_items',
    `select ${FACTS} from catalog.item i
      where i.tenant_id = $1
        and ($2::text is null or i.sku ilike $2 || '%' or i.name ilike '%' || $2 || '%' or i.gtin = $3)
        and ($4::text is null or i.category = $4)
        and ($5::text is null or i.kind = $5)
        and ($6::uuid is null or i.supplier_id = $6)
        and ($7::uuid is null or i.sku > (select a.sku from catalog.item a where a.tenant_id = $1 and a.id = $7))
      order by i.sku limit $8`,
    [tx.tenant, pattern, filter.q, filter.category, filter.kind, filter.supplier, after, limit],
  )
}

export async function readItem(tx: Tx, by: { id: string } | { sku: string }): Promise<StoredItem | null> {
  const [row] = await tx.rows<StoredItem>(
    'catalog.read_item',
    `select ${FACTS} from catalog.item i where i.tenant_id = $1 and (i.id = $2 or i.sku = $3)`,
    [tx.tenant, 'id' in by ? by.id : null, 'sku' in by ? by.sku : null],
  )
  return row ?? null
}

/** Items in full, locked in the order of their SKUs. */
export async function lockItems(tx: Tx, skus: readonly string[]): Promise<StoredItem[]> {
  await tx.rows(
    'catalog.lock_items',
    'select 1 from catalog.item where tenant_id = $1 and sku = any($2::text[]) order by sku for update',
    [tx.tenant, skus],
  )
  return tx.rows<StoredItem>(
    'catalog.read_items_in_full',
    `select ${FACTS} from catalog.item i where i.tenant_id = $1 and i.sku = any($2::text[])`,
    [tx.tenant, skus],
  )
}
