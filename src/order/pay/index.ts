// The door of pay: money on an order. Commands write intents; their effects carry them out after commit.
export type { PlannedOperation } from './book.ts'
export { type CapturePlan, captureFor, type HandedOver } from './capture-funds/capture-funds.ts'
export type { Cause, Method, Reason } from './model.ts'
export { type Refund, refundDueMinor, refundFor } from './refund/refund.ts'
export { refusePayment } from './refusals.ts'
export { type EffectDeps, payEffects } from './settle/effects.ts'
export { paymentsOf } from './views.ts'
export { releaseUnused } from './void/void.ts'
