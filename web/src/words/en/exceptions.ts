export const exceptions = {
  exceptions: {
    lead: 'Choose orders and act on them together; the server decides for each.',
    kinds: 'Reasons',
    none: 'Nothing of this kind',
    noneWhy: 'The list fills by itself when something happens.',
    oneByOne: 'Each of these wants its own decision: open the order.',
    all: 'Choose all',
    order: 'Order',
    since: 'Since',
    what: 'What it is',
    why_late:
      'Promised for a day that is over. What is not released yet can be; work that is not picked can be moved on the order’s page.',
    why_at_risk:
      'Has to leave today to arrive as promised, and is not on its way. Release it, or open it and move it to a location that can.',
    why_held: 'Stopped by a person or a rule until somebody lifts the hold.',
    why_payment_unknown: 'The payment service did not say how it ended. Ask before anything is charged again.',
    why_payment_failed: 'Money was declined or failed, and the order is not paid.',
    why_short: 'Units were declined by a location or missing at the pick, and have no place yet.',
    why_delivery_failed: 'A parcel did not arrive, comes back, or its customer says so.',
    why_backordered: 'Waits for goods that no shelf has.',
  },
}
