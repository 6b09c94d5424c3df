import type { Tx } from '../../platform/db/db.ts'
import { type CustomerId, newId } from '../../platform/ids.ts'
import type { RawRecord } from '../../platform/import/cells.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { withNormalContact } from '../accounts/decide.ts'
import { type NewCustomer, writeCustomers } from '../accounts/store.ts'
import { decideAddress } from '../addresses/addresses.ts'
import { type AddressFacts, insertAddresses } from '../addresses/store.ts'
import { readCustomerRecord } from './read.ts'

/** What became of one record of a file; `key` is the customer's number. `known` was there before and is left. */
export type CustomerImportVerdict =
  | Readonly<{ key: string; done: 'made' | 'known' }>
  | Readonly<{ key: string; done: 'refused'; refusal: Refusal }>

type Ready = Readonly<{ customer: NewCustomer & { id: CustomerId; number: string }; address: AddressFacts | null }>

/**
 * Adds the customers of some records of a CSV or NDJSON file, with one verdict for each, in their order. What people
 * changed since is not overwritten: a number that is known is left as it is.
 */
export async function importCustomers(tx: Tx, records: readonly RawRecord[]): Promise<CustomerImportVerdict[]> {
  const read = records.map(readReady)
  const ready = read.flatMap((one) => (isRefusal(one) ? [] : [one]))
  const first = new Map<string, Ready>()
  for (const one of ready) if (!first.has(one.customer.number)) first.set(one.customer.number, one)
  const made = new Set(
    await writeCustomers(
      tx,
      [...first.values()].map((one) => one.customer),
    ),
  )
  await insertAddresses(
    tx,
    ready.flatMap(({ customer, address }) =>
      address && made.has(customer.id) ? [{ customer: customer.id, address }] : [],
    ),
  )
  for (const id of made) tx.announce({ type: 'customer.created', subject: id })
  return read.map((one, index) => {
    if (isRefusal(one)) return { key: keyOf(records[index]), done: 'refused', refusal: one }
    return { key: one.customer.number, done: made.has(one.customer.id) ? 'made' : 'known' }
  })
}

function readReady(record: RawRecord): Ready | Refusal {
  const read = readCustomerRecord(record)
  if (isRefusal(read)) return read
  const address = read.address && decideAddress(read.address)
  if (isRefusal(address)) return address
  const customer = withNormalContact(read.customer, address?.country ?? null)
  return { customer: { ...customer, id: newId<CustomerId>() }, address }
}

/** The number of a record that could not be read, as well as it can be told. */
function keyOf(record: RawRecord | undefined): string {
  const [, value] = Object.entries(record ?? {}).find(([header]) => header.toLowerCase() === 'number') ?? []
  return String(value ?? '')
}
