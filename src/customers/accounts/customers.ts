import type { Tx } from '../../platform/db/db.ts'
import { type CustomerId, newId } from '../../platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../platform/refusal.ts'
import { checkVersion } from '../../platform/version.ts'
import { decideAddress } from '../addresses/addresses.ts'
import { type AddressFacts, insertAddresses, type NewAddress, readAddresses } from '../addresses/store.ts'
import { refuseCustomer } from '../refusals.ts'
import { decideCredit, decideParty, withNormalContact } from './decide.ts'
import { type Customer, lockCustomer, type NewCustomer, updateCustomer, writeCustomers } from './store.ts'

export type CustomerWithAddresses = NewCustomer & Readonly<{ addresses?: readonly NewAddress[] }>

/** Adds a customer with their addresses. Telephone numbers are read as those of the first address's country. */
export async function addCustomer(
  tx: Tx,
  wanted: Omit<CustomerWithAddresses, 'id'>,
): Promise<{ id: CustomerId; version: number } | Refusal> {
  const { addresses = [], ...customer } = wanted
  const refusal = decideParty(customer) ?? decideCredit(customer)
  if (refusal) return refusal
  const kept: AddressFacts[] = []
  for (const [index, given] of addresses.entries()) {
    const address = decideAddress(given)
    if (isRefusal(address)) return { ...address, path: `/addresses/${index}${address.path ?? ''}` }
    kept.push(address)
  }
  const id = newId<CustomerId>()
  const made = await writeCustomers(tx, [{ ...withNormalContact(customer, kept[0]?.country ?? null), id }])
  if (made.length === 0)
    return refuseCustomer.number_taken(`there is a customer ${customer.number}`, { path: '/number' })
  await insertAddresses(
    tx,
    kept.map((address) => ({ customer: id, address })),
  )
  tx.announce({ type: 'customer.created', subject: id })
  return { id, version: 1 }
}

/** What may change of a customer; number and kind stay. Who may change what is the routes' business. */
export type CustomerChange = Partial<Omit<Customer, 'id' | 'number' | 'kind' | 'createdAt' | 'erasedAt' | 'version'>>

/** Changes a customer whom somebody saw at a version. */
export async function changeCustomer(
  tx: Tx,
  id: string,
  seen: number | null,
  change: CustomerChange,
): Promise<Customer | Refusal> {
  const before = await lockCustomer(tx, id)
  if (!before) return refuse.not_found('there is no such customer')
  if (before.erasedAt) return refuseCustomer.customer_erased('nothing is kept of them')
  const [address] = change.phone ? await readAddresses(tx, id) : []
  const customer = { ...before, ...withNormalContact(change, address?.country ?? null) }
  const refusal = checkVersion(seen, before.version) ?? decideParty(customer) ?? decideCredit(customer)
  if (refusal) return refusal
  const version = await updateCustomer(tx, customer)
  tx.announce({ type: 'customer.changed', subject: id, data: { version, fields: Object.keys(change) } })
  return { ...customer, version }
}
