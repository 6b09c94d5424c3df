import { declareRefusals } from '../platform/refusal.ts'

/** Why a change of stock is refused. */
export const refuseStock = declareRefusals({
  unknown_item: ['invalid', 'There is no such item'],
  unknown_place: ['invalid', 'There is no such location'],
  no_stock_kept: ['invalid', 'This item has no stock'],
  not_your_location: ['absent', 'There is no such location'],
  named_twice: ['invalid', 'The same item and place stand twice in the list'],
  more_damaged: ['invalid', 'More units are damaged than came'],
  below_zero: ['conflict', 'The shelf holds fewer units'],
  stock_changed: ['conflict', 'The stock has changed meanwhile'],
  snapshot_older: ['conflict', 'A newer snapshot is booked already'],
  transfer_not_found: ['absent', 'There is no such transfer'],
  transfer_state: ['conflict', 'The transfer is not in that state'],
  supply_exists: ['conflict', 'This supply is expected already'],
  supply_not_found: ['absent', 'There is no such supply'],
  less_to_come: ['conflict', 'Not so many units are still to come'],
})
