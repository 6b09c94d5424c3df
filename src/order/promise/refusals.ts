import { declareRefusals } from '../../platform/refusal.ts'

/** Why nothing is promised, or a quote is not taken. */
export const refusePromise = declareRefusals({
  unknown_channel: ['invalid', 'There is no such channel'],
  unknown_location: ['invalid', 'There is no such location'],
  unknown_item: ['invalid', 'There is no such item'],
  unknown_unit: ['invalid', 'The item is not sold in this unit'],
  no_pickup_here: ['invalid', 'Goods are not handed over there'],
  nothing_to_hold: ['conflict', 'No option can be held'],
  hold_lost: ['conflict', 'The units went to others meanwhile'],
  quote_not_found: ['absent', 'There is no such quote'],
  quote_expired: ['conflict', 'The quote has expired'],
  quote_used: ['conflict', 'The quote was used already'],
  quote_differs: ['conflict', 'The order is not what was quoted'],
})
