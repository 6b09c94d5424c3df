import { type PartnerOptions, type RunningPartner, startPartner } from '../shared/partner.ts'
import { type Entry, emptyLedger, enter } from './model.ts'
import { mountRoutes } from './routes.ts'
import { createTill } from './till.ts'

/** Runs the payment service in this process; rejects when the secret is empty, the book damaged or the port taken. */
export const startPaymentService = (options: PartnerOptions): Promise<RunningPartner> => {
  const ledger = emptyLedger()
  return startPartner<Entry>(options, {
    kinds: ['authorize', 'capture', 'void', 'refund', 'charge', 'lookup'],
    replay: (entry) => enter(ledger, entry),
    mount: ({ server, desk, append, now }) =>
      mountRoutes({ server, desk, ledger, till: createTill({ ledger, append, now }) }),
  })
}
