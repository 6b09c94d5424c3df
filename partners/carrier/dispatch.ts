import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { fingerprintOf } from '../shared/fingerprint.ts'
import {
  type Done,
  isRefusal,
  keyReused,
  type Outcome,
  type PartnerEvent,
  type Refusal,
  refuse,
} from '../shared/outcome.ts'
import {
  decideCancellation,
  decideRates,
  decideScan,
  decideShipment,
  type RateRequest,
  type ScanRequest,
  type ShipmentRequest,
} from './decide.ts'
import { type Cancellation, type Entry, enter, type Journal, type Scan, type Shipment } from './model.ts'
import type { Rate } from './tariff.ts'
import { trackingNumberOf } from './tracking-number.ts'

const SERIALS = 10 ** 12

export type Dispatch = {
  rate: (asked: RateRequest) => Outcome<Rate[]>
  ship: (asked: ShipmentRequest) => Outcome<Shipment>
  cancel: (asked: { key: string; shipmentId: string }) => Outcome<Cancellation>
  scan: (asked: ScanRequest) => Outcome<Scan>
  shipmentByKey: (key: string) => Shipment | Refusal
}

type Setup = { journal: Journal; append: (entry: Entry) => void; now: () => Date }

const eventOf = ({ id, ...scan }: Scan): PartnerEvent => ({
  id: `evt_${id}`,
  type: 'tracking.updated',
  lane: scan.trackingNumber,
  data: scan,
})

const done = <Body>(status: Done<Body>['status'], body: Body, events: PartnerEvent[] = []): Done<Body> => ({
  status,
  body,
  events,
})

/** Books shipments, cancellations and scans. A step that runs through without waiting: two requests never see half of each other. */
export const createDispatch = ({ journal, append, now }: Setup): Dispatch => {
  const book = (entry: Entry): void => {
    enter(journal, entry)
    append(entry)
  }
  const newTrackingNumber = (): string => {
    const candidate = trackingNumberOf(randomInt(SERIALS))
    return journal.trackings.has(candidate) ? newTrackingNumber() : candidate
  }
  const ship: Dispatch['ship'] = (asked) => {
    const fingerprint = fingerprintOf({ shipment: asked })
    const known = journal.byKey.get(asked.key)
    if (known) {
      return known.type === 'shipment' && known.fingerprint === fingerprint
        ? done(200, known.shipment)
        : keyReused(asked.key)
    }
    const packages = asked.packages.map(({ reference, weightG }) => ({
      reference,
      weightG,
      trackingNumber: newTrackingNumber(),
    }))
    const shipment = decideShipment(asked, { at: now(), id: `shp_${uuidv7()}`, packages })
    if (isRefusal(shipment)) return shipment
    book({ type: 'shipment', fingerprint, shipment })
    return done(201, shipment)
  }
  const cancel: Dispatch['cancel'] = (asked) => {
    const fingerprint = fingerprintOf({ cancellation: asked })
    const known = journal.byKey.get(asked.key)
    if (known) {
      return known.type === 'cancellation' && known.fingerprint === fingerprint
        ? done(200, known.cancellation)
        : keyReused(asked.key)
    }
    const cancellation = decideCancellation(journal, asked, { at: now(), id: `can_${uuidv7()}` })
    if (isRefusal(cancellation)) return cancellation
    book({ type: 'cancellation', fingerprint, cancellation })
    return done(201, cancellation)
  }
  const scan: Dispatch['scan'] = (asked) => {
    const tracking = journal.trackings.get(asked.trackingNumber)
    const isCancelled = tracking !== undefined && journal.cancelled.has(tracking.shipment.id)
    const scanned = decideScan(tracking, isCancelled, asked, { at: now(), id: `scn_${uuidv7()}` })
    if (isRefusal(scanned)) return scanned
    book({ type: 'scan', scan: scanned })
    return done(201, scanned, [eventOf(scanned)])
  }
  return {
    rate: (asked) => {
      const rates = decideRates(asked)
      return isRefusal(rates) ? rates : done(200, rates)
    },
    ship,
    cancel,
    scan,
    shipmentByKey: (key) => {
      const known = journal.byKey.get(key)
      if (known?.type === 'shipment') return known.shipment
      return refuse(404, 'not_found', `No shipment was booked under the key ${key}.`)
    },
  }
}
