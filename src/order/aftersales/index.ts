// The door of aftersales: what happens when the goods are there.
export { returnableUnits } from './authorize-return/authorize-return.ts'
export type { Returnable } from './authorize-return/decide.ts'
export { eraseFeedback } from './erase.ts'
export { type RecordedReturn, recordReturn } from './record-return/record-return.ts'
export type { ReturnSteps } from './steps.ts'
