import type { CustomerId, ItemId, LocationId, OrderId } from '../../../platform/ids.ts'

export type AddressInput = Readonly<{
  name?: string
  company?: string
  email?: string
  phone?: string
  lines?: readonly string[]
  postalCode?: string
  city?: string
  region?: string
  country: string
  latitude?: number
  longitude?: number
}>

export type DiscountInput = Readonly<{ name: string; amountMinor?: number; percent?: string }>

/** What a channel sends. Line numbers and delivery numbers are the positions in their lists, from 1. */
export type PlaceOrder = Readonly<{
  id?: OrderId
  channel: string
  externalNumber?: string
  placedBy?: 'customer' | 'agent' | 'associate' | 'partner' | 'import'
  placedAtLocation?: string
  customer?: Readonly<{
    id?: CustomerId
    number?: string
    kind?: 'person' | 'company'
    name?: string
    company?: string
    email?: string
    phone?: string
    vatNumber?: string
  }>
  locale?: string
  currency: string
  terms?: string
  buyerReference?: string
  costCenter?: string
  tags?: readonly string[]
  priority?: number
  billTo?: AddressInput
  deliveries: readonly Readonly<{
    method: 'ship' | 'collect' | 'reserve' | 'carry_out' | 'digital' | 'appointment'
    shipTo?: AddressInput
    pickupLocation?: string
    carrierService?: string
    requestedOn?: string
    instructions?: string
  }>[]
  lines: readonly Readonly<{
    sku: string
    quantity: number
    unit?: string
    delivery?: number
    unitPrice?: string
    discounts?: readonly DiscountInput[]
    relation?: 'service_for' | 'gift_with'
    relationLine?: number
    /** It travels with all lines that name the same group, or without company. */
    shipTogether?: string
    shipAlone?: boolean
  }>[]
  charges?: readonly Readonly<{
    kind: 'shipping' | 'gift_wrap' | 'cash_on_delivery' | 'deposit' | 'fee'
    name: string
    amountMinor: number
    taxClass?: string
    delivery?: number
  }>[]
  totalMinor?: number
  /** Placed on hold from the start: neither sourced nor released until somebody lifts it. */
  hold?: Readonly<{ reason: string }>
  repeatOf?: OrderId
  /** A quote that holds units for this order. */
  quote?: string
}>

export type TaxSnapshot = Readonly<{
  category: string
  rate: string
  country: string
  baseMinor: number
  amountMinor: number
  inclusive: boolean
  reason?: string
  collectedBy: string
}>
export type DiscountSnapshot = Readonly<{ name: string; amountMinor: number }>
type Amounts = Readonly<{ netMinor: number; taxMinor: number; grossMinor: number; taxes: readonly TaxSnapshot[] }>

/** How a line wants to travel: alone, or with the others of its group. */
export type Split = 'alone' | `with ${string}`

export type DraftLine = Amounts &
  Readonly<{
    line: number
    delivery: number
    item: ItemId | null
    sku: string
    name: string
    kind: 'physical' | 'service' | 'digital' | 'kit'
    taxClass: string
    weightG: number | null
    quantity: number
    sellingUnit: string | null
    sellingQuantity: number | null
    unitPrice: string
    priceBasis: number
    priceSource: 'list' | 'channel'
    priceList: string | null
    priceListVersion: number | null
    discounts: readonly DiscountSnapshot[]
    relation: 'component_of' | 'service_for' | 'gift_with' | null
    relationLine: number | null
    releasedOn: string | null
    split: Split | null
  }>

export type DraftCharge = Amounts &
  Readonly<{ charge: number; delivery: number | null; kind: string; name: string; taxClass: string }>

/** A place on earth found for an address, and by what. */
export type Located = Readonly<{ latitude: number; longitude: number; by: 'postal_code' | 'country' | 'given' }>

export type DraftParty = Readonly<{
  party: number
  role: 'sold_to' | 'bill_to' | 'ship_to'
  address: Partial<AddressInput>
  located: Located | null
  instructions: string | null
}>

export type DraftDelivery = Readonly<{
  delivery: number
  method: PlaceOrder['deliveries'][number]['method']
  shipTo: number | null
  pickupLocation: LocationId | null
  carrierService: string | null
  requestedOn: string | null
  country: string
  located: Located | null
}>

/** An order checked, priced and taxed, before it has a number and units. */
export type DraftOrder = Readonly<{
  parties: readonly DraftParty[]
  deliveries: readonly DraftDelivery[]
  lines: readonly DraftLine[]
  charges: readonly DraftCharge[]
  goodsMinor: number
  chargesMinor: number
  taxMinor: number
  totalMinor: number
  /** What a channel that may not be refused sent and Kontor cannot accept as it is. */
  troubles: readonly Readonly<{ type: 'item' | 'price' | 'stock' | 'address'; reason: string }>[]
}>
