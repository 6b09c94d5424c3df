import type { Tx } from '../../platform/db/db.ts'
import { type CustomerId, newId } from '../../platform/ids.ts'

export type Customer = Readonly<{
  id: CustomerId
  number: string | null
  kind: 'person' | 'company'
  name: string | null
  company: string | null
  email: string | null
  phone: string | null
  locale: string
  vatNumber: string | null
  group: string | null
  terms: string | null
  creditLimitMinor: number | null
  creditCurrency: string | null
  erasedAt: Date | null
  version: number
}>

const CUSTOMER = `id, number, kind, name, company, email, phone, locale, vat_number as "vatNumber", customer_group as "group", terms,
  credit_limit_minor as "creditLimitMinor", credit_currency as "creditCurrency", erased_at as "erasedAt", version`

/** Customers by id or by their number; the unknown are left out. */
export function readCustomers(tx: Tx, ids: readonly string[], numbers: readonly string[]): Promise<Customer[]> {
  return tx.rows<Customer>(
    'customers.read_customers',
    `select ${CUSTOMER} from customers.customer where tenant_id = $1 and (id = any($2::uuid[]) or number = any($3::text[]))`,
    [tx.tenant, ids, numbers],
  )
}

export type NewCustomer = Readonly<{
  id?: CustomerId
  number?: string | null
  kind: 'person' | 'company'
  name?: string | null
  company?: string | null
  email?: string | null
  phone?: string | null
  locale?: string
  vatNumber?: string | null
  group?: string | null
  terms?: string | null
  creditLimitMinor?: number | null
  creditCurrency?: string | null
}>

/** Writes customers; one whose number is known already is left as it is. @returns the ids of the new ones */
export async function writeCustomers(tx: Tx, customers: readonly NewCustomer[]): Promise<CustomerId[]> {
  if (customers.length === 0) return []
  const rows = customers.map((customer) => ({
    id: customer.id ?? newId<CustomerId>(),
    number: customer.number,
    kind: customer.kind,
    name: customer.name,
    company: customer.company,
    email: customer.email,
    phone: customer.phone,
    locale: customer.locale ?? 'en',
    vat_number: customer.vatNumber,
    customer_group: customer.group,
    terms: customer.terms,
    credit_limit_minor: customer.creditLimitMinor,
    credit_currency: customer.creditCurrency,
  }))
  const made = await tx.rows<{ id: CustomerId }>(
    'customers.write_customers',
    `insert into customers.customer (tenant_id, id, number, kind, name, company, email, phone, locale, vat_number, customer_group, terms, credit_limit_minor, credit_currency, created_at)
     select $1, id, number, kind, name, company, email, phone, locale, vat_number, customer_group, terms, credit_limit_minor, credit_currency, $3
       from jsonb_populate_recordset(null::customers.customer, $2)
     on conflict (tenant_id, number) where number is not null do nothing
     returning id`,
    [tx.tenant, JSON.stringify(rows), tx.occurredAt],
  )
  return made.map((row) => row.id)
}
