/** The roles a person can be granted, in the order of the table's columns. */
export const ROLES = [
  'administrator',
  'lead',
  'care_agent',
  'store_associate',
  'warehouse_worker',
  'buyer',
  'finance',
  'partner',
] as const
export type Role = (typeof ROLES)[number]
/** Who the table speaks of: the roles, the customer behind a signed link, and systems by key. */
export const PARTIES = [...ROLES, 'customer', 'key'] as const
export type Party = (typeof PARTIES)[number]

/** A: whole tenant. S, L: own stores or locations. P: own supplier. T: the link's order. k: if the key's scope says so. */
export type Letter = 'A' | 'S' | 'L' | 'P' | 'T' | 'k' | '-'
/** What can bound an action: the object that it touches has these. A key's bound counts only where it does. */
export type Bound = 'location' | 'channel' | 'supplier'
type Row = readonly [Letter, Letter, Letter, Letter, Letter, Letter, Letter, Letter, Letter, Letter, readonly Bound[]]

const NOTHING: readonly Bound[] = []
const ORDER: readonly Bound[] = ['channel', 'location']
const CHANNEL: readonly Bound[] = ['channel']
const PLACE: readonly Bound[] = ['location']
const SUPPLY: readonly Bound[] = ['location', 'supplier']
const WORK: readonly Bound[] = ['channel', 'location', 'supplier']
const SUPPLIER: readonly Bound[] = ['supplier']

/**
 * The one table of rights: what is not in it is denied. A lead is customer care plus steering (policies, hold rules);
 * an administrator has no right over money; a key never approves (it lifts no hold, writes nothing off, erases nobody).
 * What an administrator may do with a second person only, exports and erasures, they cannot do: nobody approves yet.
 * Finance and warehouse do record payments and write off alone. Sums up to which people act alone are policies,
 * checked by the command.
 */
const table = {
  //                 ADM  LEAD CARE STORE WARE BUY FIN  PART CUST KEY  bounded by
  'session.read': ['A', 'A', 'A', 'A', 'A', 'A', 'A', 'A', 'A', 'A', NOTHING],
  'session.write': ['A', 'A', 'A', 'A', 'A', 'A', 'A', 'A', '-', '-', NOTHING],

  //                 ADM  LEAD CARE STORE WARE BUY FIN  PART CUST KEY  bounded by
  'order.place': ['-', 'A', 'A', 'S', '-', '-', '-', '-', '-', 'k', ORDER],
  'order.price': ['-', 'A', 'A', 'S', '-', '-', '-', '-', '-', 'k', ORDER],
  'order.read': ['A', 'A', 'A', 'S', 'L', '-', 'A', '-', 'T', 'k', ORDER],
  'order.read_personal': ['-', 'A', 'A', 'S', '-', '-', '-', '-', '-', 'k', ORDER],
  'order.follow': ['-', '-', '-', '-', '-', '-', '-', '-', 'T', '-', ORDER],
  'order.list': ['A', 'A', 'A', 'S', 'L', '-', 'A', '-', '-', 'k', ORDER],
  'order.amend': ['-', 'A', 'A', 'S', '-', '-', '-', '-', 'T', 'k', ORDER],
  'order.cancel': ['-', 'A', 'A', 'S', '-', '-', '-', '-', 'T', 'k', ORDER],
  'order.hold': ['-', 'A', 'A', '-', '-', '-', 'A', '-', '-', 'k', ORDER],
  'order.lift_hold': ['-', 'A', 'A', '-', '-', '-', 'A', '-', '-', '-', ORDER],
  'order.erase': ['-', 'A', 'A', '-', '-', '-', '-', '-', '-', '-', ORDER],
  'order.repeat': ['-', 'A', 'A', 'S', '-', '-', '-', '-', '-', 'k', ORDER],
  'order.export': ['-', '-', '-', '-', '-', '-', 'A', '-', '-', 'k', ORDER],
  'order.import': ['-', '-', '-', '-', '-', '-', '-', '-', '-', 'k', CHANNEL],
  'time.backdate': ['-', '-', '-', '-', '-', '-', '-', '-', '-', 'k', NOTHING],
  'time.replay': ['-', '-', '-', '-', '-', '-', '-', '-', '-', 'k', NOTHING],

  //                 ADM  LEAD CARE STORE WARE BUY FIN  PART CUST KEY  bounded by
  'stock.read': ['A', 'A', 'A', 'S', 'L', 'A', 'A', '-', '-', 'k', PLACE],
  'stock.receive': ['-', '-', '-', 'S', 'L', '-', '-', '-', '-', 'k', PLACE],
  'stock.adjust': ['-', '-', '-', 'S', 'L', '-', '-', '-', '-', 'k', PLACE],
  'stock.count': ['-', '-', '-', 'S', 'L', '-', '-', '-', '-', 'k', PLACE],
  'stock.snapshot': ['-', '-', '-', '-', '-', '-', '-', '-', '-', 'k', PLACE],
  'stock.transfer': ['-', '-', '-', 'S', 'L', 'A', '-', '-', '-', 'k', PLACE],
  'stock.write_off': ['-', '-', '-', '-', 'L', '-', 'A', '-', '-', '-', PLACE],
  'supply.read': ['A', '-', '-', 'S', 'L', 'A', 'A', 'P', '-', 'k', SUPPLY],
  'supply.write': ['-', '-', '-', '-', '-', 'A', '-', 'P', '-', 'k', SUPPLY],
  'requirement.read': ['A', 'A', '-', '-', '-', 'A', '-', '-', '-', 'k', NOTHING],
  'backorder.read': ['A', 'A', 'A', '-', '-', 'A', '-', '-', '-', 'k', NOTHING],
  'availability.read': ['A', 'A', 'A', 'A', 'A', 'A', 'A', '-', '-', 'k', NOTHING],
  'allotment.write': ['A', 'A', '-', '-', '-', 'A', '-', '-', '-', 'k', CHANNEL],
  'quote.hold': ['-', 'A', 'A', 'S', '-', '-', '-', '-', '-', 'k', ORDER],

  //                 ADM  LEAD CARE STORE WARE BUY FIN  PART CUST KEY  bounded by
  'payment.read': ['-', 'A', 'A', 'S', '-', '-', 'A', '-', 'T', 'k', ORDER],
  'payment.authorize': ['-', 'A', 'A', 'S', '-', '-', '-', '-', '-', 'k', ORDER],
  'payment.capture': ['-', '-', '-', '-', '-', '-', 'A', '-', '-', 'k', ORDER],
  'payment.record': ['-', '-', '-', '-', '-', '-', 'A', '-', '-', 'k', ORDER],
  'payment.void': ['-', 'A', 'A', '-', '-', '-', 'A', '-', '-', 'k', ORDER],
  'payment.check': ['-', 'A', 'A', '-', '-', '-', 'A', '-', '-', 'k', ORDER],
  'refund.request': ['-', 'A', 'A', 'S', '-', '-', 'A', '-', '-', 'k', ORDER],
  'ledger.read': ['-', '-', '-', '-', '-', '-', 'A', '-', '-', 'k', NOTHING],

  //                 ADM  LEAD CARE STORE WARE BUY FIN  PART CUST KEY  bounded by
  'fulfillment.read': ['A', 'A', 'A', 'S', 'L', '-', 'A', 'P', '-', 'k', WORK],
  'fulfillment.release': ['-', 'A', 'A', '-', '-', '-', '-', '-', '-', 'k', WORK],
  'fulfillment.move': ['-', 'A', 'A', '-', '-', '-', '-', '-', '-', 'k', WORK],
  'fulfillment.receive': ['-', '-', '-', 'S', 'L', '-', '-', '-', '-', 'k', WORK],
  'fulfillment.accept': ['-', '-', '-', 'S', 'L', '-', '-', 'P', '-', 'k', WORK],
  'fulfillment.decline': ['-', '-', '-', 'S', 'L', '-', '-', 'P', '-', 'k', WORK],
  'fulfillment.pick': ['-', '-', '-', 'S', 'L', '-', '-', 'P', '-', 'k', WORK],
  'fulfillment.pack': ['-', '-', '-', 'S', 'L', '-', '-', 'P', '-', 'k', WORK],
  'fulfillment.label': ['-', '-', '-', 'S', 'L', '-', '-', 'P', '-', 'k', WORK],
  'fulfillment.ship': ['-', '-', '-', 'S', 'L', '-', '-', 'P', '-', 'k', WORK],
  'fulfillment.ready': ['-', '-', '-', 'S', 'L', '-', '-', '-', '-', 'k', WORK],
  'fulfillment.hand_over': ['-', '-', '-', 'S', '-', '-', '-', '-', '-', 'k', WORK],
  'fulfillment.perform': ['-', '-', '-', 'S', 'L', '-', '-', '-', '-', 'k', WORK],

  //                 ADM  LEAD CARE STORE WARE BUY FIN  PART CUST KEY  bounded by
  'tracking.report': ['-', '-', '-', '-', '-', '-', '-', 'P', '-', 'k', WORK],
  'delivery.confirm': ['-', 'A', 'A', '-', '-', '-', '-', '-', 'T', 'k', ORDER],
  'delivery.resolve': ['-', 'A', 'A', '-', '-', '-', '-', '-', '-', 'k', ORDER],
  'return.authorize': ['-', 'A', 'A', 'S', '-', '-', '-', '-', 'T', 'k', ORDER],
  'return.receive': ['-', '-', '-', 'S', 'L', '-', '-', '-', '-', 'k', ORDER],
  'return.inspect': ['-', '-', '-', 'S', 'L', '-', '-', '-', '-', 'k', ORDER],
  'return.read': ['A', 'A', 'A', 'S', 'L', '-', 'A', '-', 'T', 'k', ORDER],
  'feedback.give': ['-', '-', '-', '-', '-', '-', '-', '-', 'T', 'k', ORDER],
  'feedback.read': ['A', 'A', 'A', 'S', '-', '-', '-', '-', 'T', 'k', ORDER],
  'message.read': ['-', 'A', 'A', 'S', '-', '-', '-', '-', '-', 'k', ORDER],
  'message.resend': ['-', 'A', 'A', 'S', '-', '-', '-', '-', '-', 'k', ORDER],

  //                 ADM  LEAD CARE STORE WARE BUY FIN  PART CUST KEY  bounded by
  'catalog.read': ['A', 'A', 'A', 'A', 'A', 'A', 'A', 'P', '-', 'k', SUPPLIER],
  'catalog.write': ['A', '-', '-', '-', '-', 'A', '-', '-', '-', 'k', SUPPLIER],
  'catalog.read_cost': ['-', '-', '-', '-', '-', 'A', 'A', 'P', '-', 'k', SUPPLIER],
  'price.read': ['A', 'A', 'A', 'A', '-', 'A', 'A', '-', '-', 'k', NOTHING],
  'price.write': ['A', '-', '-', '-', '-', '-', '-', '-', '-', 'k', NOTHING],
  // A customer belongs to no store, so store and finance read everyone, with mail, phone and street masked.
  'customer.read': ['-', 'A', 'A', 'A', '-', '-', 'A', '-', '-', 'k', NOTHING],
  'customer.read_personal': ['-', 'A', 'A', '-', '-', '-', '-', '-', '-', 'k', NOTHING],
  'customer.write': ['-', 'A', 'A', '-', '-', '-', '-', '-', '-', 'k', NOTHING],
  'customer.grant_credit': ['-', '-', '-', '-', '-', '-', 'A', '-', '-', 'k', NOTHING],
  'customer.export': ['-', 'A', 'A', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  'customer.erase': ['-', 'A', 'A', '-', '-', '-', '-', '-', '-', '-', NOTHING],

  //                 ADM  LEAD CARE STORE WARE BUY FIN  PART CUST KEY  bounded by
  'organisation.read': ['A', 'A', 'A', 'A', 'A', 'A', 'A', '-', '-', 'k', NOTHING],
  'organisation.write': ['A', '-', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  // Calendars, carriers' tables, capacity: what dates are promised from.
  'promise_data.write': ['A', 'A', '-', '-', '-', '-', '-', '-', '-', 'k', NOTHING],
  // To set any policy; the policy's own family decides which of the three others is needed as well.
  'policy.write': ['A', 'A', '-', '-', '-', 'A', 'A', '-', '-', 'k', NOTHING],
  'policy.write_stock': ['A', 'A', '-', '-', '-', 'A', '-', '-', '-', 'k', NOTHING],
  'policy.write_service': ['A', 'A', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  'policy.write_money': ['-', '-', '-', '-', '-', '-', 'A', '-', '-', '-', NOTHING],
  'provider.read': ['A', 'A', '-', '-', '-', '-', 'A', '-', '-', '-', NOTHING],
  'provider.write': ['A', '-', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  'sourcing.read': ['A', 'A', 'A', '-', '-', 'A', 'A', '-', '-', 'k', NOTHING],
  'sourcing.write': ['A', 'A', '-', '-', '-', '-', '-', '-', '-', 'k', NOTHING],
  'hold_rule.write': ['A', 'A', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  // A file is a list of commands: each kind of file needs the right to its own list as well.
  'file.import': ['A', 'A', '-', '-', '-', 'A', '-', '-', '-', '-', NOTHING],
  // Figures of a whole house at once, as when it is opened; who works in one place counts.
  'stock.import': ['A', '-', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  'test_service.write': ['A', '-', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  'user.read': ['A', '-', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  'user.write': ['A', '-', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  'key.read': ['A', '-', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  'key.write': ['A', '-', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],

  //                 ADM  LEAD CARE STORE WARE BUY FIN  PART CUST KEY  bounded by
  'webhook.write': ['A', '-', '-', '-', '-', '-', '-', '-', '-', 'k', CHANNEL],
  'webhook.read': ['A', 'A', '-', '-', '-', '-', '-', '-', '-', 'k', CHANNEL],
  'event.read': ['A', 'A', 'A', 'S', 'L', '-', 'A', '-', '-', 'k', ORDER],
  'audit.read': ['A', '-', '-', '-', '-', '-', 'A', '-', '-', 'k', NOTHING],
  'report.export': ['A', 'A', '-', '-', '-', '-', 'A', '-', '-', 'k', NOTHING],
  'report.read': ['A', 'A', 'A', 'S', 'L', 'A', 'A', 'P', '-', 'k', WORK],
  'demo.steer': ['A', 'A', '-', '-', '-', '-', '-', '-', '-', '-', NOTHING],
  'metrics.read': ['A', '-', '-', '-', '-', '-', '-', '-', '-', 'k', NOTHING],
} as const satisfies Readonly<Record<`${string}.${string}`, Row>>

export type Action = keyof typeof table
export const ACTIONS = Object.keys(table) as Action[]

const columns: ReadonlyMap<string, number> = new Map(PARTIES.map((party, index) => [party, index]))

export function knows(action: string): action is Action {
  return Object.hasOwn(table, action)
}

/** What the table says for a party and an action; whatever it does not name is denied. */
export function letterOf(party: string, action: string): Letter {
  const column = columns.get(party)
  return column === undefined || !knows(action) ? '-' : (table[action][column] as Letter)
}

/** What the objects of an action have that a person or key can be bound to. */
export function boundsOfAction(action: Action): readonly Bound[] {
  return table[action][PARTIES.length] as readonly Bound[]
}

/** Does a key's scope, an action or `area.*`, cover the action? */
export function covers(scope: string, action: string): boolean {
  return scope === action || (scope.endsWith('.*') && action.startsWith(scope.slice(0, -1)))
}
