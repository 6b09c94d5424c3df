// The door of inventory: what other modules may do with stock, always inside their transaction.
export { adjustStock, countStock, setUnavailable } from './adjust/adjust.ts'
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
export { STOCK_CHANGED, type StockChanged, unpack as unpackFree } from './free/announce.ts'
export { type FreeAt, readFree } from './free/mirror.ts'
export {
  type Balance,
  type BalanceChange,
  free,
  type Movement,
  ON_HAND,
  type Reservation,
  type StockKey,
  stockKey,
  sumReserved,
} from './model.ts'
export { realize, type ShortfallStep } from './reality/realize.ts'
export { type ArrivalStep, type Receipt, receiveGoods } from './receive/receive.ts'
export { takeSnapshots } from './snapshot/snapshot.ts'
export { cancelSupply, reviseSupplies } from './supply/reduce.ts'
export {
  addRequirements,
  type OpenSupply,
  type Requirement,
  readIncoming,
  requirementsOf,
  takeRequirements,
} from './supply/store.ts'
export { type NewSupply, writeSupplies } from './supply/supply.ts'
export { freeOnTheWay, sendPicked } from './transfer/leg.ts'
export { type Received, receiveTransfer } from './transfer/transfer.ts'
