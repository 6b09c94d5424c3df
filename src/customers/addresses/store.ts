import type { Tx } from '../../platform/db/db.ts'
import { newId } from '../../platform/ids.ts'

export type AddressFacts = Readonly<{
  label: string | null
  name: string | null
  company: string | null
  lines: readonly string[]
  postalCode: string | null
  city: string
  region: string | null
  country: string
  phone: string | null
}>
export type Address = AddressFacts & Readonly<{ id: string }>
/** An address to write: what is left out is not known. */
export type NewAddress = Pick<AddressFacts, 'lines' | 'city' | 'country'> & Partial<AddressFacts>

const UNKNOWN = { label: null, name: null, company: null, postalCode: null, region: null, phone: null }

export function completeAddress(address: NewAddress): AddressFacts {
  return { ...UNKNOWN, ...address }
}

export function readAddresses(tx: Tx, customer: string): Promise<Address[]> {
  return tx.rows<Address>(
    'customers.read_addresses',
    `select id, label, name, company, lines, postal_code as "postalCode", city, region, country, phone
       from customers.address where tenant_id = $1 and customer_id = $2 order by id`,
    [tx.tenant, customer],
  )
}

/** Writes new addresses, each with its customer. @returns their ids */
export async function insertAddresses(
  tx: Tx,
  addresses: readonly Readonly<{ customer: string; address: AddressFacts }>[],
): Promise<string[]> {
  const rows = addresses.map(({ customer, address }) => ({ ...recordOf(newId(), address), customer_id: customer }))
  if (rows.length > 0)
    await tx.rows(
      'customers.insert_addresses',
      `insert into customers.address (tenant_id, id, customer_id, label, name, company, lines, postal_code, city, region, country, phone)
       select $1, id, customer_id, label, name, company, lines, postal_code, city, region, country, phone
         from jsonb_populate_recordset(null::customers.address, $2)`,
      [tx.tenant, JSON.stringify(rows)],
    )
  return rows.map((row) => row.id)
}

/** @returns false when the customer has no such address */
export async function updateAddress(tx: Tx, customer: string, id: string, address: AddressFacts): Promise<boolean> {
  const rows = await tx.rows(
    'customers.update_address',
    `update customers.address a
        set label = r.label, name = r.name, company = r.company, lines = r.lines, postal_code = r.postal_code, city = r.city,
            region = r.region, country = r.country, phone = r.phone
       from jsonb_populate_record(null::customers.address, $3) r
      where a.tenant_id = $1 and a.customer_id = $2 and a.id = r.id returning a.id`,
    [tx.tenant, customer, JSON.stringify(recordOf(id, address))],
  )
  return rows.length === 1
}

/** @returns false when the customer has no such address */
export async function deleteAddress(tx: Tx, customer: string, id: string): Promise<boolean> {
  const rows = await tx.rows(
    'customers.delete_address',
    'delete from customers.address where tenant_id = $1 and customer_id = $2 and id = $3 returning id',
    [tx.tenant, customer, id],
  )
  return rows.length === 1
}

export async function deleteAddresses(tx: Tx, customer: string): Promise<void> {
  await tx.rows(
    'customers.delete_addresses',
    'delete from customers.address where tenant_id = $1 and customer_id = $2',
    [tx.tenant, customer],
  )
}

function recordOf(id: string, { postalCode, ...address }: AddressFacts) {
  return { ...address, id, postal_code: postalCode }
}
