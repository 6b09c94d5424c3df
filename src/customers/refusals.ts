import { declareRefusals } from '../platform/refusal.ts'

/** Why a change of a customer is refused. */
export const refuseCustomer = declareRefusals({
  number_taken: ['conflict', 'Another customer has this number'],
  name_missing: ['invalid', 'A customer needs a name'],
  bad_email: ['invalid', 'This is no e-mail address'],
  unknown_country: ['invalid', 'There is no such country'],
  credit_not_allowed: ['forbidden', 'Credit is granted by others'],
  credit_incomplete: ['invalid', 'A credit limit needs its currency'],
  search_too_wide: ['invalid', 'Say whom you look for'],
  customer_erased: ['conflict', 'The customer is erased'],
  customer_has_open_orders: ['conflict', 'The customer has open orders'],
})
