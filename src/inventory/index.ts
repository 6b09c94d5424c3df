// The door of inventory: what other modules may do with stock, always inside their transaction.
export {
  allocate,
  BalanceBroken,
  freeAllocated,
  freeReserved,
  moveStock,
  pick,
  putBack,
  reportShort,
  reserve,
  type UnitsAt,
} from './balance/balance.ts'
export { type Held, heldFor, lockBalances, readBalances } from './balance/store.ts'
export {
  type Balance,
  type BalanceChange,
  free,
  type Movement,
  ON_HAND,
  type Reservation,
  type StockKey,
  stockKey,
} from './model.ts'
export {
  addRequirements,
  type OpenSupply,
  type Requirement,
  readIncoming,
  requirementsOf,
  takeRequirements,
} from './supply/store.ts'
