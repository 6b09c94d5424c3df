import type { Service } from './tariff.ts'

export type Party = {
  name: string
  lines: string[]
  postalCode: string
  city: string
  country: string
  phone?: string
}

export type BookedPackage = { reference: string; weightG: number; trackingNumber: string }

export type Shipment = {
  id: string
  key: string
  reference: string
  service: Service
  amountMinor: number
  currency: 'EUR'
  from: Party
  to: Party
  packages: BookedPackage[]
  at: string
}

export type Cancellation = { id: string; key: string; shipmentId: string; state: 'cancelled'; at: string }

export const SCAN_CODES = [
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'delivery_failed',
  'returned_to_sender',
  'damaged',
  'lost',
] as const

export type ScanCode = (typeof SCAN_CODES)[number]

export type Scan = {
  id: string
  trackingNumber: string
  code: ScanCode
  at: string
  place?: string
  detail?: string
  proof?: { name: string }
}

/** A line of the book. Labels are not in it: they are drawn anew from the shipment and come out the same. */
export type Entry =
  | { type: 'shipment'; fingerprint: string; shipment: Shipment }
  | { type: 'cancellation'; fingerprint: string; cancellation: Cancellation }
  | { type: 'scan'; scan: Scan }

/** One package on its way. */
export type Tracking = { shipment: Shipment; scans: Scan[] }

/** What the book adds up to. */
export type Journal = {
  byKey: Map<string, Extract<Entry, { fingerprint: string }>>
  shipments: Map<string, Shipment>
  cancelled: Set<string>
  trackings: Map<string, Tracking>
}

/** An empty journal. */
export const emptyJournal = (): Journal => ({
  byKey: new Map(),
  shipments: new Map(),
  cancelled: new Set(),
  trackings: new Map(),
})

/** Enters a line of the book. */
export const enter = (journal: Journal, entry: Entry): void => {
  switch (entry.type) {
    case 'shipment': {
      const { shipment } = entry
      journal.byKey.set(shipment.key, entry)
      journal.shipments.set(shipment.id, shipment)
      for (const { trackingNumber } of shipment.packages) journal.trackings.set(trackingNumber, { shipment, scans: [] })
      return
    }
    case 'cancellation':
      journal.byKey.set(entry.cancellation.key, entry)
      journal.cancelled.add(entry.cancellation.shipmentId)
      return
    case 'scan':
      journal.trackings.get(entry.scan.trackingNumber)?.scans.push(entry.scan)
  }
}
