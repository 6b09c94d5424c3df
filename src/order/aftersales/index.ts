// The door of aftersales: what happens when the goods are there.
export type { ReturnSteps } from './steps.ts'
