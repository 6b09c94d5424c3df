import type { Tx } from '../../../platform/db/db.ts'
import { masterChanged } from '../../../platform/events/master.ts'

export type Brand = Readonly<{
  id: string
  legalEntity: string
  name: string
  /** Languages in which the brand speaks, the first where the customer's is none of them. */
  locales: readonly string[]
  /** Colors and logo for messages and the customer page. */
  look: Readonly<Record<string, unknown>>
  mailFrom: string | null
}>

const BRAND = 'id, legal_entity_id as "legalEntity", name, locales, look, mail_from as "mailFrom"'

export function readBrands(tx: Tx): Promise<Brand[]> {
  return tx.rows<Brand>(
    'organisation.read_brands',
    `select ${BRAND} from organisation.brand where tenant_id = $1 order by name, id`,
    [tx.tenant],
  )
}

export async function lockBrand(tx: Tx, id: string): Promise<Brand | null> {
  const [row] = await tx.rows<Brand>(
    'organisation.lock_brand',
    `select ${BRAND} from organisation.brand where tenant_id = $1 and id = $2 for update`,
    [tx.tenant, id],
  )
  return row ?? null
}

export async function updateBrand(tx: Tx, brand: Brand): Promise<void> {
  await tx.rows(
    'organisation.update_brand',
    'update organisation.brand set name = $3, locales = $4, look = $5, mail_from = $6 where tenant_id = $1 and id = $2',
    [tx.tenant, brand.id, brand.name, brand.locales, JSON.stringify(brand.look), brand.mailFrom],
  )
  masterChanged(tx, 'organisation')
}
