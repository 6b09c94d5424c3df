import type { Tx } from '../../platform/db/db.ts'
import type { ItemId } from '../../platform/ids.ts'
import type { ItemFacts } from './model.ts'

export type ItemRow = Readonly<{ id: ItemId; item: ItemFacts }>

const COLUMNS = [
  'name',
  'names',
  'gtin',
  'category',
  'attributes',
  'weight_g',
  'length_mm',
  'width_mm',
  'height_mm',
  'tax_class',
  'cost',
  'cost_currency',
  'tracking',
  'released_on',
  'discontinued',
  'reorder_level',
  'supplier_id',
] as const
/** What never changes once the item exists. */
const FIXED = ['id', 'sku', 'kind', 'base_unit'] as const

/** Inserts items that are new. @returns how many there were room for: fewer when somebody made one meanwhile */
export async function insertItems(tx: Tx, rows: readonly ItemRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const columns = [...FIXED, ...COLUMNS]
  const made = await tx.rows(
    'catalog.insert_items',
    `insert into catalog.item (tenant_id, changed_at, ${columns.join(', ')})
     select $1, $3, ${columns.map((column) => `r.${column}`).join(', ')}
       from jsonb_populate_recordset(null::catalog.item, $2) r order by r.sku
     on conflict (tenant_id, sku) do nothing returning id`,
    [tx.tenant, JSON.stringify(rows.map(rowOf)), tx.now],
  )
  return made.length
}

/** Writes all that may change of items, which are locked; their version goes up by one. */
export async function updateItems(tx: Tx, rows: readonly ItemRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.rows(
    'catalog.update_items',
    `update catalog.item i set ${COLUMNS.map((column) => `${column} = r.${column}`).join(', ')}, version = i.version + 1, changed_at = $3
       from jsonb_populate_recordset(null::catalog.item, $2) r where i.tenant_id = $1 and i.id = r.id`,
    [tx.tenant, JSON.stringify(rows.map(rowOf)), tx.now],
  )
}

/** Replaces selling units and parts of items; what is not named is gone. */
export async function replaceUnitsAndParts(tx: Tx, rows: readonly ItemRow[]): Promise<void> {
  const ids = rows.map((row) => row.id)
  const units = rows.flatMap(({ id, item }) =>
    Object.entries(item.units).map(([unit, factor]) => ({ item_id: id, unit, factor })),
  )
  const parts = rows.flatMap(({ id, item }) =>
    item.parts.map((part) => ({ kit: id, sku: part.sku, units: part.units })),
  )
  await tx.rows(
    'catalog.delete_units',
    'delete from catalog.item_unit where tenant_id = $1 and item_id = any($2::uuid[])',
    [tx.tenant, ids],
  )
  await tx.rows(
    'catalog.delete_parts',
    'delete from catalog.kit_part where tenant_id = $1 and kit_id = any($2::uuid[])',
    [tx.tenant, ids],
  )
  if (units.length > 0)
    await tx.rows(
      'catalog.insert_units',
      `insert into catalog.item_unit (tenant_id, item_id, unit, factor)
       select $1, item_id, unit, factor from jsonb_populate_recordset(null::catalog.item_unit, $2)`,
      [tx.tenant, JSON.stringify(units)],
    )
  if (parts.length > 0)
    await tx.rows(
      'catalog.insert_parts',
      `insert into catalog.kit_part (tenant_id, kit_id, item_id, units)
       select $1, p.kit, i.id, p.units
         from jsonb_to_recordset($2) as p(kit uuid, sku text, units int)
         join catalog.item i on i.tenant_id = $1 and i.sku = p.sku`,
      [tx.tenant, JSON.stringify(parts)],
    )
}

function rowOf({ id, item }: ItemRow): Record<(typeof FIXED)[number] | (typeof COLUMNS)[number], unknown> {
  return {
    id,
    sku: item.sku,
    kind: item.kind,
    base_unit: item.baseUnit,
    name: item.name,
    names: item.names,
    gtin: item.gtin,
    category: item.category,
    attributes: item.attributes,
    weight_g: item.weightG,
    length_mm: item.lengthMm,
    width_mm: item.widthMm,
    height_mm: item.heightMm,
    tax_class: item.taxClass,
    cost: item.cost,
    cost_currency: item.costCurrency,
    tracking: item.tracking,
    released_on: item.releasedOn,
    discontinued: item.discontinued,
    reorder_level: item.reorderLevel,
    supplier_id: item.supplier,
  }
}
