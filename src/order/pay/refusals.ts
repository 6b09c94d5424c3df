import { declareRefusals } from '../../platform/refusal.ts'

/** Why money is not moved. */
export const refusePayment = declareRefusals({
  unknown_provider: ['invalid', 'There is no such payment provider'],
  method_not_offered: ['invalid', 'The provider does not take this method'],
  instrument_missing: ['invalid', 'The provider needs an instrument'],
  nothing_due: ['conflict', 'Nothing is left to pay'],
  exceeds_due: ['conflict', 'It is more than what is left to pay'],
  nothing_authorized: ['conflict', 'No authorization is open'],
  exceeds_authorized: ['conflict', 'It is more than what is authorized'],
  exceeds_captured: ['conflict', 'It is more than what can be refunded'],
  refund_needs_approval: ['forbidden', 'A refund of this sum needs another person'],
  reference_used: ['conflict', 'This receipt is recorded already'],
  payment_not_found: ['invalid', 'The order has no such payment'],
  money_in_other_currency: ['invalid', 'The order is in another currency'],
})
