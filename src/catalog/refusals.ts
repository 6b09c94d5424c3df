import { declareRefusals } from '../platform/refusal.ts'

/** Why an item or a price is refused. */
export const refuseItem = declareRefusals({
  unknown_sku: ['invalid', 'There is no such item'],
  sku_twice: ['invalid', 'The same item came twice in one list'],
  bad_gtin: ['invalid', 'The GTIN is not valid'],
  item_fixed: ['conflict', 'This cannot change once the item exists'],
  not_your_item: ['forbidden', 'The item belongs to another supplier'],
  cost_incomplete: ['invalid', 'A cost needs its currency'],
  unknown_currency: ['invalid', 'There is no such currency'],
  kit_without_parts: ['invalid', 'A kit is made of parts'],
  parts_without_kit: ['invalid', 'Only a kit has parts'],
  bad_part: ['invalid', 'This cannot be a part of the kit'],
  price_list_not_found: ['absent', 'There is no such price list'],
  price_list_fixed: ['conflict', 'Currency and tax of a price list do not change'],
  price_twice: ['invalid', 'The same price came twice in one list'],
})
