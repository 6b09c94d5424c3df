import { uuidv7 } from 'uuidv7'

type Id<Name extends string> = string & { readonly __id: Name }
export type TenantId = Id<'tenant'>
export type OrderId = Id<'order'>
export type ItemId = Id<'item'>
export type LocationId = Id<'location'>
export type ChannelId = Id<'channel'>
export type CustomerId = Id<'customer'>
export type ProviderId = Id<'provider'>
export type PaymentId = Id<'payment'>
export type OperationId = Id<'operation'>
export type FulfillmentOrderId = Id<'fulfillment_order'>
export type PackageId = Id<'package'>
export type ReturnId = Id<'return'>
export type SupplyId = Id<'supply'>

/** The prefixes by which ids are shown in the API; the database holds the bare UUIDv7. */
export const prefixes = {
  tenant: 'ten',
  order: 'ord',
  item: 'itm',
  location: 'loc',
  channel: 'chn',
  customer: 'cus',
  provider: 'prv',
  payment: 'pay',
  operation: 'pop',
  fulfillmentOrder: 'ffo',
  package: 'pkg',
  return: 'ret',
  supply: 'sup',
  hold: 'hld',
  holdRule: 'hrl',
  event: 'evt',
  user: 'usr',
  key: 'key',
  message: 'msg',
  decision: 'dec',
  quote: 'qte',
  transfer: 'trf',
  endpoint: 'whe',
  entry: 'jnl',
  priceList: 'prl',
  brand: 'brd',
  legalEntity: 'ent',
  address: 'adr',
  shipment: 'shp',
  requirement: 'req',
  supplier: 'spl',
  effect: 'eff',
} as const
export type IdKind = keyof typeof prefixes

/** A new time-ordered id (RFC 9562 UUIDv7), made by the client of the database so that a retry is the same row. */
export function newId<T extends string = string>(): T {
  return uuidv7() as T
}

/** `0192…-…` becomes `ord_0192…`: 32 hexadecimal digits behind the prefix. */
export function showId(kind: IdKind, uuid: string): string {
  return `${prefixes[kind]}_${uuid.replaceAll('-', '')}`
}

export function showOptionalId(kind: IdKind, uuid: string | null): string | null {
  return uuid === null ? null : showId(kind, uuid)
}

/** The bare id of a shown one; the route's schema has checked prefix and form before. */
export function readId<T extends string = string>(shown: string): T {
  const hex = shown.slice(shown.indexOf('_') + 1)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as T
}

/** True for the bare form `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
