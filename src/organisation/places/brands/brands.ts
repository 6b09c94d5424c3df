import type { Tx } from '../../../platform/db/db.ts'
import { type Refusal, refuse } from '../../../platform/refusal.ts'
import { refusePlace } from '../../refusals.ts'
import { readLegalEntities } from '../entities/store.ts'
import { type NewBrand, writeBrands } from '../write.ts'
import { type Brand, lockBrand, updateBrand } from './store.ts'

export async function addBrand(tx: Tx, brand: Omit<NewBrand, 'id'>): Promise<{ id: string } | Refusal> {
  if (!(await readLegalEntities(tx)).some((entity) => entity.id === brand.legalEntity))
    return refusePlace.unknown_legal_entity('there is no legal entity with this id', { path: '/legalEntity' })
  const [id = ''] = await writeBrands(tx, [brand])
  tx.announce({ type: 'brand.created', subject: id })
  return { id }
}

/** The legal entity stays: it is the one that invoices what was sold under the brand. */
export type BrandChange = Partial<Pick<Brand, 'name' | 'locales' | 'look' | 'mailFrom'>>

export async function changeBrand(tx: Tx, id: string, change: BrandChange): Promise<Brand | Refusal> {
  const before = await lockBrand(tx, id)
  if (!before) return refuse.not_found('there is no such brand')
  const brand = { ...before, ...change }
  await updateBrand(tx, brand)
  tx.announce({ type: 'brand.changed', subject: id, data: { fields: Object.keys(change) } })
  return brand
}
