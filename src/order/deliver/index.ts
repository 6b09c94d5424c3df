// The door of deliver: what became of packages after they were handed over.
export type { DeliverDeps } from './answer.ts'
export { eraseDeliveries } from './erase.ts'
export type { CreditStep, DeliverSteps } from './steps.ts'
export { type ReportedScan, type ScanVerdict, trackScans } from './track/track.ts'
