import type { Tx } from '../../../platform/db/db.ts'
import { masterChanged } from '../../../platform/events/master.ts'

export type LegalEntity = Readonly<{
  id: string
  name: string
  country: string
  vatNumber: string | null
  currency: string
  timeZone: string
}>

const ENTITY = 'id, name, country, vat_number as "vatNumber", currency, time_zone as "timeZone"'

export function readLegalEntities(tx: Tx): Promise<LegalEntity[]> {
  return tx.rows<LegalEntity>(
    'organisation.read_legal_entities',
    `select ${ENTITY} from organisation.legal_entity where tenant_id = $1 order by name, id`,
    [tx.tenant],
  )
}

export async function lockLegalEntity(tx: Tx, id: string): Promise<LegalEntity | null> {
  const [row] = await tx.rows<LegalEntity>(
    'organisation.lock_legal_entity',
    `select ${ENTITY} from organisation.legal_entity where tenant_id = $1 and id = $2 for update`,
    [tx.tenant, id],
  )
  return row ?? null
}

export async function updateLegalEntity(tx: Tx, entity: LegalEntity): Promise<void> {
  await tx.rows(
    'organisation.update_legal_entity',
    'update organisation.legal_entity set name = $3, vat_number = $4, time_zone = $5 where tenant_id = $1 and id = $2',
    [tx.tenant, entity.id, entity.name, entity.vatNumber, entity.timeZone],
  )
  masterChanged(tx, 'organisation')
}
