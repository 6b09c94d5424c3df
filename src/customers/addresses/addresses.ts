import { locate } from '../../organisation/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type Refusal, refuse } from '../../platform/refusal.ts'
import { normalPhone } from '../accounts/model.ts'
import { lockCustomer, updateCustomer } from '../accounts/store.ts'
import { refuseCustomer } from '../refusals.ts'
import {
  type AddressFacts,
  completeAddress,
  deleteAddress,
  insertAddresses,
  type NewAddress,
  updateAddress,
} from './store.ts'

/** The address as it is kept, or why not. */
export function decideAddress(given: NewAddress): AddressFacts | Refusal {
  const address = completeAddress(given)
  if (locate({ country: address.country }) === null)
    return refuseCustomer.unknown_country(`there is no country ${address.country}`, { path: '/country' })
  return { ...address, phone: address.phone && normalPhone(address.phone, address.country) }
}

/** What may become of an address of a customer: it is added, replaced by another, or taken away. */
export type AddressChange =
  | Readonly<{ add: NewAddress }>
  | Readonly<{ replace: string; by: NewAddress }>
  | Readonly<{ remove: string }>

/** Changes the addresses of a customer, whose version goes up. Orders keep the address with which they were placed. */
export async function changeAddresses(
  tx: Tx,
  customer: string,
  change: AddressChange,
): Promise<{ id: string; version: number } | Refusal> {
  const before = await lockCustomer(tx, customer)
  if (!before) return refuse.not_found('there is no such customer')
  if (before.erasedAt) return refuseCustomer.customer_erased('no address is kept of them')
  const id = await write(tx, customer, change)
  if (typeof id !== 'string') return id
  const version = await updateCustomer(tx, before)
  tx.announce({ type: 'customer.changed', subject: customer, data: { version } })
  return { id, version }
}

async function write(tx: Tx, customer: string, change: AddressChange): Promise<string | Refusal> {
  const absent = refuse.not_found('the customer has no such address')
  if ('remove' in change) return (await deleteAddress(tx, customer, change.remove)) ? change.remove : absent
  const address = decideAddress('add' in change ? change.add : change.by)
  if ('refused' in address) return address
  if ('replace' in change) return (await updateAddress(tx, customer, change.replace, address)) ? change.replace : absent
  const [id = ''] = await insertAddresses(tx, [{ customer, address }])
  return id
}
