// The door of capture: an order's units, sums and statuses are changed here and nowhere else.

export { type Action, cancellableUnits, orderActions } from './actions.ts'
export { type AgreedVersion, orderAtVersion } from './amend/version.ts'
export { changeOrders, type OrderChange, openOrder, openOrders, orderBooking, readOrders } from './book.ts'
export { cancelUnits } from './cancel/cancel.ts'
export type { ChangeSteps, FreedStock } from './cancel/steps.ts'
export { type EraseOrdersStep, emptyOrders, eraseParties } from './erase/erase.ts'
export { eraseRoute } from './erase/route.ts'
export { bookHandOver, type HandedOverValue, unbookHandOver } from './hand-over.ts'
export { holdTimer } from './hold/expire.ts'
export { historyColumns, orderColumns } from './import/columns.ts'
export { placeHistory } from './import/history.ts'
export { importHistory, importOrders, type OrderVerdict } from './import/import.ts'
export type { HistoryOrder, ImportedOrder } from './import/model.ts'
export { readHistory, readImported } from './import/read.ts'
export { type RefusedRows, readHistoryRows, readOrderRows } from './import/rows.ts'
export type { HistorySteps } from './import/steps.ts'
export { findLink, openLink, openLinks } from './link/link.ts'
export {
  type ActiveHold,
  BUCKETS,
  type Bucket,
  cancelledBefore,
  type Delivery,
  dueMinor,
  type HoldStop,
  type Line,
  liveUnits,
  type Money,
  moveUnits,
  type OpenOrder,
  type Order,
  type Returns,
  stopsOn,
  type UnitMove,
} from './model.ts'
export type { PlaceOrder, Split } from './place/model.ts'
export { type Placed, type PlaceRights, placeOrders } from './place/place.ts'
export { valueCancelled, valueHandedOver } from './place/price.ts'
export type {
  OrderFacts,
  PlannedAppointment,
  PlannedDecision,
  PlannedPromise,
  PlannedReservation,
  PromiseReason,
  SourceDelivery,
  SourcePlan,
  SourceRequest,
  SourceStep,
} from './place/sourcing.ts'
export { readItemAttributes, readOrderFacts } from './place/sourcing-store.ts'
export { refuseOrder } from './refusals.ts'
export type { CaptureDeps, GuardOrder } from './routes.ts'
