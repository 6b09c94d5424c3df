/** The records of `demo/northwind/*.json`. Money is a decimal string without currency, dates are `YYYY-MM-DD`. */

export const channelKinds = ['web', 'till', 'telephone', 'marketplace', 'b2b'] as const
export type ChannelKind = (typeof channelKinds)[number]
export type TaxClass = 'food' | 'standard'
export type Locale = 'en' | 'de' | 'nl' | 'tr'

export type Address = Readonly<{
  lines: readonly string[]
  city: string
  region?: string
  postalCode?: string
  /** ISO 3166-1 alpha-2. */
  country: string
}>

export type DemoItem = Readonly<{
  sku: string
  kind: 'physical'
  name: string
  category: string
  supplierId: number
  quantityPerUnit: string
  unitPrice: string
  cost: string
  taxClass: TaxClass
  gtin: string
  weightG: number
  lengthMm: number
  widthMm: number
  heightMm: number
  unitsInStock: number
  unitsOnOrder: number
  reorderLevel: number
  discontinued: boolean
}>

type Extra = Readonly<{
  sku: string
  name: string
  category: string
  unitPrice: string
  taxClass: TaxClass
  description: string
}>
export type DemoService = Extra & Readonly<{ kind: 'service'; durationMin: number }>
export type DemoKit = Extra &
  Readonly<{ kind: 'kit'; gtin: string; components: readonly Readonly<{ sku: string; units: number }>[] }>
export type DemoExtra = DemoService | DemoKit

export type DemoCompany = Readonly<{
  id: string
  name: string
  contact: Readonly<{ name: string; title: string }>
  address: Address
  phone: string
}>
export type DemoConsumer = Readonly<{ id: string; name: string; email: string; locale: Locale; address: Address }>
export type DemoSupplier = Readonly<{
  id: number
  name: string
  contact: Readonly<{ name: string; title: string }>
  address: Address
  phone: string
}>
export type DemoShipper = Readonly<{ id: number; name: string; phone: string }>
export type DemoEmployee = Readonly<{ id: number; name: string }>

export type DemoOrderLine = Readonly<{
  sku: string
  quantity: number
  unitPrice: string
  /** Share of the line's price, `0.15` is 15 %. */
  discount: string
}>
export type DemoOrder = Readonly<{
  orderId: number
  channel: ChannelKind
  customerId: string
  /** The person who buys instead of the company; `shipTo` is then theirs. */
  consumerId?: string
  employeeId: number
  orderedOn: string
  requiredOn: string
  shippedOn?: string
  shipperId: number
  freight: string
  shipTo: Address & Readonly<{ name: string }>
  lines: readonly DemoOrderLine[]
}>

export type DemoLocation = Readonly<{
  key: string
  sourceKey: string
  name: string
  kind: 'store' | 'warehouse'
  address: Address & Readonly<{ postalCode: string }>
  latitude: number
  longitude: number
  /** IANA name. */
  timeZone: string
  /** OpenStreetMap syntax. */
  openingHours: string
  capabilities: Readonly<{ ship: boolean; pickup: boolean; return: boolean; service: boolean }>
}>

type Split = Readonly<{ all: number; shipped: number; open: number }>
export type DemoExpected = Readonly<{
  orders: number
  shipped: number
  shippedAfterRequired: number
  open: number
  lines: Split
  units: Split
  /** Minor units of an order currency with two decimals. */
  goodsMinor: Split
  freightMinor: Split
  totalMinor: Split
  channels: Readonly<Record<ChannelKind, number>>
  rounding: string
}>
