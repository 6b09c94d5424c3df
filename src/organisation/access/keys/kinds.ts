import type { Role } from '../policy.ts'

/** What a kind of key must be bound to, so that it is good in its own place only. */
type Needs = 'channel' | 'locations' | 'supplier' | null
type Kind = Readonly<{
  scopes: readonly string[]
  needs: Needs
  /** Roles that may make such a key although they have not these rights themselves. */
  grantedBy: readonly Role[]
}>

/**
 * The systems around Kontor, and what each of them is for. An administrator runs these systems without being one: they
 * give a key of a kind, bound to its place, and nothing that is not in it. No kind pays out or captures money, reads the
 * personal data of orders, lifts holds, writes stock off, or says when something occurred: who gives that has it.
 */
const kinds = {
  shop: {
    needs: 'channel',
    grantedBy: ['administrator'],
    scopes: [
      ...['order.place', 'order.price', 'order.read', 'order.cancel', 'order.amend', 'order.hold', 'order.repeat'],
      ...['payment.authorize', 'payment.record', 'payment.read', 'availability.read', 'return.authorize'],
      ...['return.read', 'delivery.confirm', 'feedback.give', 'message.read', 'event.read', 'webhook.read'],
      'webhook.write',
    ],
  },
  till: {
    needs: 'locations',
    grantedBy: ['administrator'],
    scopes: [
      ...['order.place', 'order.price', 'order.read', 'payment.authorize', 'payment.record', 'payment.read'],
      ...[
        'fulfillment.read',
        'fulfillment.receive',
        'fulfillment.hand_over',
        'stock.read',
        'stock.snapshot',
        'return.receive',
      ],
      ...['return.inspect', 'return.read', 'availability.read'],
    ],
  },
  wms: {
    needs: 'locations',
    grantedBy: ['administrator'],
    scopes: [
      ...['fulfillment.read', 'fulfillment.accept', 'fulfillment.decline', 'fulfillment.pick', 'fulfillment.pack'],
      ...['fulfillment.label', 'fulfillment.ship', 'fulfillment.ready', 'fulfillment.perform', 'stock.read'],
      'fulfillment.receive',
      ...['stock.receive', 'stock.adjust', 'stock.count', 'stock.snapshot', 'stock.transfer', 'supply.read'],
      ...['supply.write', 'return.read', 'return.receive', 'return.inspect'],
    ],
  },
  carrier: { needs: null, grantedBy: ['administrator'], scopes: ['tracking.report'] },
  care: {
    needs: null,
    grantedBy: ['administrator'],
    scopes: [
      ...['order.place', 'order.price', 'order.read', 'order.list', 'order.cancel'],
      ...['order.amend', 'order.hold', 'order.repeat', 'fulfillment.read', 'fulfillment.release', 'return.authorize'],
      ...['return.read', 'message.read', 'message.resend', 'payment.read', 'customer.read', 'report.read'],
    ],
  },
  supplier: {
    needs: 'supplier',
    grantedBy: ['administrator'],
    scopes: [
      ...['supply.read', 'supply.write', 'catalog.read', 'fulfillment.read', 'fulfillment.accept'],
      ...['fulfillment.decline', 'fulfillment.pick', 'fulfillment.pack', 'fulfillment.label', 'fulfillment.ship'],
    ],
  },
  accounting: {
    needs: null,
    grantedBy: ['administrator'],
    scopes: ['ledger.read', 'payment.read', 'order.read', 'order.list', 'return.read', 'stock.read', 'report.read'],
  },
} as const satisfies Readonly<Record<string, Kind>>

export type KeyKind = keyof typeof kinds
export const KEY_KINDS = Object.keys(kinds) as KeyKind[]

export function kindOf(name: KeyKind): Kind {
  return kinds[name]
}
