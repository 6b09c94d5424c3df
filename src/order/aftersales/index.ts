// The door of aftersales: what happens when the goods are there.
export { eraseFeedback } from './erase.ts'
export { type RecordedReturn, recordReturn } from './record-return/record-return.ts'
export type { ReturnSteps } from './steps.ts'
