import { declareRefusals } from '../../platform/refusal.ts'

/** Why something about a package at the door is refused. */
export const refuseDelivery = declareRefusals({
  tracking_unknown: ['absent', 'No package has this tracking number'],
  not_under_way: ['conflict', 'The package is not on its way to the customer'],
  nothing_to_resolve: ['conflict', 'There is nothing to decide about the package'],
  not_received_yet: ['conflict', 'The goods have not come back yet'],
})
