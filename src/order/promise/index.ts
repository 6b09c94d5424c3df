// The door of promise: which location serves which line, and what was committed.
export { sourceStep } from './source/source.ts'
