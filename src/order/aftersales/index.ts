// The door of aftersales: what happens when the goods are there.
export { type RecordedReturn, recordReturn } from './record-return/record-return.ts'
export type { ReturnSteps } from './steps.ts'
