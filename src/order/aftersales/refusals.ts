import { declareRefusals } from '../../platform/refusal.ts'

export const refuseReturn = declareRefusals({
  order_not_found: ['absent', 'There is no such order'],
  return_not_found: ['absent', 'There is no such return'],
  not_delivered: ['conflict', 'Only delivered units can be returned'],
  return_too_late: ['conflict', 'The time for returns is over'],
  return_closed: ['conflict', 'The return is closed'],
  more_than_expected: ['conflict', 'More than the return expects'],
  more_than_received: ['conflict', 'More than was received'],
  no_return_here: ['invalid', 'This location takes no returns'],
  not_returnable: ['conflict', 'This cannot be sent back'],
  line_twice: ['invalid', 'A line is named twice'],
  received_elsewhere: ['conflict', 'The return is being received at another location'],
  line_unknown: ['invalid', 'The return has no such line'],
})
