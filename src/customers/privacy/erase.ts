import type { Tx } from '../../platform/db/db.ts'
import type { CustomerId } from '../../platform/ids.ts'
import { type Refusal, refuse } from '../../platform/refusal.ts'
import { lockCustomer, updateCustomer } from '../accounts/store.ts'
import { deleteAddresses } from '../addresses/store.ts'
import { emptySources } from '../consents/store.ts'
import { refuseCustomer } from '../refusals.ts'
import { openOrdersOf } from './views.ts'

/**
 * Empties whatever the orders of a customer say about people: parties, messages, feedback, original payloads. The
 * modules that keep orders implement it; customers only says when.
 */
export type EraseOrders = (tx: Tx, customer: CustomerId) => Promise<void>

const SHOWN_ORDERS = 20

/** Erases a customer for good; refused while an order is open. Amounts, units and ids stay: the books need them. */
export async function eraseCustomer(
  tx: Tx,
  id: CustomerId,
  eraseOrders: EraseOrders,
): Promise<{ erasedAt: string } | Refusal> {
  const customer = await lockCustomer(tx, id)
  if (!customer) return refuse.not_found('there is no such customer')
  if (customer.erasedAt) return { erasedAt: customer.erasedAt.toISOString() }
  const open = await openOrdersOf(tx, id)
  if (open.length > 0)
    return refuseCustomer.customer_has_open_orders(
      `${open.length} orders are open; they need to be delivered or cancelled first`,
      {
        more: { orders: open.slice(0, SHOWN_ORDERS), count: open.length },
      },
    )
  await eraseOrders(tx, id)
  await deleteAddresses(tx, id)
  await emptySources(tx, id)
  const nothing = { name: null, company: null, email: null, phone: null, vatNumber: null }
  await updateCustomer(tx, { ...customer, ...nothing, erasedAt: tx.now })
  tx.announce({ type: 'customer.erased', subject: id })
  return { erasedAt: tx.now.toISOString() }
}
