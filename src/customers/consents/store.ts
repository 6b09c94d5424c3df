import type { Tx } from '../../platform/db/db.ts'
import { newId } from '../../platform/ids.ts'

export const PURPOSES = ['marketing', 'feedback', 'profiling'] as const
export const MEDIA = ['email', 'sms', 'push', 'post'] as const

/** A consent that was given or taken back; the newest of a purpose and medium holds, the others prove how it came. */
export type Consent = Readonly<{
  id: string
  purpose: (typeof PURPOSES)[number]
  medium: (typeof MEDIA)[number]
  given: boolean
  source: string
  at: Date
}>

export function readConsents(tx: Tx, customer: string): Promise<Consent[]> {
  return tx.rows<Consent>(
    'customers.read_consents',
    `select id, purpose, medium, given, source, at from customers.consent
      where tenant_id = $1 and customer_id = $2 order by at, id`,
    [tx.tenant, customer],
  )
}

/** Appends a consent at the time at which it was so. @returns its id */
export async function insertConsent(tx: Tx, customer: string, consent: Omit<Consent, 'id' | 'at'>): Promise<string> {
  const id = newId()
  await tx.rows(
    'customers.insert_consent',
    `insert into customers.consent (tenant_id, id, customer_id, purpose, medium, given, source, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenant, id, customer, consent.purpose, consent.medium, consent.given, consent.source, tx.occurredAt],
  )
  return id
}

/** Where a consent came from is typed by people; that and when it was given stays, as proof of why somebody was written to. */
export async function emptySources(tx: Tx, customer: string): Promise<void> {
  await tx.rows(
    'customers.empty_consent_sources',
    `update customers.consent set source = 'erased' where tenant_id = $1 and customer_id = $2`,
    [tx.tenant, customer],
  )
}
