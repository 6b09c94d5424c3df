import type { Columns } from '../../../platform/import/cells.ts'

/** The columns of a file of orders: a row is a line, rows that follow each other with the same number are one order. */
export const orderColumns = {
  externalNumber: "needed; the channel's own number of the order; the same number again is the same order",
  channel: 'needed in the first row; code of the channel',
  currency: 'needed in the first row; ISO 4217, the one of the channel',
  placedAt: 'when it was placed, like 2026-03-14T09:30:00Z; empty: now',
  sku: 'needed',
  quantity: 'needed; a whole number',
  unit: 'selling unit of the item; empty: its base unit',
  unitPrice: 'decimal number with a point; empty: from the price list of the channel',
  discountPercent: 'taken off the line',
  customerNumber: 'of a customer that Kontor knows; a number that it does not know is a guest',
  customerName: 'who bought',
  customerCompany: 'who bought',
  customerEmail: 'where messages go',
  customerPhone: 'for questions',
  customerVatNumber: 'two letters of the country, then the number',
  locale: 'en, de, nl or tr; empty: the customer’s, else the first of the brand',
  terms: 'net14, net30 …: invoice due in so many days; pickup: paid when collected',
  buyerReference: 'the buyer’s own number',
  method: 'ship (usual), collect, reserve, carry_out, digital or appointment',
  pickupLocation: 'code of the store, where the goods are collected there',
  carrierService: 'as the carrier names it',
  requestedOn: 'YYYY-MM-DD',
  shipToName: 'of the person at the door',
  shipToCompany: 'of the address',
  shipToStreet: 'needed where goods are shipped',
  shipToStreet2: 'a second line',
  shipToPostalCode: 'at most 20 characters',
  shipToCity: 'needed where goods are shipped',
  shipToRegion: 'at most 120 characters',
  shipToCountry: 'needed with an address; ISO 3166-1, two letters',
  shipToEmail: 'of the person at the door',
  shipToPhone: 'for the driver',
  shippingMinor: 'what shipping costs, in minor units of the currency',
  totalMinor: 'what the order comes to, gross, in minor units; checked',
} as const satisfies Columns

/** What a file of orders of the past says besides, with `--as-history`. */
export const historyColumns = {
  shipped: 'units of the line that are on the road; 0 is usual',
  delivered: 'units that arrived; empty: all that are neither shipped nor cancelled',
  cancelled: 'units that were cancelled; 0 is usual',
  returned: 'units of the delivered ones that came back; 0 is usual',
  handedOverAt: 'when the goods left; empty: as it was placed',
  paid: 'yes or no (usual): is everything paid that was due',
} as const satisfies Columns
