import type { Tx } from '../../platform/db/db.ts'
import { type CustomerId, newId } from '../../platform/ids.ts'
import { withNormalContact } from './decide.ts'

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
  createdAt: Date
  erasedAt: Date | null
  version: number
}>

const CUSTOMER = `id, number, kind, name, company, email, phone, locale, vat_number as "vatNumber", customer_group as "group", terms,
  credit_limit_minor as "creditLimitMinor", credit_currency as "creditCurrency", created_at as "createdAt", erased_at as "erasedAt", version`

/** Customers by id or by their number; the unknown are left out. */
export function readCustomers(tx: Tx, ids: readonly string[], numbers: readonly string[]): Promise<Customer[]> {
  return tx.rows<Customer>(
    'customers.read_customers',
    `select ${CUSTOMER} from customers.customer where tenant_id = $1 and (id = any($2::uuid[]) or number = any($3::text[]))`,
    [tx.tenant, ids, numbers],
  )
}

/** One customer, locked until the end of the transaction. */
export async function lockCustomer(tx: Tx, id: string): Promise<Customer | null> {
  const [row] = await tx.rows<Customer>(
    'customers.lock_customer',
    `select ${CUSTOMER} from customers.customer where tenant_id = $1 and id = $2 for update`,
    [tx.tenant, id],
  )
  return row ?? null
}

export type CustomerFilter = Readonly<{
  number: string | null
  email: string | null
  phone: string | null
  /** Beginning of the name or the company. */
  q: string | null
  /** What a caller says of themselves, whichever of these it is. */
  find: string | null
}>

/** Customers in the order in which they came, from behind the one that `after` names; the erased are not found. */
export function findCustomers(
  tx: Tx,
  filter: CustomerFilter,
  after: string | null,
  limit: number,
): Promise<Customer[]> {
  return tx.rows<Customer>(
    'customers.find_customers',
    `select ${CUSTOMER} from customers.customer
      where tenant_id = $1 and erased_at is null
        and ($2::text is null or number = $2)
        and ($3::text is null or email_key = lower($3))
        and ($4::text is null or phone = $4)
        and ($5::text is null or first_key ~>=~ $5 and first_key ~<~ ($5 || $9) or company_key ~>=~ $5 and company_key ~<~ ($5 || $9))
        and ($6::uuid is null or id > $6)
        and ($8::text is null or number = $8 or email_key = lower($8) or (length(platform.phone_tail($8)) >= 6 and phone_key = platform.phone_tail($8))
             or first_key ~>=~ lower($8) and first_key ~<~ (lower($8) || $9) or company_key ~>=~ lower($8) and company_key ~<~ (lower($8) || $9)
             or name_key ~>=~ platform.name_key($8) and name_key ~<~ (platform.name_key($8) || $9))
      order by id limit $7`,
    [
      ...[tx.tenant, filter.number, filter.email, filter.phone, filter.q?.toLowerCase() ?? null],
      ...[after, limit, filter.find?.trim() ?? null, LAST_LETTER],
    ],
  )
}

/** Sorts behind whatever a name goes on with: between a beginning and itself with this stands all that begins so. */
const LAST_LETTER = '\u{10FFFF}'

/** Writes everything of a customer that may change; the version goes up by one. @returns the new version */
export async function updateCustomer(tx: Tx, customer: Customer): Promise<number> {
  const [row] = await tx.rows<{ version: number }>(
    'customers.update_customer',
    `update customers.customer
        set name = $3, company = $4, email = $5, phone = $6, locale = $7, vat_number = $8, customer_group = $9, terms = $10,
            credit_limit_minor = $11, credit_currency = $12, erased_at = $13, version = version + 1
      where tenant_id = $1 and id = $2 returning version`,
    [
      tx.tenant,
      customer.id,
      customer.name,
      customer.company,
      customer.email,
      customer.phone,
      customer.locale,
      customer.vatNumber,
      customer.group,
      customer.terms,
      customer.creditLimitMinor,
      customer.creditCurrency,
      customer.erasedAt,
    ],
  )
  if (!row) throw new Error('the customer vanished')
  return row.version
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
  const rows = customers.map((given) => {
    const customer = withNormalContact(given, null)
    return {
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
    }
  })
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
