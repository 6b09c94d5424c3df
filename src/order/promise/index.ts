// The door of promise: which location serves which line, and what was committed.
export { fillBackorders } from './backorder/fill.ts'
export { backorderFollower } from './backorder/follow.ts'
export { releaseClaims } from './resource/release.ts'
export { resourceOrders } from './resource/resource.ts'
export { arrivalStep, makeShortfallStep } from './shortfall/shortfall.ts'
export { RESERVATION_TIMER, sourceStep } from './source/source.ts'
