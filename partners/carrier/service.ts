import { isRefusal } from '../shared/outcome.ts'
import { type PartnerOptions, type RunningPartner, startPartner } from '../shared/partner.ts'
import { createDispatch } from './dispatch.ts'
import { createLabelPrinter } from './label.ts'
import { type Entry, emptyJournal, enter, type Party, type ScanCode } from './model.ts'
import { createPace } from './pace.ts'
import { mountRoutes } from './routes.ts'

/** Where and by whom a package is scanned that progresses by itself. */
const scanned = (code: ScanCode, from: Party, to: Party) => ({
  place: code === 'picked_up' ? from.city : to.city,
  ...(code === 'delivered' ? { proof: { name: to.name } } : {}),
})

/** Runs the carrier in this process; rejects when the secret is empty, the book damaged or the port taken. */
export const startCarrier = (options: PartnerOptions): Promise<RunningPartner> => {
  const journal = emptyJournal()
  const printLabels = createLabelPrinter()
  return startPartner<Entry>(options, {
    kinds: ['rate', 'ship', 'cancel', 'scan', 'lookup'],
    replay: (entry) => enter(journal, entry),
    mount: ({ server, desk, append, now, closing }) => {
      const dispatch = createDispatch({ journal, append, now })
      const take = (trackingNumber: string, code: ScanCode): void => {
        const tracking = journal.trackings.get(trackingNumber)
        if (!tracking) return
        const { from, to } = tracking.shipment
        const outcome = dispatch.scan({ trackingNumber, code, ...scanned(code, from, to) })
        if (isRefusal(outcome)) return
        pace.consider(trackingNumber)
        desk.announce(outcome.events).catch((failure: unknown) => server.log.error(failure))
      }
      const pace = createPace(journal, take, closing)
      mountRoutes({ server, desk, journal, dispatch, pace, printLabels })
    },
  })
}
