/** What can wait at an order, step by step. */
export const STEPS = ['source', 'release', 'accept', 'pick', 'pack', 'hand_over', 'deliver'] as const
/** Why an order can need somebody whatever day it is. */
export const TROUBLES = [
  'held',
  'payment_unknown',
  'payment_failed',
  'short',
  'delivery_failed',
  'backordered',
] as const
