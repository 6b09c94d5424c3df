import type { Tx } from '../../../platform/db/db.ts'
import { type Refusal, refuse } from '../../../platform/refusal.ts'
import { isCountry } from '../../geography/locate.ts'
import { decidePlace } from '../decide.ts'
import { type NewLegalEntity, writeLegalEntities } from '../write.ts'
import { type LegalEntity, lockLegalEntity, updateLegalEntity } from './store.ts'

export async function addLegalEntity(tx: Tx, entity: Omit<NewLegalEntity, 'id'>): Promise<{ id: string } | Refusal> {
  const refusal = decidePlace(entity, isCountry)
  if (refusal) return refusal
  const [id = ''] = await writeLegalEntities(tx, [entity])
  tx.announce({ type: 'legal_entity.created', subject: id })
  return { id }
}

/** Country and currency stay: documents, prices and the books are made in them. */
export type LegalEntityChange = Partial<Pick<LegalEntity, 'name' | 'vatNumber' | 'timeZone'>>

export async function changeLegalEntity(tx: Tx, id: string, change: LegalEntityChange): Promise<LegalEntity | Refusal> {
  const before = await lockLegalEntity(tx, id)
  if (!before) return refuse.not_found('there is no such legal entity')
  const refusal = decidePlace(change, isCountry)
  if (refusal) return refusal
  const entity = { ...before, ...change }
  await updateLegalEntity(tx, entity)
  tx.announce({ type: 'legal_entity.changed', subject: id, data: { fields: Object.keys(change) } })
  return entity
}
